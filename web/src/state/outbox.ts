import type { Api } from '../api/client';
import { ApiError, isPassing } from '../api/errors';
import type { Message } from '../api/types';
import type { Pending } from './app';
import { newId } from './ids';
import { exclusively } from './lock';
import { without, type Uploads } from './uploads';

const TRIES = 6;

type Files = Pick<Uploads, 'readiness' | 'forget' | 'retry' | 'restart'>;

const NO_FILES: Files = { readiness: () => ({ failed: null }), forget: () => undefined, retry: () => undefined, restart: () => undefined };

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
  readonly #files: Files;
  #draining: Promise<void> | null = null;
  #again = false;
  readonly #tries = new Map<string, number>();

  constructor(
    user: string,
    api: Pick<Api, 'post'>,
    storage: Storage,
    changed: (pending: readonly Pending[]) => void,
    sent: (message: Message) => void,
    files: Files = NO_FILES,
  ) {
    this.#key = `maru.${user}.outbox`;
    this.#api = api;
    this.#storage = storage;
    this.#changed = changed;
    this.#sent = sent;
    this.#files = files;
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

  add(room: string, text: string, replyTo: string | undefined, files: readonly string[] = []): Pending {
    const pending: Pending = { id: newId(), room, text, ...(replyTo === undefined ? {} : { replyTo }), ...(files.length === 0 ? {} : { files }), at: new Date().toISOString(), state: 'waiting' };
    this.#write([...this.list(), pending]);
    return pending;
  }

  /** Sends a failed one again, as the last of the queue; a refused id is not used twice. */
  retry(id: string): void {
    const old = this.list().find((p) => p.id === id);
    if (old === undefined) return;
    const { code } = old;
    if (old.files !== undefined) {
      if (code === 'file_missing') this.#files.restart(old.files);
      else this.#files.retry(old.files);
    }
    const again: Pending = { ...without(old, 'code', 'params'), id: code === 'id_taken' || code === 'conflict' ? newId() : old.id, state: 'waiting' };
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
    // What waits for its files is called again when they have come.
    return this.#next() === undefined;
  }

  async #pass(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { pending: { id, room, text, replyTo, files: ids }, files } = next;
      try {
        const message = await this.#api.post(room, { id, text, ...(replyTo === undefined ? {} : { replyTo }), ...(files.length === 0 ? {} : { files }) });
        this.#sent(message);
        this.discard(id);
        this.#files.forget(ids ?? []);
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return;
        if (isPassing(error) && this.#worthWaiting(id, error)) return;
        this.#fail(id, error instanceof ApiError ? error.code : 'internal', error instanceof ApiError ? error.params : undefined);
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

  /** The first that can go. One whose files are still on their way holds up its own room and no other. */
  #next(): { pending: Pending; files: readonly string[] } | undefined {
    const held = new Set<string>();
    for (const pending of this.list()) {
      if (pending.state !== 'waiting' || held.has(pending.room)) continue;
      if (pending.files === undefined) return { pending, files: [] };
      const files = this.#files.readiness(pending.files);
      if (files === 'waiting') held.add(pending.room);
      else if ('ready' in files) return { pending, files: files.ready };
      else this.#fail(pending.id, files.failed?.code ?? 'file_lost', files.failed?.params);
    }
    return undefined;
  }

  #fail(id: string, code: string, params?: Pending['params']): void {
    this.#write(this.list().map((p) => (p.id === id ? { ...p, state: 'failed' as const, code, ...(params === undefined ? {} : { params }) } : p)));
  }

  #write(pending: readonly Pending[]): void {
    this.#storage.setItem(this.#key, JSON.stringify(pending));
    this.#changed(pending);
  }
}
