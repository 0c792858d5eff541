import type { Api } from '../api/client';
import { ApiError, isPassing } from '../api/errors';
import { newId } from './ids';
import type { Shelf } from './shelf';
import { Store } from './store';

/** A file on its way, from the moment it was chosen until its message is posted. */
export interface UploadItem {
  /** Names it on this device. */
  readonly id: string;
  readonly room: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  /** Its number on the server, once it was announced. */
  readonly upload?: string;
  readonly voice?: boolean;
  readonly durationMs?: number;
  /** An address of the picture on this device, to show it before anybody has it. */
  readonly preview?: string;
  /** Sent with a message; until then it lies beside the words that are being written. */
  readonly posted: boolean;
}

type Door = Pick<Api, 'beginUpload' | 'uploadOffset' | 'appendUpload' | 'cancelUpload'>;

const AT_ONCE = 2;
const FIRST_PIECE = 256 * 1024;
const LARGEST_PIECE = 8 * 1024 * 1024;
/** Larger ones are not copied into the browser's store; after a reload they must be chosen again. */
const KEPT_MAX = 512 * 1024 * 1024;

export interface VoiceNote {
  readonly durationMs: number;
}

/**
 * Sends files in pieces that grow and shrink with the network. What was sent stays sent: after a lost connection or a
 * reload the server is asked how far it came.
 */
export class Uploads {
  readonly store = new Store<ReadonlyMap<string, UploadItem>>(new Map());
  readonly #api: Door;
  readonly #shelf: Shelf;
  readonly #storage: Storage;
  readonly #key: string;
  readonly #backoffMs: number;
  readonly #files = new Map<string, Blob>();
  readonly #aborts = new Map<string, AbortController>();
  /** Called when an upload has come to an end, well or not. */
  settled: () => void = () => undefined;
  #stopped = false;

  constructor(user: string, api: Door, storage: Storage, shelf: Shelf, backoffMs = 1_000) {
    this.#api = api;
    this.#storage = storage;
    this.#shelf = shelf;
    this.#key = `maru.${user}.uploads`;
    this.#backoffMs = backoffMs;
  }

  /** Takes up what a reload interrupted. */
  async start(): Promise<void> {
    for (const item of this.#kept()) {
      if (this.store.get().has(item.id)) continue;
      const file = item.state === 'done' ? undefined : ((await this.#shelf.read(`file ${item.id}`)) as Blob | undefined);
      if (file !== undefined) this.#files.set(item.id, file);
      const lost = item.state !== 'done' && file === undefined;
      const failed = item.state === 'failed';
      const preview = file !== undefined && item.type.startsWith('image/') ? { preview: URL.createObjectURL(file) } : {};
      this.#put({ ...item, ...preview, ...(lost ? { state: 'failed', code: 'file_lost' } : failed || item.state === 'done' ? {} : { state: 'waiting' }) });
    }
    this.#next();
  }

  stop(): void {
    this.#stopped = true;
    for (const abort of this.#aborts.values()) abort.abort();
  }

  /** Those that lie beside the words of a room. */
  tray(room: string): readonly UploadItem[] {
    return [...this.store.get().values()].filter((u) => u.room === room && !u.posted);
  }

  list(ids: readonly string[]): readonly UploadItem[] {
    return ids.flatMap((id) => this.store.get().get(id) ?? []);
  }

  add(room: string, files: readonly File[], voice?: VoiceNote): void {
    for (const file of files) {
      const id = newId();
      this.#files.set(id, file);
      if (file.size <= KEPT_MAX) void this.#shelf.write(`file ${id}`, file);
      this.#put({
        id, room, name: file.name === '' ? 'file' : file.name, size: file.size, type: file.type, sent: 0, state: 'waiting', posted: false,
        ...(voice === undefined ? {} : { voice: true, durationMs: voice.durationMs }),
        ...(file.type.startsWith('image/') && file.type !== 'image/svg+xml' ? { preview: URL.createObjectURL(file) } : {}),
      });
    }
    this.#next();
  }

  /** They belong to a message now. */
  post(ids: readonly string[]): void {
    for (const id of ids) this.#change(id, { posted: true });
  }

  /** Whether a message with these can be posted, must wait for them, or cannot. */
  readiness(ids: readonly string[]): { ready: readonly string[] } | { failed: UploadItem | null } | 'waiting' {
    const items = this.list(ids);
    const failed = items.find((u) => u.state === 'failed');
    if (failed !== undefined) return { failed };
    if (items.length < ids.length) return { failed: null };
    const ready = items.flatMap((u) => (u.state === 'done' && u.upload !== undefined ? [u.upload] : []));
    return ready.length === ids.length ? { ready } : 'waiting';
  }

  retry(ids: readonly string[]): void {
    for (const { id, state, code } of this.list(ids)) {
      if (state !== 'failed' || code === 'file_lost') continue;
      const again = this.store.get().get(id);
      if (again === undefined) continue;
      this.#put({ ...without(again, 'code', 'params'), state: 'waiting' });
    }
    this.#next();
  }

  /** The server forgot them (too much time went by): all over. */
  restart(ids: readonly string[]): void {
    for (const item of this.list(ids)) {
      if (!this.#files.has(item.id)) {
        this.#put({ ...item, state: 'failed', code: 'file_lost' });
        continue;
      }
      this.#put({ ...without(item, 'upload', 'code', 'params'), sent: 0, state: 'waiting' });
    }
    this.#next();
  }

  /** Gives one up, wherever it stands. */
  cancel(id: string): void {
    const item = this.store.get().get(id);
    this.forget([id]);
    if (item?.upload !== undefined) this.#api.cancelUpload(item.room, item.upload).catch(() => undefined);
  }

  /** They have arrived, or nobody wants them any more. */
  forget(ids: readonly string[]): void {
    for (const id of ids) {
      this.#aborts.get(id)?.abort();
      this.#files.delete(id);
      void this.#shelf.write(`file ${id}`, null);
      const preview = this.store.get().get(id)?.preview;
      if (preview !== undefined) setTimeout(() => URL.revokeObjectURL(preview), 30_000);
    }
    this.store.update((all) => new Map([...all].filter(([id]) => !ids.includes(id))));
    this.#keep();
    this.#next();
  }

  #next(): void {
    if (this.#stopped) return;
    const all = [...this.store.get().values()];
    let free = AT_ONCE - all.filter((u) => u.state === 'sending').length;
    for (const item of all) {
      if (item.state !== 'waiting' || free <= 0) continue;
      free--;
      this.#change(item.id, { state: 'sending' });
      void this.#send(item.id);
    }
  }

  async #send(id: string): Promise<void> {
    const abort = new AbortController();
    this.#aborts.set(id, abort);
    try {
      await this.#sendAll(id, abort.signal);
      this.#change(id, { state: 'done' });
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(id, error);
    } finally {
      this.#aborts.delete(id);
    }
    this.settled();
    this.#next();
  }

