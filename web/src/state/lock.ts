const LEASE_MS = 5_000;

/**
 * Runs `work` in one tab at a time. Web Locks where there are any; on plain HTTP, where there are none, a lease in local
 * storage: its holder renews it, and a tab that died gives way after five seconds. The lease is not airtight, and need
 * not be: a message sent by two tabs carries one id.
 */
export async function exclusively(name: string, storage: Storage, work: () => Promise<void>): Promise<void> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (locks !== undefined) {
    await locks.request(name, work);
    return;
  }
  const key = `${name}.lease`;
  const owner = String(Math.random());
  while (!take(storage, key, owner)) await new Promise((resolve) => setTimeout(resolve, LEASE_MS / 10));
  const renewal = setInterval(() => take(storage, key, owner), LEASE_MS / 3);
  try {
    await work();
  } finally {
    clearInterval(renewal);
    storage.removeItem(key);
  }
}

function take(storage: Storage, key: string, owner: string): boolean {
  const [holder, until] = (storage.getItem(key) ?? '').split('@');
  if (holder !== undefined && holder !== '' && holder !== owner && Number(until) > Date.now()) return false;
  storage.setItem(key, `${owner}@${String(Date.now() + LEASE_MS)}`);
  return true;
}
