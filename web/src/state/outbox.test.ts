import { afterEach, describe, expect, it } from 'vitest';
import { ApiError, Unreachable } from '../api/errors';
import type { Message } from '../api/types';
import type { Pending } from './app';
import { Outbox } from './outbox';

type Post = (room: string, body: { id: string; text: string }) => Promise<Message>;

function outbox(post: Post) {
  const sent: string[] = [];
  let shown: readonly Pending[] = [];
  const box = new Outbox('u', { post: post }, localStorage, (p) => { shown = p; }, (m) => sent.push(m.text));
  return { box, sent, shown: () => shown };
}

const message = (id: string, text: string) => ({ id, text }) as Message;

describe('the outbox', () => {
  afterEach(() => localStorage.clear());

  it('sends in the order of writing, one after the other, and survives a reload', async () => {
    let up = false;
    let active = 0;
    const post: Post = async (_, body) => {
      if (!up) throw new Unreachable();
      expect(++active).toBe(1);
      await new Promise((r) => setTimeout(r, 2));
      active--;
      return message(body.id, body.text);
    };
    const before = outbox(post);
    for (const text of ['하나', '둘', '셋']) before.box.add('r', text, undefined);
    expect(await before.box.drain()).toBe(false);
    const after = outbox(post);
    up = true;
    expect(await after.box.drain()).toBe(true);
    expect(after.sent).toEqual(['하나', '둘', '셋']);
    expect(after.box.list()).toEqual([]);
  });

  it('sends the same id again when the answer got lost', async () => {
    const seen: string[] = [];
    const post: Post = (_, body) => {
      seen.push(body.id);
      return seen.length === 1 ? Promise.reject(new Unreachable()) : Promise.resolve(message(body.id, body.text));
    };
    const { box } = outbox(post);
    box.add('r', '한 번', undefined);
    await box.drain();
    await box.drain();
    expect(seen).toHaveLength(2);
    expect(new Set(seen).size).toBe(1);
  });

  it('keeps what was refused in sight, lets the rest go on, and sends it again when asked', async () => {
    let refuse = true;
    const post: Post = (_, body) => (refuse && body.text === '긴 글' ? Promise.reject(new ApiError(413, 'too_large', '')) : Promise.resolve(message(body.id, body.text)));
    const { box, sent, shown } = outbox(post);
    const long = box.add('r', '긴 글', undefined);
    box.add('r', '짧은 글', undefined);
    await box.drain();
    expect(sent).toEqual(['짧은 글']);
    expect(shown()).toMatchObject([{ id: long.id, state: 'failed', code: 'too_large' }]);
    refuse = false;
    box.retry(long.id);
    await box.drain();
    expect(sent).toEqual(['짧은 글', '긴 글']);
  });

  it('takes a new id when the old one was taken', async () => {
    const ids: string[] = [];
    const post: Post = (_, body) => {
      ids.push(body.id);
      return ids.length === 1 ? Promise.reject(new ApiError(409, 'id_taken', '')) : Promise.resolve(message(body.id, body.text));
    };
    const { box } = outbox(post);
    const first = box.add('r', '글', undefined);
    await box.drain();
    box.retry(first.id);
    await box.drain();
    expect(new Set(ids).size).toBe(2);
  });

  it('gives up on a message that a living server keeps failing on, so that others get through', async () => {
    const post: Post = (_, body) => (body.text === '독' ? Promise.reject(new ApiError(500, 'internal', '')) : Promise.resolve(message(body.id, body.text)));
    const { box, sent } = outbox(post);
    box.add('r', '독', undefined);
    box.add('r', '약', undefined);
    for (let i = 0; i < 10; i++) await box.drain();
    expect(sent).toEqual(['약']);
    expect(box.list()).toMatchObject([{ text: '독', state: 'failed' }]);
  });

  it('never lets two tabs send at once, also where there are no web locks', async () => {
    let active = 0;
    const post: Post = async (_, body) => {
      expect(++active).toBe(1);
      await new Promise((r) => setTimeout(r, 5));
      active--;
      return message(body.id, body.text);
    };
    expect((navigator as { locks?: unknown }).locks).toBeUndefined();
    const one = outbox(post);
    const two = outbox(post);
    for (let i = 0; i < 4; i++) one.box.add('r', String(i), undefined);
    await Promise.all([one.box.drain(), two.box.drain()]);
    expect([...one.sent, ...two.sent].sort()).toEqual(['0', '1', '2', '3']);
  });
});
