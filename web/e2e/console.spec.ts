import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { consoleEn } from '../src/i18n/console.en';
import { consoleKo } from '../src/i18n/console.ko';
import { ko } from '../src/i18n/ko';
import { House, expect, profile, test } from './house';
import { PASSWORD, Person, say } from './person';
import { Running, startVendor } from './process';

/* Real calls through /v1, and what the operator then sees of them, in both languages, on a desk and on a phone. */
test.describe.configure({ mode: 'serial' });

const SECRET = 'nobody but the model may read this';

let vendor: Running;
let house: House;
let minsu: Person;

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
  expect(await page.locator('#main').evaluate((main) => main.scrollWidth <= main.clientWidth + 1)).toBe(true);
}

async function ask(request: APIRequestContext, key: string, model: string): Promise<number> {
  const answer = await request.post(`${house.address}/v1/chat/completions`, {
    headers: { authorization: `Bearer ${key}` },
    data: { model, messages: [{ role: 'user', content: SECRET }] },
  });
  return answer.status();
}

test.beforeAll(async ({ browser }) => {
  vendor = await startVendor('big-1', 'small-1');
  house = await House.open(`
providers:
  - { name: friend, url: "${vendor.address}", key: sk-x, models: [ { name: big-1, price: { input: 2, cacheRead: 0.2, output: 8 }, tools: true }, { name: small-1, price: { input: 0.2, output: 0.8 } } ] }
`);
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

test('calls with two keys come through, and one fails', async ({ request }) => {
  const made = async (name: string) => {
    const answer = await minsu.page.request.post(`${house.address}/api/keys`, { headers: { 'x-maru-csrf': '1' }, data: { name } });
    return ((await answer.json()) as { key: string }).key;
  };
  const [laptop, robot] = [await made('laptop'), await made('robot')];
  for (let i = 0; i < 4; i++) expect(await ask(request, laptop, 'big-1')).toBe(200);
  for (let i = 0; i < 2; i++) expect(await ask(request, robot, 'small-1')).toBe(200);
  await request.post(new URL('/script', vendor.address).href, { data: { fault: 'UNAUTHORIZED' } });
  expect(await ask(request, robot, 'small-1')).toBeGreaterThanOrEqual(400);
});

test('the operator sees them in Korean: models, traffic, routes, receipts', async () => {
  const { page } = minsu;
  await minsu.open('/me');
  await page.getByRole('button', { name: ko.settings.operator }).click();
  await expect(page.getByRole('heading', { name: consoleKo.models.title })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'big-1' }).getByText('$8')).toBeVisible();
  await accessible(page);

  const tabs = page.getByRole('navigation', { name: consoleKo.nav.label });
  await tabs.getByRole('link', { name: consoleKo.nav.traffic }).click();
  await page.getByRole('radio', { name: consoleKo.range.hour }).check({ force: true });
  const groups = page.getByRole('row');
  await expect(groups.filter({ hasText: /^big-1/ }).first()).toContainText('4');
  await expect(groups.filter({ hasText: /^small-1/ }).first()).toContainText('33%');
  await page.getByText(consoleKo.common.asTable).click();
  await accessible(page);
  await page.getByRole('radio', { name: consoleKo.by.key, exact: true }).check({ force: true });
  await expect(groups.filter({ hasText: /^laptop/ }).first()).toBeVisible();
  await expect(groups.filter({ hasText: /^robot/ }).first()).toBeVisible();

  await tabs.getByRole('link', { name: consoleKo.nav.routes }).click();
  await page.getByRole('textbox', { name: consoleKo.routes.prompt }).fill('내 번호는 010-1234-5678');
  await page.getByRole('button', { name: consoleKo.routes.show }).click();
  await expect(page.getByText(consoleKo.routes.nobody)).toBeVisible();
  await page.getByRole('textbox', { name: consoleKo.routes.prompt }).fill('내일 뭐 입지?');
  await page.getByRole('button', { name: consoleKo.routes.show }).click();
  await expect(page.getByText(new RegExp(say(consoleKo.routes.answer, { model: '(big|small)-1' })))).toBeVisible();
  await accessible(page);

  await tabs.getByRole('link', { name: consoleKo.nav.receipts }).click();
  const found = page.getByRole('list', { name: consoleKo.receipts.list });
  await expect(found.getByRole('listitem')).toHaveCount(7);
  await page.getByLabel(consoleKo.receipts.outcome).selectOption('failed');
  await expect(found.getByRole('listitem')).toHaveCount(1);
  await found.getByRole('button').click();
  await expect(page.getByRole('dialog').getByText(consoleKo.receipts.steps)).toBeVisible();
  await accessible(page);
  await page.keyboard.press('Escape');
  await expect(page.locator('body')).not.toContainText(SECRET);
});

test('the same as a file for a spreadsheet, without anybody’s words', async () => {
  const { page } = minsu;
  await page.getByLabel(consoleKo.receipts.outcome).selectOption('');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: consoleKo.receipts.file }).click();
  const file = readFileSync(await (await coming).path(), 'utf8');
  expect(file.trim().split('\r\n')).toHaveLength(8);
  expect(file).not.toContain(SECRET);
});

test('all pages in English, dark, on a phone', async ({ browser }) => {
  const context = await profile(browser, { locale: 'en-US', width: 390, height: 844, dark: true });
  const page = await context.newPage();
  await context.request.post(`${house.address}/api/sessions`, { data: { name: 'minsu', password: PASSWORD } });
  await context.request.patch(`${house.address}/api/me`, { headers: { 'x-maru-csrf': '1' }, data: { locale: 'en' } });
  for (const [path, title] of [
    ['', consoleEn.models.title], ['/traffic', consoleEn.traffic.title], ['/routes', consoleEn.routes.title], ['/receipts', consoleEn.receipts.title],
    ['/budgets', consoleEn.budgets.title], ['/router', consoleEn.router.title], ['/people', consoleEn.people.title],
  ] as const) {
    await page.goto(`${house.address}/operator${path}`);
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByText(consoleEn.common.loading, { exact: true })).toHaveCount(0);
    await accessible(page);
  }
  await context.close();
});

test('somebody who is no operator sees none of it', async ({ request }) => {
  const room = (await (await minsu.page.request.post(`${house.address}/api/rooms`, { headers: { 'x-maru-csrf': '1' }, data: { name: '우리 집' } })).json()) as { id: string };
  const invite = (await (await minsu.page.request.post(`${house.address}/api/rooms/${room.id}/invites`, { headers: { 'x-maru-csrf': '1' }, data: {} })).json()) as { code: string };
  await request.post(`${house.address}/api/users`, { data: { name: 'jieun', displayName: '이지은', password: PASSWORD, invite: invite.code } });
  const { token } = (await (await request.post(`${house.address}/api/sessions`, { data: { name: 'jieun', password: PASSWORD } })).json()) as { token: string };
  for (const path of ['traffic', 'receipts', 'receipts.csv', 'providers/nearby', 'models']) {
    expect((await request.get(`${house.address}/api/${path}`, { headers: { authorization: `Bearer ${token}` } })).status()).toBe(403);
  }
});
