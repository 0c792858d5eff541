import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ko } from '../src/i18n/ko';
import { House, expect, profile, test } from './house';
import { Person, PASSWORD } from './person';
import { Running, startVendor } from './process';

/* An outside vendor is a small server that speaks OpenAI's wire; everything else is real. */
test.describe.configure({ mode: 'serial' });

const python = path.resolve(import.meta.dirname, '../../target/python/bin/python');

let house: House;
let vendor: Running;
let minsu: Person;
let key: string;

test.beforeAll(async ({ browser }) => {
  vendor = await startVendor('big-1', 'small-1');
  house = await House.open();
  minsu = new Person(await (await profile(browser)).newPage(), house.address);
  await minsu.open();
  await minsu.signUp('김민수', 'minsu');
  await expect(minsu.page.getByRole('navigation').getByRole('link', { name: ko.rooms.mate })).toBeVisible();
});

test.afterAll(async () => {
  await minsu.page.context().close();
  await house.close();
  await vendor.stop();
});

test('a provider is added on the page: its key is tested and never shown again', async () => {
  await minsu.open('/operator');
  await minsu.page.getByRole('button', { name: ko.operator.addTitle }).click();
  const dialog = minsu.page.getByRole('dialog');
  await dialog.getByLabel(ko.operator.preset).selectOption('custom');
  await dialog.getByLabel(ko.operator.name, { exact: true }).fill('friend');
  await dialog.getByLabel(ko.operator.url, { exact: true }).fill(vendor.address);
  await dialog.getByLabel(ko.operator.key, { exact: true }).fill('sk-secret-of-a-friend');
  await dialog.getByRole('button', { name: ko.operator.add, exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(minsu.page.getByText('big-1').first()).toBeVisible();
  await expect(minsu.page.locator('body')).not.toContainText('sk-secret-of-a-friend');
});

test('free talk streams from the better model, and the receipt says what left', async () => {
  await minsu.open('/mate');
  await minsu.write('오늘 저녁에 뭐 먹으면 좋을까?');
  const answer = minsu.timeline().getByRole('article', { name: ko.mate.name }).last();
  await expect(answer.getByRole('link', { name: ko.receipt.whyLabel })).toBeVisible();
});

test('a key for /v1 is made on the page and shown once', async () => {
  await minsu.open('/me');
  await minsu.page.getByLabel(ko.settings.keyName).fill('laptop');
  await minsu.page.getByRole('button', { name: ko.settings.makeKey }).click();
  const shown = minsu.page.getByLabel('laptop', { exact: true });
  await expect(shown).toHaveValue(/^mk-/);
  key = await shown.inputValue();
  await minsu.page.reload();
  await expect(minsu.page.getByText('laptop')).toBeVisible();
  await expect(shown).toHaveCount(0);
});

test('openai-python chats, streams, calls a tool, makes responses and lists models', () => {
  const output = execFileSync(python, [path.join(import.meta.dirname, 'sdk.py')], {
    env: { ...process.env, OPENAI_BASE_URL: `${house.address}/v1`, OPENAI_API_KEY: key, VENDOR: vendor.address },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(output.trim().split('\n')).toEqual([
    'models: True',
    'chat: stop',
    'stream: True',
    'tool: look_up {"name": "minsu"}',
    'response: 하나',
    'response stream: response.created response.completed',
    'wrong key: 401',
  ]);
});

test('curl gets an answer with its receipt, and a wrong password no session', async ({ request }) => {
  const answer = await request.post(`${house.address}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${key}` },
    data: { model: 'auto', messages: [{ role: 'user', content: 'hello' }] },
  });
  expect(answer.status()).toBe(200);
  const receipt = await request.get(`${house.address}/v1/receipts/${answer.headers()['x-maru-receipt']}`, { headers: { authorization: `Bearer ${key}` } });
  expect(receipt.status()).toBe(200);
  const wrong = await request.post(`${house.address}/api/sessions`, { data: { name: 'minsu', password: `${PASSWORD}!` } });
  expect(wrong.status()).toBe(401);
});