  #fail(id: string, error: unknown): void {
    if (error instanceof ApiError) this.#change(id, { state: 'failed', code: error.code, params: error.params });
    else this.#change(id, { state: 'failed', code: 'internal' });
  }

  async #sendAll(id: string, signal: AbortSignal): Promise<void> {
    const file = this.#files.get(id);
    let piece = FIRST_PIECE;
    let asked = false;
    for (let wait = this.#backoffMs; ; ) {
      const item = this.store.get().get(id);
      if (item === undefined || file === undefined || signal.aborted) throw new DOMException('given up', 'AbortError');
      try {
        if (item.upload === undefined) {
          const begun = await this.#api.beginUpload(item.room, {
            name: item.name, size: item.size, ...(item.voice === true ? { voice: true, durationMs: Math.round(item.durationMs ?? 0) } : {}),
          });
          this.#change(id, { upload: begun.id });
          asked = true;
          continue;
        }
        if (!asked) {
          const there = await this.#api.uploadOffset(item.room, item.upload);
          this.#change(id, { sent: there.offset });
          if (there.done) return;
          asked = true;
          continue;
        }
        const since = performance.now();
        const now = await this.#api.appendUpload(item.room, item.upload, item.sent, file.slice(item.sent, item.sent + piece), signal);
        const took = performance.now() - since;
        piece = took < 800 ? Math.min(piece * 2, LARGEST_PIECE) : took > 4_000 ? Math.max(FIRST_PIECE, piece / 2) : piece;
        this.#change(id, { sent: now.offset });
        if (now.done) return;
        wait = this.#backoffMs;
      } catch (error) {
        if (error instanceof ApiError && error.code === 'upload_offset') {
          asked = false;
          continue;
        }
        if (error instanceof ApiError && error.status === 404 && item.upload !== undefined && !asked) {
          this.#begunAnew(id);
          continue;
        }
        if (!isPassing(error) || (error instanceof ApiError && error.code === 'disk_full')) throw error;
        asked = false;
        await pause(wait, signal);
        wait = Math.min(wait * 2, 30 * this.#backoffMs);
      }
    }
  }

  #begunAnew(id: string): void {
    const item = this.store.get().get(id);
    if (item === undefined) return;
    this.#put({ ...without(item, 'upload'), sent: 0 });
  }

  #change(id: string, change: Partial<UploadItem>): void {
    const item = this.store.get().get(id);
    if (item !== undefined) this.#put({ ...item, ...change });
  }

  #put(item: UploadItem): void {
    this.store.update((all) => new Map(all).set(item.id, item));
    this.#keep();
  }

  #keep(): void {
    const items = [...this.store.get().values()].map((item) => without(item, 'preview'));
    if (items.length === 0) this.#storage.removeItem(this.#key);
    else this.#storage.setItem(this.#key, JSON.stringify(items));
  }

  #kept(): readonly UploadItem[] {
    try {
      const kept = JSON.parse(this.#storage.getItem(this.#key) ?? '[]') as unknown;
      return Array.isArray(kept) ? (kept as UploadItem[]) : [];
    } catch {
      return [];
    }
  }
}

/** A copy that lacks some fields. */
export function without<T extends object, K extends keyof T>(value: T, ...fields: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const field of fields) Reflect.deleteProperty(copy, field);
  return copy;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}
