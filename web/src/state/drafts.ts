import type { Api } from '../api/client';

export interface Draft {
  readonly text: string;
  readonly replyTo?: string;
}

const SYNC_MS = 1_500;
const FRESH_MS = 6_000;

/** Unsent words of each room: written down here at once, and on the server a moment later for the other devices. */
export class Drafts {
  readonly #prefix: string;
  readonly #api: Pick<Api, 'keepDraft'>;
  readonly #storage: Storage;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  readonly #written = new Map<string, number>();

  constructor(user: string, api: Pick<Api, 'keepDraft'>, storage: Storage) {
    this.#prefix = `maru.${user}.draft.`;
    this.#api = api;
    this.#storage = storage;
  }

  read(room: string): Draft {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#prefix + room) ?? 'null') as Draft | null;
      return kept ?? { text: '' };
    } catch {
      return { text: '' };
    }
  }

  write(room: string, draft: Draft): void {
    if (draft.text === '' && draft.replyTo === undefined) this.#storage.removeItem(this.#prefix + room);
    else this.#storage.setItem(this.#prefix + room, JSON.stringify(draft));
    this.#written.set(room, Date.now());
    clearTimeout(this.#timers.get(room));
    if (draft.text === '') {
      this.#timers.delete(room);
      this.#api.keepDraft(room, '').catch(() => undefined);
      return;
    }
    this.#timers.set(room, setTimeout(() => {
      this.#timers.delete(room);
      this.#api.keepDraft(room, draft.text).catch(() => undefined);
    }, SYNC_MS));
  }

  /** Whether this page wrote a moment ago: what the server echoes then is older. */
  fresh(room: string): boolean {
    return Date.now() - (this.#written.get(room) ?? 0) < FRESH_MS;
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
