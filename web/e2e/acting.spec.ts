import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from '@playwright/test';
import { actsEn } from '../src/i18n/acts.en';
import { actsKo } from '../src/i18n/acts.ko';
import { en } from '../src/i18n/en';
import { House, expect, profile, test } from './house';
import { PASSWORD, Person } from './person';

/* What a room does together, with the mate and without any model: in Korean and in English. */
test.describe.configure({ mode: 'serial' });

let house: House;
let minsu: Person;
let sam: Page;

test.beforeAll(async ({ browser }) => {
  house = await House.open();
  minsu = new Person(await (await profile(browser)).newPage(), house.address);
  await minsu.open();
  await minsu.signUp('김민수', 'minsu');
  await minsu.makeRoom('우리 모임');
  sam = await englishGuest(browser, await minsu.invite());
});

test.afterAll(async () => {
  await minsu.page.context().close();
  await sam.context().close();
  await house.close();
});

async function englishGuest(browser: Browser, invite: string): Promise<Page> {
  const page = await (await profile(browser, { locale: 'en-US', width: 390, height: 844 })).newPage();
  await page.goto(house.address + invite);
  await page.getByLabel(en.entry.displayName).fill('Sam');
  await page.getByLabel(en.entry.name, { exact: true }).fill('sam');
  await page.getByLabel(en.entry.password).fill(PASSWORD);
  await page.getByRole('button', { name: en.entry.create }).click();
  await expect(composer(page)).toBeVisible();
  return page;
}

const composer = (page: Page) =>
  page.getByRole('textbox', { name: en.composer.label }).or(page.getByRole('combobox', { name: en.composer.label }));

const write = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
};

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

test('the mate makes a poll that was asked for, and both vote in it live', async () => {
  await minsu.write('@마루 투표 만들어줘: 금요일 저녁 뭐 먹을까? 치킨, 피자, 국밥');
  const here = minsu.page.getByRole('group', { name: '금요일 저녁 뭐 먹을까?' });
  const there = sam.getByRole('group', { name: '금요일 저녁 뭐 먹을까?' });
  await there.getByRole('radio', { name: /피자/ }).check();
  await expect(here.getByRole('listitem').filter({ hasText: '피자' })).toContainText('1표');
  await here.getByRole('radio', { name: /국밥/ }).check();
  await there.getByRole('radio', { name: /국밥/ }).check();
  await expect(here.getByRole('listitem').filter({ hasText: '국밥' })).toContainText('2표');
  await expect(here.getByRole('listitem').filter({ hasText: '피자' })).toContainText('0표');
  await expect(there.getByRole('listitem').filter({ hasText: '국밥' })).toContainText('김민수, Sam');
  await accessible(minsu.page);
  await accessible(sam);
  await here.getByRole('button', { name: actsKo.poll.close }).click();
  await expect(sam.getByRole('region', { name: en.room.timeline }).getByText('Poll ended: 금요일 저녁 뭐 먹을까? → 국밥 (2)')).toBeVisible();
  await expect(there.getByRole('radio').first()).toBeDisabled();
});

test('an English guest asks for an anonymous one, and nobody is named', async () => {
  await write(sam, '@maru anonymous poll: shall we go hiking? yes, no, maybe');
  const there = sam.getByRole('group', { name: 'shall we go hiking?' });
  await there.getByRole('radio', { name: /maybe/ }).check();
  const here = minsu.page.getByRole('group', { name: 'shall we go hiking?' });
  const maybe = here.getByRole('listitem').filter({ hasText: 'maybe' });
  await expect(maybe).toContainText('1표');
  await expect(maybe).not.toContainText('Sam');
  await expect(there).toContainText(actsEn.poll.secret);
  await there.getByRole('button', { name: actsEn.poll.takeBack }).click();
  await expect(maybe).toContainText('0표');
});

test('a poll is made by the button in the composer', async () => {
  await minsu.page.getByRole('button', { name: actsKo.poll.new }).click();
  const dialog = minsu.page.getByRole('dialog');
  await dialog.getByLabel(actsKo.poll.question).fill('여행은 어디로?');
  await dialog.getByLabel('고를 것 1').fill('제주');
  await dialog.getByRole('button', { name: actsKo.poll.post }).click();
  await expect(dialog.getByText(actsKo.poll.needTwo)).toBeVisible();
  await dialog.getByLabel('고를 것 2').fill('부산');
  await dialog.getByRole('switch', { name: actsKo.poll.multiple }).click();
  await accessible(minsu.page);
  await dialog.getByRole('button', { name: actsKo.poll.post }).click();
  const there = sam.getByRole('group', { name: '여행은 어디로?' });
  await there.getByRole('checkbox', { name: /제주/ }).check();
  await there.getByRole('checkbox', { name: /부산/ }).check();
  await expect(minsu.page.getByRole('group', { name: '여행은 어디로?' })).toContainText('1명 참여');
  await minsu.page.screenshot({ path: test.info().outputPath('desk.png') });
  await sam.screenshot({ path: test.info().outputPath('phone.png') });
});
