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

test('replies hang together in a thread beside the timeline, and reading it clears the counters', async () => {
  await minsu.write('여행은 어디로 갈까요');
  await minsu.act('여행은 어디로', messagesKo.thread.open);
  const panel = minsu.page.getByRole('complementary', { name: messagesKo.thread.title });
  await panel.getByRole('textbox').fill('강릉은 어때요');
  await panel.getByRole('textbox').press('Enter');
  await expect(panel.getByText('강릉은 어때요')).toBeVisible();
  const line = jieun.message('여행은 어디로').getByRole('link', { name: say(messagesKo.thread.replies_other, {}).replace(/\{\{.*?\}\}/, '1') });
  await line.click();
  const there = jieun.page.getByRole('complementary', { name: messagesKo.thread.title });
  await there.getByRole('textbox').fill('좋아요 **바다**');
  await there.getByRole('button', { name: ko.composer.send }).click();
  await expect(panel.getByText('바다', { exact: true })).toBeVisible();
  await jieun.page.goBack();
  await minsu.page.keyboard.press('Escape');
});

test('a message is pinned for all and found again in its panel', async () => {
  await minsu.write('주소는 한남동 1번지');
  await minsu.act('한남동 1번지', messagesKo.pin.on);
  await expect(jieun.message('한남동 1번지').getByTitle(messagesKo.pin.is)).toBeVisible();
  await jieun.page.getByRole('button', { name: ko.room.menu }).click();
  await jieun.page.getByRole('menuitem', { name: messagesKo.pin.title }).click();
  const panel = jieun.page.getByRole('complementary', { name: messagesKo.pin.title });
  await expect(panel.getByText('주소는 한남동 1번지')).toBeVisible();
  await panel.getByRole('button', { name: messagesKo.pin.off }).click();
  await expect(panel.getByText(messagesKo.pin.none)).toBeVisible();
  await expect(minsu.message('한남동 1번지').getByTitle(messagesKo.pin.is)).toHaveCount(0);
  await jieun.page.goBack();
});

test('deleting for oneself leaves it to the others, also after a reload', async () => {
  await minsu.write('나만 지울 말');
  await expect(jieun.message('나만 지울 말')).toBeVisible();
  await minsu.act('나만 지울 말', messagesKo.hide.title);
  await minsu.page.getByRole('button', { name: messagesKo.hide.do }).click();
  await expect(minsu.message('나만 지울 말')).toHaveCount(0);
  await minsu.page.reload();
  await expect(minsu.message('여행은 어디로').first()).toBeVisible();
  await expect(minsu.message('나만 지울 말')).toHaveCount(0);
  await expect(jieun.message('나만 지울 말')).toBeVisible();
});

test('words are carried to another room with their author, and everybody sees who has read', async () => {
  await jieun.write('||비밀||은 가려요');
  await minsu.makeRoom('일터');
  await minsu.enter('거실');
  await minsu.act('은 가려요', messagesKo.forward.title);
  await minsu.page.getByRole('dialog').getByRole('button', { name: '일터' }).click();
  await expect(minsu.page.getByRole('heading', { name: '일터' })).toBeVisible();
  await expect(minsu.timeline().getByText(say(messagesKo.forward.from, { name: '지은' }))).toBeVisible();
  await minsu.timeline().getByRole('button', { name: messagesKo.spoiler }).click();
  await expect(minsu.timeline().getByText('비밀')).toBeVisible();
  await minsu.enter('거실');
  await minsu.act('한남동 1번지', messagesKo.readers.title);
  await expect(minsu.page.getByRole('region', { name: messagesKo.readers.read }).getByText('지은')).toBeVisible();
  await minsu.page.keyboard.press('Escape');
});

test('the owner alone may call everybody when the rule says so', async () => {
  await minsu.page.getByRole('button', { name: ko.room.menu }).click();
  await minsu.page.getByRole('menuitem', { name: messagesKo.policy.title }).click();
  const rule = minsu.page.getByRole('group', { name: messagesKo.policy.mentionAll });
  await rule.getByText(messagesKo.policy.owner).click();
  await minsu.page.getByRole('button', { name: ko.app.save }).click();
  await expect(minsu.page.getByRole('dialog')).toHaveCount(0);
  await expect(jieun.timeline().getByText(say(messagesKo.line.policy, { by: '김민수' }))).toBeVisible();
  await jieun.composer().fill('@모');
  await expect(jieun.page.getByRole('listbox')).toHaveCount(0);
  await jieun.composer().fill('');
  await minsu.composer().pressSequentially('@모');
  await expect(minsu.page.getByRole('option', { name: messagesKo.mention.allHint })).toBeVisible();
  await minsu.composer().fill('@모두 저녁 먹어요');
  await minsu.composer().press('Enter');
  await expect(jieun.message('저녁 먹어요').getByText('@모두')).toBeVisible();
  if (process.env['LOOK'] !== undefined) {
    await minsu.message('저녁 먹어요').hover();
    await minsu.page.screenshot({ path: '/tmp/messages/desk.png' });
    await jieun.page.screenshot({ path: '/tmp/messages/phone.png' });
  }
});

test('it speaks English too', async ({ browser }) => {
  const page = await (await profile(browser, { locale: 'en-US', dark: true })).newPage();
  await page.goto(house.address + (await minsu.invite()));
  await page.getByLabel(en.entry.displayName).fill('Sam');
  await page.getByLabel(en.entry.name, { exact: true }).fill('sam');
  await page.getByLabel(en.entry.password).fill('a long enough password');
  await page.getByRole('button', { name: en.entry.create }).click();
  await expect(page.getByText(say(messagesEn.line.joined_one, { names: 'Sam' }))).toBeVisible();
  await expect(page.getByText(say(messagesEn.line.policy, { by: '김민수' }))).toBeVisible();
  const message = page.getByRole('article').filter({ hasText: '저녁은 국수 어때요' });
  await message.hover();
  await message.getByRole('button', { name: messagesEn.react.add }).click();
  await page.getByRole('toolbar').getByRole('button', { name: '🎉' }).click();
  await expect(chip(minsu, '저녁은 국수', '🎉')).toBeVisible();
  await page.context().close();
});
