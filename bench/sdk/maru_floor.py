"""Points openai-python's own API tests at Maru: a pytest plugin of `./maru bench sdk`.

It gives the tests Maru's key, keeps those of the endpoints that Maru offers, and makes the response that they ask
for by its id before each test that reads or deletes one, because Maru has it only when it was made there. It writes
one line of JSON a test to $FLOOR_REPORT.
"""

import json
import os
import re
import urllib.request

import pytest

# The methods of /v1 that Maru offers; "overload_2" of a create is a stream, which the mock answers with no stream.
OFFERED = {
    "chat": ("create_overload_1",),
    "responses": ("create_overload_1", "retrieve_overload_1", "delete"),
    "input_items": ("list",),
    "embeddings": ("create",),
    "models": ("retrieve", "list"),
}
FILES = {
    "chat/test_completions.py": "chat",
    "test_responses.py": "responses",
    "responses/test_input_items.py": "input_items",
    "test_embeddings.py": "embeddings",
    "test_models.py": "models",
}
KEPT = ("retrieve", "delete", "list")


def endpoint(item):
    return next((name for end, name in FILES.items() if str(item.path).endswith(end)), None)


def offered(item):
    method = re.sub("^test_(method|raw_response|streaming_response|path_params)_", "", item.originalname)
    return method.replace("_with_all_params", "") in OFFERED[endpoint(item)]


def pytest_collection_modifyitems(config, items):
    import tests.conftest

    tests.conftest.api_key = os.environ["FLOOR_KEY"]
    gone = [item for item in items if not offered(item)]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if offered(item)]


@pytest.fixture(autouse=True)
def kept_response(request):
    direct = os.environ["FLOOR_KEY"] == "sk-any"  # the mock has every response
    if not direct and endpoint(request.node) in ("responses", "input_items") and any(word in request.node.originalname for word in KEPT):
        model = "items" if endpoint(request.node) == "input_items" else "gpt-5.1"
        body = json.dumps({"model": model, "input": [{"role": "user", "content": "hello"}]})
        headers = {"authorization": "Bearer " + os.environ["FLOOR_KEY"], "content-type": "application/json"}
        asked = urllib.request.Request(os.environ["TEST_API_BASE_URL"] + "/responses", body.encode(), headers)
        urllib.request.urlopen(asked, timeout=20).read()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call" or report.failed:
        line = {"endpoint": endpoint(item), "test": item.name, "passed": report.passed, "why": report.longreprtext[-400:]}
        with open(os.environ["FLOOR_REPORT"], "a") as out:
            out.write(json.dumps(line) + "\n")
    return report
