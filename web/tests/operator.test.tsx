import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { VirtuosoMockContext } from 'react-virtuoso';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FakeMaru } from '../dev/fakeServer';
import { createApi } from '../src/api/client';
import { App } from '../src/app/App';
import { navigate, operatorPath, type OperatorPage } from '../src/app/route';
import { biggest, ticks } from '../src/features/admin/charts/scale';
import { micros } from '../src/features/settings/micros';
import { speak, startWords } from '../src/i18n';
import { memoryShelf } from '../src/state/shelf';

function open(page: OperatorPage, server = new FakeMaru()) {
  const me = [...server.people.keys()][0] ?? server.addUser('sena', '한세나').id;
  navigate(operatorPath(page));
  const { fetch, connect } = server.browser(me);
  render(
    <VirtuosoMockContext value={{ viewportHeight: 4_000, itemHeight: 50 }}>
      <App parts={{ api: (out: () => void) => createApi(fetch, out), connect, shelf: memoryShelf, storage: localStorage }} />
    </VirtuosoMockContext>,
  );
  return server;
}

async function violations(): Promise<string[]> {
  const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, 'scrollable-region-focusable': { enabled: false } } });
  return found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html ?? ''}`);
}

/** The first row of that name: figures stand in more than one table. */
async function row(name: string | RegExp): Promise<HTMLElement> {
  const [first] = await screen.findAllByRole('row', { name });
  if (first === undefined) throw new Error('no row');
  return first;
}

beforeAll(() => startWords('ko'));
beforeEach(() => speak('ko'));

describe('models', () => {
  it('shows each with its health, price and last day, and all the ways on', async () => {
    open('models');
    const models = await screen.findByRole('heading', { name: '모델과 주는 곳' });
    expect(models).toBeVisible();
    await screen.findByText('$0.25');
    expect(screen.getByText('$0.025')).toBeVisible();
    expect(screen.getAllByRole('img', { name: '대답해요' })).toHaveLength(2);
    expect(await screen.findByText('10%')).toBeVisible();
    const tabs = within(screen.getByRole('navigation', { name: '운영자 화면' })).getAllByRole('link');
    expect(tabs.map((l) => l.textContent)).toEqual(['모델', '쓰임과 비용', '길 고르기', '영수증', '예산', '고르기 성적', '사람들']);
    expect(await violations()).toEqual([]);
  });

  it('offers a server that was found and connects it only when told', async () => {
    const server = new FakeMaru();
    server.addUser('sena', '한세나');
    server.nearby = [{ kind: 'ollama', url: 'http://127.0.0.1:11434/v1', models: ['qwen3:8b'] }];
    open('models', server);
    const user = userEvent.setup();
    const connect = await screen.findByRole('button', { name: '잇기: Ollama' });
    expect(server.providers).toHaveLength(0);
    await user.click(connect);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByLabelText('주소')).toHaveValue('http://127.0.0.1:11434/v1');
    await user.click(within(dialog).getByRole('button', { name: '잇기' }));
    await waitFor(() => expect(server.providers.map((p) => [p.name, p.own])).toEqual([['ollama', true]]));
  });
});

describe('traffic', () => {
  it('is drawn, told in a table, and read bar by bar with arrow keys', async () => {
    open('traffic');
    const user = userEvent.setup();
    const first = await row(/^gpt-5-mini 30 10%/);
    expect(within(first).getByText('$0.003')).toBeVisible();
    const plot = screen.getByRole('group', { name: /모델별 부른 횟수: 모두 42/ });
    plot.focus();
    await user.keyboard('{End}{ArrowLeft}');
    expect(screen.getByText(/gpt-5-mini 30 · granite-3.3-2b 12/)).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });

  it('is cut by what one asks, and the address says so', async () => {
    open('traffic');
    const user = userEvent.setup();
    await user.click(await screen.findByLabelText('방'));
    expect((await screen.findAllByText('4명이 있는 방 (others)')).length).toBeGreaterThan(0);
    await user.click(screen.getByLabelText('한 달'));
    await user.click(await screen.findByLabelText('비용'));
    expect(window.location.search).toBe('?range=month&by=room&measure=costMicros');
    speak('en');
    expect((await screen.findAllByText('A room of 4 people (others)')).length).toBeGreaterThan(0);
  });

  it('teaches what to do where nobody asked anything', async () => {
    const server = new FakeMaru();
    server.addUser('sena', '한세나');
    server.operator.quiet = true;
    open('traffic', server);
    expect(await screen.findByText('이 기간에는 아무도 모델을 부르지 않았어요.')).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('routes', () => {
  it('says who would answer and why, and who may not', async () => {
    open('routes');
    const user = userEvent.setup();
    await user.type(await screen.findByRole('textbox', { name: '물음' }), '계약서를 줄여 줘');
    await user.click(screen.getByRole('button', { name: '길 보기' }));
    expect(await screen.findByText('gpt-5-mini 모델이 답할 거예요')).toBeVisible();
    await user.selectOptions(screen.getByLabelText('얼마나 사적인가요'), 'sealed');
    await user.click(screen.getByRole('button', { name: '길 보기' }));
    expect(await screen.findByText('granite-3.3-2b 모델이 답할 거예요')).toBeVisible();
    expect(await row(/gpt-5-mini.*빠짐.*밖으로 보내지 않아요/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('receipts', () => {
  it('are filtered, go on with older ones, and open without anybody’s words', async () => {
    const server = open('receipts');
    const user = userEvent.setup();
    const list = async () => within(await screen.findByRole('list', { name: '찾은 영수증' })).getAllByRole('listitem');
    expect(await list()).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: '더 오래된 것' }));
    await waitFor(async () => expect(await list()).toHaveLength(3));
    await user.selectOptions(screen.getByLabelText('어떻게 끝났나요'), 'failed');
    await waitFor(async () => expect(await list()).toHaveLength(1));
    expect(server.operator.asked.at(-1)?.get('outcome')).toBe('failed');
    expect(screen.getByRole('link', { name: 'CSV로 받기' })).toHaveAttribute('href', '/api/receipts.csv?outcome=failed');
    await user.click(within((await list())[0] as HTMLElement).getByRole('button'));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('한세나 · laptop 열쇠로')).toBeVisible();
    expect(await within(dialog).findByRole('row', { name: /smollm2-135m/ })).toBeInTheDocument();
    expect(await violations()).toEqual([]);
  });
});

describe('budgets', () => {
  it('show how far they are spent, are set and removed', async () => {
    const server = open('budgets');
    const user = userEvent.setup();
    expect(await screen.findByRole('meter', { name: '이 마루 전체: 85% 썼어요' })).toHaveAttribute('aria-valuenow', '85');
    await user.type(screen.getByLabelText('한도 (미국 달러)'), 'five');
    await user.click(screen.getByRole('button', { name: '한도 두기' }));
    expect(await screen.findByText('0보다 큰 금액을 적어 주세요')).toBeVisible();
    await user.clear(screen.getByLabelText('한도 (미국 달러)'));
    await user.type(screen.getByLabelText('한도 (미국 달러)'), '0.50');
    await user.selectOptions(screen.getByLabelText('누구에게'), 'key');
    await user.selectOptions(await screen.findByLabelText('어느 것'), await screen.findByRole('option', { name: 'laptop' }));
    await user.click(screen.getByRole('button', { name: '한도 두기' }));
    await waitFor(() => expect(server.operator.budgets.at(-1)).toMatchObject({ scope: 'key', id: 'k1', period: 'month', limitMicros: 500_000 }));
    expect(await violations()).toEqual([]);
    await user.click(await screen.findByRole('button', { name: '없애기: 이 마루 전체' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '없애기' }));
    await waitFor(() => expect(server.operator.budgets.map((b) => b.scope)).toEqual(['key']));
  });

  it('take amounts as people write them', () => {
    expect(['5', '0.50', '$ 3', '0,25', '0', '-1', '1e9', '', '1.2.3'].map(micros)).toEqual([5_000_000, 500_000, 3_000_000, 250_000, null, null, null, null, null]);
  });
});

describe('the router report', () => {
  it('says what was saved and lost, promised and kept', async () => {
    open('router');
    expect(await screen.findByText('$61.20')).toBeVisible();
    expect(screen.getByText('아꼈어요')).toBeVisible();
    expect(screen.getByText('더 썼어요')).toBeVisible();
    expect(await row(/granite-3.3-2b 9,012 82% 84%/)).toBeVisible();
    expect(await row(/gpt-5-mini 811 94% 아직 말한 사람이 없어요/)).toBeVisible();
    expect(await violations()).toEqual([]);
  });
});

describe('nobody else', () => {
  it('sees the operator’s pages', async () => {
    const server = new FakeMaru();
    server.addUser('sena', '한세나');
    const other = server.addUser('mum', '김영희').id;
    navigate(operatorPath('traffic'));
    const { fetch, connect } = server.browser(other);
    render(<App parts={{ api: (out: () => void) => createApi(fetch, out), connect, shelf: memoryShelf, storage: localStorage }} />);
    expect(await screen.findByRole('alert')).toHaveTextContent('그건 할 수 없게 되어 있어요.');
  });
});

describe('a chart', () => {
  it('has few and round ticks', () => {
    expect(ticks(0)).toEqual([0]);
    expect(ticks(42, 1)).toEqual([0, 20, 40, 60]);
    expect(ticks(1, 1)).toEqual([0, 1]);
    expect(ticks(0.07).map((n) => Number(n.toFixed(4)))).toEqual([0, 0.05, 0.1]);
  });

  it('names the five biggest and adds up the rest', () => {
    const all = Array.from({ length: 9 }, (_, i) => ({ name: `m${i}`, values: [i, i] }));
    const shown = biggest(all, [36, 36], 'others');
    expect(shown.map((s) => s.name)).toEqual(['m8', 'm7', 'm6', 'm5', 'm4', 'others']);
    expect(shown.at(-1)?.values).toEqual([6, 6]);
    expect(biggest(all.slice(0, 7), [21, 21], 'others').map((s) => s.name)).toEqual(['m6', 'm5', 'm4', 'm3', 'm2', 'm1']);
  });
});
