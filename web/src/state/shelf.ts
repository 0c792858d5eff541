/** A place for what survives a reload. Losing it costs time, never words: those are in the outbox. */
export interface Shelf {
  read(key: string): Promise<unknown>;
  write(key: string, value: unknown): Promise<void>;
  clear(): Promise<void>;
}

export function memoryShelf(): Shelf {
  const values = new Map<string, unknown>();
  return {
    read: (key) => Promise.resolve(values.get(key)),
    write: (key, value) => Promise.resolve(void values.set(key, structuredClone(value))),
    clear: () => Promise.resolve(values.clear()),
  };
}

const STORE = 'kept';

/** The account's own IndexedDB database, so that two people in one browser never see each other's rooms. */
export function accountShelf(user: string): Shelf {
  if (typeof indexedDB === 'undefined') return memoryShelf();
  let opened: Promise<IDBDatabase> | null = null;
  const open = () => (opened ??= openDatabase(`maru-${user}`));
  async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
    try {
      const db = await open();
      return await request(work(db.transaction(STORE, mode).objectStore(STORE)));
    } catch {
      // A private window or a full disk: the cache is a convenience.
      return undefined;
    }
  }
  return {
    read: (key) => run<unknown>('readonly', (store) => store.get(key) as IDBRequest<unknown>),
    write: async (key, value) => void (await run('readwrite', (store) => store.put(value, key))),
    clear: async () => void (await run('readwrite', (store) => store.clear())),
  };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return request(opening);
}

function request<T>(pending: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    pending.onsuccess = () => resolve(pending.result);
    pending.onerror = () => reject(pending.error ?? new Error('indexedDB'));
  });
}
