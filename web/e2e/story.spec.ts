import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ko } from '../src/i18n/ko';
import { messagesKo } from '../src/i18n/messages.ko';
import { House, expect, profile, test } from './house';
import { Person, say } from './person';

const EXPORT = path.join(import.meta.dirname, 'samples/kakaotalk-android.txt');

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`)).toEqual([]);
}

/* One evening in one house, told in order: each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' });

let house: House;
let minsu: Person;
let jieun: Person;

test.beforeAll(async ({ browser }) => {
  house = await House.open();
  minsu = new Person(await (await profile(browser)).newPage(), house.address);
  jieun = new Person(await (await profile(browser)).newPage(), house.address);
});

test.afterAll(async () => {
  await minsu.page.context().close();
  await jieun.page.context().close();
  await house.close();
});

test('the first account is made on the page and becomes the operator', async () => {
  await minsu.open();
  await expect(minsu.page.getByRole('heading', { name: ko.entry.setupTitle })).toBeVisible();
  await accessible(minsu.page);
  await minsu.signUp('김민수', 'minsu');
  await expect(minsu.page.getByRole('navigation').getByRole('link', { name: ko.rooms.mate })).toBeVisible();
});

test('the personal mate answers at once without any model, and offers one', async () => {
  await minsu.enter(ko.rooms.mate);
  await expect(minsu.page.getByRole('region', { name: ko.own.title })).toBeVisible();
  await minsu.write('뭐 할 수 있어?');
  const answer = minsu.timeline().getByRole('article').filter({ hasText: ko.receipt.guided });
  await expect(answer).toBeVisible();
  await accessible(minsu.page);
});

test('a second person joins by an invite link', async () => {
  await minsu.makeRoom('우리 가족');
  await jieun.open(await minsu.invite());
  await expect(jieun.page.getByText('우리 가족')).toBeVisible();
  await jieun.signUp('지은', 'jieun');
  await expect(jieun.page.getByRole('heading', { name: '우리 가족' })).toBeVisible();
  await expect(jieun.composer()).toBeVisible();
});

test('they talk in real time: typing, words, read marks', async () => {
  await minsu.composer().pressSequentially('저녁에 다들 ');
  await expect(jieun.page.getByText(say(ko.timeline.typing_other, { names: '김민수' }))).toBeVisible();
  await minsu.write('저녁에 다들 시간 되세요?');
  await expect(jieun.message('저녁에 다들 시간 되세요?')).toBeVisible();
  await jieun.write('네 저는 좋아요');
  await expect(minsu.message('네 저는 좋아요')).toBeVisible();
});

test('replies, edits and deletes reach the other side', async () => {
  await jieun.act('저녁에 다들 시간 되세요?', ko.timeline.reply).catch(async () => {
    await jieun.message('저녁에 다들 시간 되세요?').last().hover();
    await jieun.message('저녁에 다들 시간 되세요?').last().getByRole('button', { name: ko.timeline.reply }).click();
  });
  await jieun.write('7시 이후면 돼요');
  await expect(minsu.message('7시 이후면 돼요').getByText('저녁에 다들 시간 되세요?')).toBeVisible();

  await jieun.act('7시 이후면 돼요', ko.timeline.edit);
  await jieun.composer().fill('8시 이후면 돼요');
  await jieun.composer().press('Enter');
  await expect(minsu.message('8시 이후면 돼요').getByText(ko.timeline.edited)).toBeVisible();

  await jieun.write('이건 지울 말');
  await expect(minsu.message('이건 지울 말')).toBeVisible();
  await jieun.act('이건 지울 말', messagesKo.removeAll.title);
  const confirm = jieun.page.getByRole('dialog').getByRole('button', { name: ko.timeline.delete });
  if (await confirm.isVisible()) await confirm.click();
  await expect(minsu.message('이건 지울 말')).toHaveCount(0);
  await expect(minsu.message(ko.timeline.deleted)).toBeVisible();
});

test('a browser that was offline catches up without a gap, and its own words are sent once', async () => {
  await jieun.page.context().setOffline(true);
  for (let i = 1; i <= 5; i++) await minsu.write(`오프라인 동안 ${i}번째`);
  await jieun.write('다시 연결되면 보내질 말');
  await expect(minsu.message('오프라인 동안 5번째')).toBeVisible();
  await jieun.page.context().setOffline(false);
  for (let i = 1; i <= 5; i++) await expect(jieun.message(`오프라인 동안 ${i}번째`)).toHaveCount(1);
  await expect(minsu.message('다시 연결되면 보내질 말')).toHaveCount(1);
});

test('a KakaoTalk export is imported, once', async () => {
  for (const added of [ko.imports.done, ko.imports.done]) {
    await minsu.page.getByRole('button', { name: ko.room.menu }).click();
    await minsu.page.getByRole('menuitem', { name: ko.room.import }).click();
    const dialog = minsu.page.getByRole('dialog');
    await dialog.locator('input[type=file]').setInputFiles(EXPORT);
    await dialog.getByLabel(ko.imports.audience_room).check();
    await dialog.getByRole('button', { name: ko.imports.start, exact: true }).click();
    await expect(dialog.getByText(added, { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: ko.app.close }).last().click();
  }
  await minsu.page.getByRole('button', { name: ko.room.search }).click();
  await minsu.page.getByLabel(ko.search.label).fill('한우마을');
  await minsu.page.getByLabel(ko.search.label).press('Enter');
  await expect(minsu.page.getByRole('complementary').getByText('한우마을')).toHaveCount(1);
  await minsu.page.keyboard.press('Escape');
});

test('the mate answers from what was said, with a source that can be jumped to', async () => {
  await jieun.write('@마루 할머니 생신 저녁 장소 어디로 정했지?');
  const answer = minsu.timeline().getByRole('article', { name: ko.mate.name }).filter({ hasText: '한우마을' });
  await expect(answer.last()).toBeVisible();
  await expect(answer.last()).toContainText('엄마');
  await answer.last().getByRole('link', { name: new RegExp(say(ko.mate.source, { n: 1 })) }).first().click();
  await expect(minsu.page).toHaveURL(/#/);
  await expect(minsu.message('강남역 한우마을로 정했어').first()).toBeInViewport();
});

test('under the answer stands its receipt', async () => {
  await minsu.page.getByRole('button', { name: ko.timeline.toLatest }).click();
  const answer = minsu.timeline().getByRole('article', { name: ko.mate.name }).filter({ hasText: '한우마을' }).last();
  await answer.getByRole('link', { name: ko.receipt.whyLabel }).click();
  const panel = minsu.page.getByRole('complementary', { name: ko.receipt.title });
  await expect(panel).toContainText(ko.receipt.leftNone);
  await accessible(minsu.page);
  await minsu.page.keyboard.press('Escape');
});

test('what was not said is not invented', async () => {
  await minsu.write('@마루 우리 고양이 예방접종 언제였지?');
  await expect(minsu.timeline().getByRole('article', { name: ko.mate.name }).filter({ hasText: '못 찾았어요' })).toBeVisible();
});

test('only the asker sees a catch-up of what they missed', async () => {
  await jieun.open('/');
  await minsu.write('내일 등산은 아침 8시에 북한산 입구에서 만나요');
  await minsu.write('지은아 김밥 부탁해도 될까?');
  await jieun.enter('우리 가족');
  await jieun.write('@마루 내가 없는 동안 무슨 일 있었어?');
  const card = jieun.page.getByRole('article', { name: new RegExp(ko.card.catchup) });
  await expect(card).toBeVisible();
  await expect(card).toContainText('북한산');
  await expect(minsu.page.getByRole('article', { name: new RegExp(ko.card.catchup) })).toHaveCount(0);
});

test('every member can hide, blind or evict the mate in two taps', async () => {
  await expect(minsu.page.getByText(ko.room.mateHere)).toBeVisible();
  await jieun.page.getByRole('button', { name: ko.room.mate, exact: true }).click();
  const panel = jieun.page.getByRole('complementary');
  await panel.getByLabel(ko.mate.blind).click();
  await expect(panel.getByLabel(ko.mate.blind)).toBeChecked();
  await panel.getByRole('button', { name: ko.mate.evict }).click();
  await expect(panel.getByText(ko.mate.absent)).toBeVisible();
  await expect(minsu.page.getByText(ko.room.mateHere)).toHaveCount(0);
});

test('a crash of the server loses nothing that was acknowledged', async () => {
  await minsu.write('전원이 나가기 직전의 말');
  await expect(jieun.message('전원이 나가기 직전의 말')).toBeVisible();
  await house.crash();
  await minsu.write('다시 켜진 뒤의 말');
  await expect(jieun.message('다시 켜진 뒤의 말')).toBeVisible();
  await expect(jieun.message('전원이 나가기 직전의 말')).toHaveCount(1);
});
