import type { Api } from '../api/client';
import { ApiError, isPassing } from '../api/errors';
import type { Message } from '../api/types';
import type { Pending } from './app';
import { newId } from './ids';
import { exclusively } from './lock';

const TRIES = 6;

/**
 * Words on their way. They are written down before they are sent, survive a reload, go one after the other in the
 * order they were written, and carry their id, so that a resend is the same message. Tabs of one account share it.
 */
export class Outbox {
  readonly #key: string;
  readonly #api: Pick<Api, 'post'>;
  readonly #storage: Storage;
  readonly #changed: (pending: readonly Pending[]) => void;
  readonly #sent: (message: Message) => void;
  #draining: Promise<void> | null = null;
  #again = false;
  readonly #tries = new Map<string, number>();

  constructor(
    user: string,
    api: Pick<Api, 'post'>,
    storage: Storage,
    changed: (pending: readonly Pending[]) => void,
    sent: (message: Message) => void,
  ) {
    this.#key = `maru.${user}.outbox`;
    this.#api = api;
    this.#storage = storage;
    this.#changed = changed;
    this.#sent = sent;
  }

  get key(): string {
    return this.#key;
  }

  list(): readonly Pending[] {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#key) ?? '[]') as unknown;
      return Array.isArray(kept) ? (kept as Pending[]) : [];
    } catch {
      return [];
    }
  }

  /** Reads anew what another tab may have changed. */
  refresh(): void {
    this.#changed(this.list());
  }

  add(room: string, text: string, replyTo: string | undefined): Pending {
    const pending: Pending = { id: newId(), room, text, ...(replyTo === undefined ? {} : { replyTo }), at: new Date().toISOString(), state: 'waiting' };
    this.#write([...this.list(), pending]);
    return pending;
  }

  /** Sends a failed one again, as the last of the queue; a refused id is not used twice. */
  retry(id: string): void {
    const old = this.list().find((p) => p.id === id);
    if (old === undefined) return;
    const { code, ...rest } = old;
    const again: Pending = { ...rest, id: code === 'id_taken' || code === 'conflict' ? newId() : old.id, state: 'waiting' };
    this.#write([...this.list().filter((p) => p.id !== id), again]);
  }

  discard(id: string): void {
    this.#write(this.list().filter((p) => p.id !== id));
  }

  /** Sends what waits. Resolves true when nothing is left waiting, false when it is worth trying later. */
  async drain(): Promise<boolean> {
    this.#again = true;
    this.#draining ??= exclusively(this.#key, this.#storage, async () => {
      while (this.#again) {
        this.#again = false;
        await this.#pass();
      }
    }).finally(() => {
      this.#draining = null;
    });
    await this.#draining;
    return !this.list().some((p) => p.state === 'waiting');
  }

  async #pass(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { id, room, text, replyTo } = next;
      try {
        const message = await this.#api.post(room, { id, text, ...(replyTo === undefined ? {} : { replyTo }) });
        this.#sent(message);
        this.discard(id);
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return;
        if (isPassing(error) && this.#worthWaiting(id, error)) return;
        this.#fail(id, error instanceof ApiError ? error.code : 'internal');
      }
    }
  }

  /** A server that answers, but fails again and again on one message, must not hold up the rest for ever. */
  #worthWaiting(id: string, error: unknown): boolean {
    if (!(error instanceof ApiError) || error.status === 429) return true;
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    return tries < TRIES;
  }

  #next(): Pending | undefined {
    return this.list().find((p) => p.state === 'waiting');
  }

  #fail(id: string, code: string): void {
    this.#write(this.list().map((p) => (p.id === id ? { ...p, state: 'failed' as const, code } : p)));
  }

  #write(pending: readonly Pending[]): void {
    this.#storage.setItem(this.#key, JSON.stringify(pending));
    this.#changed(pending);
  }
}
