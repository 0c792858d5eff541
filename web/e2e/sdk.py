"""What a developer does with openai-python, against a Maru whose provider is the fake vendor."""

import json
import os
import urllib.request

import openai

client = openai.OpenAI(max_retries=0, timeout=20)
question = [{"role": "user", "content": "Who is minsu?"}]


def script(**answer):
    """Queues the vendor's next answer."""
    request = urllib.request.Request(
        os.environ["VENDOR"] + "/script",
        json.dumps(answer).encode(),
        {"content-type": "application/json"},
    )
    urllib.request.urlopen(request, timeout=10).read()


print("models:", "auto" in {model.id for model in client.models.list()})

answer = client.chat.completions.create(model="auto", messages=question)
print("chat:", answer.choices[0].finish_reason)

script(tokens=["An", "nyeong", " 안녕", "하세요"])
chunks = client.chat.completions.create(model="auto", messages=question, stream=True)
words = "".join(c.choices[0].delta.content or "" for c in chunks if c.choices)
print("stream:", words == "Annyeong 안녕하세요")

script(tool="look_up", arguments={"name": "minsu"})
tools = [
    {
        "type": "function",
        "function": {
            "name": "look_up",
            "parameters": {"type": "object", "properties": {"name": {"type": "string"}}},
        },
    }
]
called = client.chat.completions.create(model="auto", messages=question, tools=tools)
call = called.choices[0].message.tool_calls[0].function
print("tool:", call.name, json.dumps(json.loads(call.arguments)))

script(tokens=["하", "나"])
first = client.responses.create(model="auto", input="count")
print("response:", first.output_text)
with client.responses.stream(model="auto", input="more", previous_response_id=first.id) as events:
    types = [event.type for event in events]
print("response stream:", types[0], types[-1])

try:
    openai.OpenAI(api_key="mk-wrong", max_retries=0).models.list()
except openai.AuthenticationError as error:
    print("wrong key:", error.status_code)
