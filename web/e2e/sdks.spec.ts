import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import { House, expect, test } from './house';
import { PASSWORD } from './person';
import { Running, startVendor } from './process';

/* The vendors' own JavaScript clients, pointed at a Maru whose provider only chats: responses and messages are translated. */
test.describe.configure({ mode: 'serial' });

let house: House;
let vendor: Running;
let openai: OpenAI;
let anthropic: Anthropic;

/** Queues the vendor's next answer. */
const script = (answer: object) => fetch(new URL('/script', vendor.address), { method: 'POST', body: JSON.stringify(answer) });

const parameters = { type: 'object' as const, properties: { name: { type: 'string' } }, required: ['name'], additionalProperties: false };

test.beforeAll(async () => {
  vendor = await startVendor('big-1');
  house = await House.open(`providers: [ { name: friend, url: "${vendor.address}", key: sk-x, models: [ { name: big-1, tools: true } ] } ]`);
  const post = async (path: string, body: object, token = '') => {
    const answer = await fetch(house.address + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, string>;
  };
  await post('/api/users', { name: 'minsu', displayName: '김민수', password: PASSWORD });
  const { token } = await post('/api/sessions', { name: 'minsu', password: PASSWORD });
  const { key } = await post('/api/keys', { name: 'laptop' }, token);
  openai = new OpenAI({ baseURL: `${house.address}/v1`, apiKey: key, maxRetries: 0 });
  anthropic = new Anthropic({ baseURL: house.address, apiKey: key ?? '', maxRetries: 0 });
});

test.afterAll(async () => {
  await house.close();
  await vendor.stop();
});

test('openai chats, streams, calls tools and lists models', async () => {
  await script({ tokens: ['안녕', '하세요'] });
  const stream = openai.chat.completions.stream({ model: 'big-1', messages: [{ role: 'user', content: 'hi' }] });
  expect((await stream.finalChatCompletion()).choices[0]?.message.content).toBe('안녕하세요');
  await script({ tool: 'look_up', arguments: { name: '민수' } });
  const called = await openai.chat.completions.create({
    model: 'big-1',
    messages: [{ role: 'user', content: 'who?' }],
    tools: [{ type: 'function', function: { name: 'look_up', parameters } }],
  });
  const call = called.choices[0]?.message.tool_calls?.[0];
  expect(call?.type === 'function' && JSON.parse(call.function.arguments)).toEqual({ name: '민수' });
  expect((await openai.models.list()).data.map((model) => model.id)).toContain('big-1');
});

test('openai makes responses, streams them, goes on from one and is told what is wrong', async () => {
  await script({ tokens: ['하', '나'] });
  const one = await openai.responses.create({ model: 'big-1', input: 'count' });
  expect(one.output_text).toBe('하나');
  const kept = await openai.responses.retrieve(one.id);
  expect(kept.output_text).toBe('하나');
  await script({ tool: 'look_up', arguments: { name: '민수' } });
  const stream = openai.responses.stream({
    model: 'big-1',
    input: 'who?',
    previous_response_id: one.id,
    tools: [{ type: 'function', name: 'look_up', parameters, strict: true }],
  });
  const types: string[] = [];
  for await (const event of stream) types.push(event.type);
  expect(types.at(-1)).toBe('response.completed');
  const item = (await stream.finalResponse()).output.find((each) => each.type === 'function_call');
  expect(item?.name).toBe('look_up');
  await expect(openai.responses.create({ model: 'big-1', input: 'x', previous_response_id: 'resp_none' })).rejects.toThrow(OpenAI.NotFoundError);
});

test('@anthropic-ai/sdk talks, streams, calls tools and counts tokens', async () => {
  await script({ tokens: ['안녕', '하세요'] });
  const ask = { model: 'big-1', max_tokens: 200, messages: [{ role: 'user' as const, content: 'hi' }] };
  const said = await anthropic.messages.create(ask);
  expect(said.content[0]).toMatchObject({ type: 'text', text: '안녕하세요' });
  expect(said.stop_reason).toBe('end_turn');
  await script({ tool: 'look_up', arguments: { name: '민수' } });
  const stream = anthropic.messages.stream({ ...ask, tools: [{ name: 'look_up', input_schema: parameters }] });
  const message = await stream.finalMessage();
  expect(message.content.at(-1)).toMatchObject({ type: 'tool_use', name: 'look_up', input: { name: '민수' } });
  expect(message.stop_reason).toBe('tool_use');
  expect((await anthropic.messages.countTokens({ model: 'big-1', messages: ask.messages })).input_tokens).toBeGreaterThan(0);
  await expect(anthropic.messages.create({ ...ask, model: 'none-such' })).rejects.toThrow(Anthropic.NotFoundError);
});

test('a stream that breaks off is an error for either of them', async () => {
  const ask = { model: 'big-1', max_tokens: 200, messages: [{ role: 'user' as const, content: 'hi' }] };
  await script({ fault: 'NO_FINISH' });
  await expect(openai.chat.completions.stream({ ...ask }).finalChatCompletion()).rejects.toThrow();
  await script({ fault: 'NO_FINISH' });
  await expect(anthropic.messages.stream(ask).finalMessage()).rejects.toThrow();
});
