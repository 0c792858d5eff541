import { deflateSync } from 'node:zlib';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { en } from '../src/i18n/en';
import { ko } from '../src/i18n/ko';
import { messagesEn } from '../src/i18n/messages.en';
import { House, expect, profile, test } from './house';
import { Person, say } from './person';

/** A PNG of one colour, as a phone would send it: large enough to be made small. */
function picture(width: number, height: number, [r, g, b]: [number, number, number]): Buffer {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([r, g, b]))]);
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (bytes: Buffer) => { let c = 0xffffffff; for (const x of bytes) c = (table[(c ^ x) & 255] ?? 0) ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; };
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => row)))), chunk('IEND', Buffer.alloc(0)),
  ]);
}

const RED = picture(900, 600, [200, 60, 40]);
const BLUE = picture(600, 900, [40, 80, 180]);

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

const shows = (page: Page, selector: string) =>
  expect.poll(() => page.locator(selector).last().evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0);

test.describe.configure({ mode: 'serial' });

let house: House;
let minsu: Person;
let jieun: Person;

test.beforeAll(async ({ browser }) => {
  house = await House.open('files: { maxFileMb: 3 }');
  minsu = new Person(await (await profile(browser)).newPage(), house.address);
  jieun = new Person(await (await profile(browser, { width: 390, height: 844, dark: true })).newPage(), house.address);
  await minsu.open();
  await minsu.signUp('김민수', 'minsu');
  await minsu.makeRoom('사진 방');
  const link = await minsu.invite();
  await jieun.open(link);
  await jieun.signUp('박지은', 'jieun');
  await expect(jieun.composer()).toBeVisible();
});

test.afterAll(async () => {
  await minsu.page.context().close();
  await jieun.page.context().close();
  await house.close();
});

const attach = (who: Person, files: { name: string; mimeType: string; buffer: Buffer }[]) => who.page.locator('input[data-attach]').setInputFiles(files);
const png = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });

test('pictures go with their words, are seen small and then as large as one likes', async () => {
  await attach(minsu, [png('바다.png', RED), png('산.png', BLUE)]);
  await expect(minsu.page.getByRole('list', { name: ko.files.tray }).getByRole('listitem')).toHaveCount(2);
  await minsu.write('여행 사진이야');
  const message = jieun.message('여행 사진이야');
  await expect(message.getByRole('button', { name: /바다\.png/ })).toBeVisible();
  await shows(jieun.page, 'article img');
  await message.getByRole('button', { name: /바다\.png/ }).click();
  const viewer = jieun.page.getByRole('dialog', { name: ko.files.viewer });
  await expect(viewer.getByText(say(ko.files.place, { at: 1, all: 2 }))).toBeVisible();
  await accessible(jieun.page);
  await jieun.page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: '산.png' })).toBeVisible();
  await jieun.page.keyboard.press('+');
  await expect(viewer.getByRole('img')).toHaveAttribute('data-zoomed', 'true');
  const [saved] = await Promise.all([jieun.page.waitForEvent('download'), viewer.getByRole('link', { name: ko.files.save }).click()]);
  expect(saved.suggestedFilename()).toBe('산.png');
  await jieun.page.keyboard.press('Escape');
  await expect(viewer).toBeHidden();
});

test('what is refused stays with its reason, and the words with it', async () => {
  await attach(minsu, [{ name: '너무 큰 것.zip', mimeType: 'application/zip', buffer: Buffer.alloc(4 * 1024 * 1024) }]);
  const tray = minsu.page.getByRole('list', { name: ko.files.tray });
  await expect(tray.getByRole('alert')).toHaveText(say(ko.errors.file_too_large, { maxMb: 3 }));
  await minsu.composer().fill('아직 안 보낸 말');
  await minsu.page.reload();
  await expect(minsu.composer()).toHaveValue('아직 안 보낸 말');
  await expect(tray.getByRole('alert')).toBeVisible();
  await tray.getByRole('button', { name: say(ko.files.cancel, { name: '너무 큰 것.zip' }) }).click();
  await expect(tray).toBeHidden();
  await minsu.composer().press('Enter');
  await expect(jieun.message('아직 안 보낸 말')).toBeVisible();
});

test('an upload outlives the network and a reload, and nothing said later overtakes it', async () => {
  const { page } = minsu;
  let broken = 0;
  await page.route('**/uploads/*', (route) => (route.request().method() === 'PATCH' && broken++ === 0 ? route.abort() : route.continue()));
  await page.route('**/messages', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await attach(minsu, [{ name: '계획.txt', mimeType: 'text/plain', buffer: Buffer.from('토요일 아침 9시') }]);
  await minsu.write('계획을 보내');
  await minsu.write('다 봤어?');
  await page.unrouteAll();
  await page.reload();
  await expect(jieun.message('다 봤어?')).toBeVisible();
  const texts = await jieun.timeline().getByRole('article').allInnerTexts();
  expect(texts.findIndex((x) => x.includes('계획을 보내'))).toBeLessThan(texts.findIndex((x) => x.includes('다 봤어?')));
  const [saved] = await Promise.all([jieun.page.waitForEvent('download'), jieun.message('계획을 보내').getByRole('link', { name: /계획\.txt/ }).click()]);
  expect(saved.suggestedFilename()).toBe('계획.txt');
  await accessible(page);
});

test('dropped and pasted pictures lie beside the words; a deleted one is gone for everybody', async ({ browser }) => {
  const english = await profile(browser, { locale: 'en-US' });
  const page = await english.newPage();
  const anna = new Person(page, house.address);
  await anna.open(await minsu.invite());
  await page.getByLabel(en.entry.displayName).fill('Anna');
  await page.getByLabel(en.entry.name, { exact: true }).fill('anna');
  await page.getByLabel(en.entry.password).fill('a long enough password');
  await page.getByRole('button', { name: en.entry.create }).click();
  const box = page.getByRole('textbox', { name: en.composer.label }).or(page.getByRole('combobox', { name: en.composer.label }));
  await box.waitFor();
  const carried = await page.evaluateHandle((bytes) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(bytes)], 'dropped.png', { type: 'image/png' }));
    return data;
  }, [...RED]);
  await box.dispatchEvent('drop', { dataTransfer: carried });
  await expect(page.getByRole('list', { name: en.files.tray }).getByText(en.files.ready)).toBeVisible();
  await page.getByRole('button', { name: en.composer.send }).click();
  const seen = minsu.timeline().getByRole('button', { name: /dropped\.png/ });
  await expect(seen).toBeVisible();
  const address = (await seen.locator('img').getAttribute('src')) ?? '';
  const sent = page.getByRole('article').filter({ has: page.getByRole('button', { name: /dropped\.png/ }) });
  await sent.hover();
  await sent.getByRole('button', { name: en.timeline.actions }).click();
  await page.getByRole('menuitem', { name: messagesEn.removeAll.title }).click();
  await page.getByRole('dialog').getByRole('button', { name: en.timeline.delete, exact: true }).click();
  await expect(seen).toBeHidden();
  expect((await minsu.page.request.get(house.address + address)).status()).toBe(404);
  await english.close();
});
