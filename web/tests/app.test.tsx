import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { VirtuosoMockContext } from 'react-virtuoso';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeMaru, type FakeRoom } from '../dev/fakeServer';
import { createApi } from '../src/api/client';
import { App } from '../src/app/App';
import { navigate, roomPath } from '../src/app/route';
import { speak, startWords } from '../src/i18n';
import { memoryShelf } from '../src/state/shelf';

interface House {
  readonly server: FakeMaru;
  readonly me: string;
  readonly other: string;
  readonly room: FakeRoom;
}

function house(): House {
  const server = new FakeMaru();
  const me = server.addUser('sena', '한세나').id;
  const other = server.addUser('mum', '김영희').id;
  return { server, me, other, room: server.makeRoom('우리 가족', [me, other]) };
}

function open(server: FakeMaru, user: string | null) {
  const { fetch, connect } = server.browser(user);
  const parts = { api: (out: () => void) => createApi(fetch, out), connect, shelf: memoryShelf, storage: localStorage };
  return render(
    <VirtuosoMockContext value={{ viewportHeight: 4_000, itemHeight: 50 }}><App parts={parts} /></VirtuosoMockContext>,
  );
}

async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, 'scrollable-region-focusable': { enabled: false } } });
  return found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`);
}

const box = () => screen.findByRole('textbox', { name: '보낼 글' });
const articles = () => screen.queryAllByRole('article').map((a) => a.textContent);

beforeAll(() => startWords('ko'));

beforeEach(() => {
  speak('ko');
  navigate('/', { replace: true });
});

describe('the way in', () => {
  it('makes the first account and lands in the house', async () => {
    const server = new FakeMaru();
    open(server, null);
    const user = userEvent.setup();
    await screen.findByRole('heading', { name: '마루에 오신 걸 환영해요' });
    await user.click(screen.getByRole('button', { name: '계정 만들기' }));
    expect(screen.getAllByRole('alert')).toHaveLength(3);
    await user.type(screen.getByLabelText('보이는 이름'), '한세나');
    await user.type(screen.getByLabelText('아이디'), 'sena');
    await user.type(screen.getByLabelText('비밀번호'), 'maru-maru');
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: '계정 만들기' }));
    expect(await screen.findByRole('link', { name: /마루와 둘이/ })).toBeVisible();
    expect(server.people.size).toBe(1);
  });

  it('says plainly that the name or password is wrong', async () => {
    const { server } = house();
    open(server, null);
    const user = userEvent.setup();
    await user.type(await screen.findByLabelText('아이디'), 'sena');
    await user.type(screen.getByLabelText('비밀번호'), 'not this one');
    await user.click(screen.getByRole('button', { name: '들어가기' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('아이디나 비밀번호가 달라요.');
  });

  it('shows what an invite leads to before joining', async () => {
    const { server, room } = house();
    room.invites.push({ code: 'abc', url: 'http://localhost/invite/abc', expiresAt: '2027-01-01T00:00:00.000Z' });
    navigate('/invite/abc');
    open(server, null);
    const user = userEvent.setup();
    await screen.findByRole('heading', { name: '“우리 가족”에 초대받았어요' });
    await user.type(screen.getByLabelText('보이는 이름'), '한민준');
    await user.type(screen.getByLabelText('아이디'), 'minjun');
    await user.type(screen.getByLabelText('비밀번호'), 'maru-maru');
    await user.click(screen.getByRole('button', { name: '계정 만들기' }));
    await box();
    expect(room.members.some((m) => m.displayName === '한민준')).toBe(true);
  });
});

describe('a room', () => {
  async function enter(h: House) {
    navigate(roomPath(h.room.id));
    open(h.server, h.me);
    return box();
  }

  it('sends with Enter, breaks lines with Shift+Enter, and shows others’ words at once', async () => {
    const h = house();
    const el = await enter(h);
    const user = userEvent.setup();
    await user.type(el, '첫 줄{Shift>}{Enter}{/Shift}둘째 줄{Enter}');
    await waitFor(() => expect(h.room.messages.map((m) => m.text)).toEqual(['첫 줄\n둘째 줄']));
    expect(el).toHaveValue('');
    act(() => void h.server.post(h.room, h.server.member(h.room, h.other), '밥 먹었니?'));
    await waitFor(() => expect(screen.getByText('밥 먹었니?', { selector: 'article *' })).toBeVisible());
    expect(await violations()).toEqual([]);
  });

  it('sends 안녕하세요 whole and once with one Enter during composition (Chromium order)', async () => {
    const h = house();
    const el = await enter(h);
    el.focus();
    fireEvent.compositionStart(el);
    fireEvent.compositionUpdate(el, { data: '요' });
    fireEvent.input(el, { target: { value: '안녕하세요' } });
    fireEvent.keyDown(el, { key: 'Enter', keyCode: 229, isComposing: true });
    expect(h.room.messages).toHaveLength(0);
    fireEvent.compositionEnd(el, { data: '요' });
    fireEvent.input(el, { target: { value: '안녕하세요' } });
    fireEvent.keyDown(el, { key: 'Enter', keyCode: 13 });
    fireEvent.keyUp(el, { key: 'Enter', keyCode: 13 });
    await waitFor(() => expect(h.room.messages).toHaveLength(1));
    await new Promise((r) => setTimeout(r, 30));
    expect(h.room.messages.map((m) => m.text)).toEqual(['안녕하세요']);
    expect(el).toHaveValue('');
  });

  it('sends it whole and once when compositionend comes first (WebKit order)', async () => {
    const h = house();
    const el = await enter(h);
    fireEvent.compositionStart(el);
    fireEvent.compositionUpdate(el, { data: '요' });
    fireEvent.input(el, { target: { value: '안녕하세요' } });
    fireEvent.compositionEnd(el, { data: '요' });
    fireEvent.keyDown(el, { key: 'Enter', keyCode: 229 });
    fireEvent.keyUp(el, { key: 'Enter', keyCode: 13 });
    await waitFor(() => expect(h.room.messages.map((m) => m.text)).toEqual(['안녕하세요']));
  });

  it('leaves the first Enter to a Japanese candidate window and sends with the second', async () => {
    const h = house();
    const el = await enter(h);
    fireEvent.compositionStart(el);
    fireEvent.compositionUpdate(el, { data: '日本' });
    fireEvent.input(el, { target: { value: '日本' } });
    fireEvent.keyDown(el, { key: 'Enter', keyCode: 229, isComposing: true });
    fireEvent.compositionEnd(el, { data: '日本' });
    await new Promise((r) => setTimeout(r, 100));
    expect(h.room.messages).toHaveLength(0);
    expect(el).toHaveValue('日本');
    fireEvent.keyDown(el, { key: 'Enter', keyCode: 13 });
    await waitFor(() => expect(h.room.messages.map((m) => m.text)).toEqual(['日本']));
  });

  it('does not touch the text while it is composed, however much arrives', async () => {
    const h = house();
    const el = await enter(h);
    fireEvent.compositionStart(el);
    fireEvent.input(el, { target: { value: '한글입ㄹ' } });
    const author = h.server.member(h.room, h.other);
    for (let i = 0; i < 20; i++) act(() => void h.server.post(h.room, author, `말 ${String(i)}`));
    await screen.findByText('말 19', { selector: 'article *' });
    expect(el).toHaveValue('한글입ㄹ');
  });

  it('keeps a failed message in sight, and sends it again when asked', async () => {
    const h = house();
    const el = await enter(h);
    const user = userEvent.setup();
    h.server.fault = (call) => (call.startsWith('POST') ? 'refused' : 'none');
    await user.type(el, '거절된 말{Enter}');
    await screen.findByText(/보내지 못했어요/);
    h.server.fault = () => 'none';
    await user.click(await screen.findByRole('button', { name: '다시 보내기' }));
    await waitFor(() => expect(h.room.messages.map((m) => m.text)).toEqual(['거절된 말']));
    await waitFor(() => expect(screen.queryByRole('button', { name: '다시 보내기' })).toBeNull());
  });

  it('brings unsent words back after leaving and coming again', async () => {
    const h = house();
    const el = await enter(h);
    const user = userEvent.setup();
    await user.type(el, '쓰다 만 글');
    act(() => navigate('/me'));
    await screen.findByRole('heading', { name: '내 설정' });
    act(() => navigate(roomPath(h.room.id)));
    expect(await box()).toHaveValue('쓰다 만 글');
  });

  it('completes a mention by keyboard, also from a syllable half written', async () => {
    const h = house();
    const el = await enter(h);
    await screen.findByText(/2명/);
    const user = userEvent.setup();
    await user.type(el, '@김');
    expect(await screen.findByRole('option', { name: /김영희/ })).toHaveAttribute('aria-selected', 'true');
    await user.keyboard('{Enter}');
    expect(el).toHaveValue('@김영희 ');
    await user.clear(el);
    await user.type(el, '@ㅁ');
    expect(await screen.findByRole('option', { name: /마루/ })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('draws the unread line where the viewer stopped and leaves it there', async () => {
    const h = house();
    const author = h.server.member(h.room, h.other);
    h.server.post(h.room, author, '읽은 말');
    h.server.read(h.room, h.server.member(h.room, h.me), h.room.events.length);
    h.server.post(h.room, author, '안 읽은 말');
    await enter(h);
    const line = await screen.findByRole('separator', { name: '여기까지 읽었어요' });
    await waitFor(() => expect(h.server.member(h.room, h.me).readSeq).toBe(h.room.events.length));
    expect(line).toBeInTheDocument();
    const all = articles();
    expect(all.findIndex((a) => a.includes('안 읽은 말'))).toBe(all.findIndex((a) => a.includes('읽은 말')) + 1);
  });

  it('counts who has not read beside each bubble, and goes to nothing', async () => {
    const h = house();
    const el = await enter(h);
    await userEvent.setup().type(el, '봤어?{Enter}');
    expect(await screen.findByText('아직 1명이 안 읽었어요')).toBeInTheDocument();
    act(() => h.server.read(h.room, h.server.member(h.room, h.other), h.room.events.length));
    await waitFor(() => expect(screen.queryByText('아직 1명이 안 읽었어요')).toBeNull());
  });

  it('lets anybody send the mate out in two taps', async () => {
    const h = house();
    await enter(h);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '마루' }));
    await user.click(await screen.findByRole('button', { name: '방에서 내보내기' }));
    await waitFor(() => expect(h.room.mate.present).toBe(false));
    expect(await screen.findByRole('button', { name: '다시 부르기' })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it('shows a streamed answer as a prefix that grows, and its sources when it is whole', async () => {
    const h = house();
    await enter(h);
    const author = h.server.member(h.room, h.other);
    const source = h.server.post(h.room, author, '7시에 만나');
    const frame = (offset: number, text: string) => act(() => h.server.toRoom(h.room, { type: 'draft', room: h.room.id, turn: 't', offset, text }));
    frame(0, '저녁 ');
    frame(9, '빠진 조각 뒤');
    frame(3, '7시예요');
    expect(await screen.findByText('저녁 7시예요')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: '그만' })).toBeVisible();
    const mate = h.room.members.find((m) => m.kind === 'mate');
    if (mate === undefined) throw new Error('no mate');
    act(() => void h.server.post(h.room, mate, '저녁 7시예요', {
      content: { type: 'answer', parts: [{ type: 'text', text: '저녁 7시예요[1]' }], citations: [{ n: 1, message: source.id }], turn: 't', complete: true },
    }));
    expect(await screen.findByRole('button', { name: '출처 1' })).toBeVisible();
    expect(screen.queryByRole('button', { name: '그만' })).toBeNull();
    expect(await screen.findByRole('link', { name: '이 답의 영수증 보기' })).toBeVisible();
  });

  it('remembers which panel stood beside each room', async () => {
    const h = house();
    const other = h.server.makeRoom('북클럽', [h.me]);
    await enter(h);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: '사람들' }));
    expect(await screen.findByRole('complementary', { name: '사람들' })).toBeVisible();
    act(() => navigate(roomPath(other.id)));
    await screen.findByRole('heading', { level: 1, name: '북클럽' });
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    act(() => navigate(roomPath(h.room.id)));
    expect(await screen.findByRole('complementary', { name: '사람들' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull());
    act(() => navigate(roomPath(other.id)));
    act(() => navigate(roomPath(h.room.id)));
    await box();
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  it('takes a thumb for an answer by keyboard, and another word after it', async () => {
    const h = house();
    await enter(h);
    // The fake's receipts name a model on every second message.
    while (h.room.events.length % 2 === 0) h.server.post(h.room, h.server.member(h.room, h.other), '뭐 먹지?');
    const mate = h.room.members.find((m) => m.kind === 'mate');
    if (mate === undefined) throw new Error('no mate');
    act(() => void h.server.post(h.room, mate, '국수요', { content: { type: 'answer', parts: [{ type: 'text', text: '국수요' }], citations: [], turn: 't', complete: true } }));
    const good = await screen.findByRole('button', { name: '좋았어요' });
    expect(good).toHaveAttribute('aria-pressed', 'false');
    const user = userEvent.setup();
    good.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(good).toHaveAttribute('aria-pressed', 'true'));
    await user.click(screen.getByRole('button', { name: '아쉬워요' }));
    await waitFor(() => expect(h.server.operator.feedback.map((f) => f.body)).toEqual([{ kind: 'up', room: h.room.id }, { kind: 'down', room: h.room.id }]));
    expect(good).toHaveAttribute('aria-pressed', 'false');
    expect(await violations()).toEqual([]);
  });

  it('jumps by Ctrl+K', async () => {
    const h = house();
    h.server.makeRoom('북클럽', [h.me]);
    await enter(h);
    const user = userEvent.setup();
    await user.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('combobox'), '북클');
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { level: 1, name: '북클럽' })).toBeVisible();
  });

  it('speaks English when asked', async () => {
    const h = house();
    await enter(h);
    act(() => speak('en'));
    expect(await screen.findByRole('textbox', { name: 'Message' })).toBeVisible();
    expect(document.documentElement.lang).toBe('en');
  });
});
