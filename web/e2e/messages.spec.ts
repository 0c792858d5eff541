import type { Page } from '@playwright/test';
import { en } from '../src/i18n/en';
import { ko } from '../src/i18n/ko';
import { messagesEn } from '../src/i18n/messages.en';
import { messagesKo } from '../src/i18n/messages.ko';
import { House, expect, profile, test } from './house';
import { Person, say } from './person';

/* What people do with messages besides saying them; told in order in one house. */
test.describe.configure({ mode: 'serial' });

let house: House;
let minsu: Person;
let jieun: Person;

test.beforeAll(async ({ browser }) => {
  house = await House.open();
  minsu = new Person(await (await profile(browser)).newPage(), house.address);
  const touch = await browser.newContext({ locale: 'ko-KR', timezoneId: 'Asia/Seoul', viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  jieun = new Person(await touch.newPage(), house.address);
  await minsu.open();
  await minsu.signUp('김민수', 'minsu');
  await minsu.makeRoom('거실');
  await jieun.open(await minsu.invite());
  await jieun.signUp('지은', 'jieun');
  await expect(jieun.composer()).toBeVisible();
  await minsu.page.keyboard.press('Escape');
});

test.afterAll(async () => {
  await minsu.page.context().close();
  await jieun.page.context().close();
  await house.close();
});

const chip = (person: Person, text: string, emoji: string) => person.message(text).getByRole('button', { name: emoji });

/** A finger that stays. */
async function press(page: Page, text: string): Promise<void> {
  const bubble = page.getByRole('article').filter({ hasText: text }).last().getByText(text);
  await bubble.dispatchEvent('pointerdown', { pointerType: 'touch', isPrimary: true, clientX: 100, clientY: 300 });
  await expect(page.getByRole('dialog')).toBeVisible();
  await bubble.dispatchEvent('pointerup', { pointerType: 'touch', isPrimary: true, clientX: 100, clientY: 300 });
}

test('an emoji is given by mouse, by keyboard and by a long press, and counted on both sides', async () => {
  await minsu.write('저녁은 국수 어때요');
  const message = minsu.message('국수 어때요');
  await message.hover();
  await message.getByRole('button', { name: messagesKo.react.add }).click();
  await minsu.page.getByRole('toolbar').getByRole('button', { name: '👍' }).click();
  await expect(chip(minsu, '국수 어때요', '👍')).toHaveAttribute('aria-pressed', 'true');
  await expect(chip(jieun, '국수 어때요', '👍')).toHaveAttribute('aria-pressed', 'false');

  await press(jieun.page, '국수 어때요');
  await jieun.page.getByRole('dialog').getByRole('button', { name: '👍' }).click();
  await expect(chip(minsu, '국수 어때요', say(messagesKo.react.mine_other, { emoji: '👍' }).replace(/\{\{.*/, '2명'))).toBeVisible();

  await message.focus();
  await minsu.page.keyboard.press('+');
  await minsu.page.keyboard.press('ArrowRight');
  await minsu.page.keyboard.press('Enter');
  await expect(chip(jieun, '국수 어때요', '❤️')).toBeVisible();
  await chip(minsu, '국수 어때요', '❤️').click();
  await expect(chip(jieun, '국수 어때요', '❤️')).toHaveCount(0);
  await jieun.page.reload();
  await expect(chip(jieun, '국수 어때요', '👍')).toHaveAttribute('aria-pressed', 'true');
});

test('the picker has more, and emojis alone are drawn large', async () => {
  const message = minsu.message('국수 어때요');
  await message.hover();
  await message.getByRole('button', { name: messagesKo.react.add }).click();
  await minsu.page.getByRole('button', { name: messagesKo.react.more }).click();
  await minsu.page.getByRole('group', { name: messagesKo.react.picker }).getByRole('button', { name: '🍜' }).click();
  await expect(chip(jieun, '국수 어때요', '🍜')).toBeVisible();
  await jieun.write('🎉👏');
  const size = await minsu.message('🎉👏').getByText('🎉👏').evaluate((el) => parseFloat(getComputedStyle(el).fontSize));
  expect(size).toBeGreaterThan(30);
});

test('it speaks English too', async ({ browser }) => {
  const page = await (await profile(browser, { locale: 'en-US', dark: true })).newPage();
  const someone = new Person(page, house.address);
  await someone.open();
  await page.getByLabel(en.entry.name, { exact: true }).fill('minsu');
  await page.getByLabel(en.entry.password).fill('a long enough password');
  await page.getByRole('button', { name: en.entry.signIn }).click();
  await page.getByRole('navigation').getByRole('link', { name: '거실' }).first().click();
  void ko;
  await page.getByRole('article').filter({ hasText: '국수 어때요' }).hover();
  await expect(page.getByRole('button', { name: new RegExp(`${messagesEn.react.add}|${messagesKo.react.add}`) }).first()).toBeVisible();
  await page.context().close();
});
