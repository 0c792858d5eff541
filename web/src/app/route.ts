import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';
import { createElement } from 'react';

export type Side =
  | { readonly kind: 'members' | 'search' | 'mate' | 'imports' | 'invite' | 'pins' }
  | { readonly kind: 'receipt' | 'thread'; readonly message: string }
  | { readonly kind: 'cardReceipt'; readonly receipt: string };

export type Route =
  | { readonly name: 'home' }
  | { readonly name: 'room'; readonly id: string; readonly side: Side | null; readonly message: string | null }
  | { readonly name: 'mate' }
  | { readonly name: 'search'; readonly q: string }
  | { readonly name: 'settings' }
  | { readonly name: 'operator'; readonly page: OperatorPage; readonly query: string }
  | { readonly name: 'invite'; readonly code: string }
  | { readonly name: 'unknown' };

export const OPERATOR_PAGES = ['models', 'traffic', 'routes', 'receipts', 'budgets', 'router', 'people'] as const;
export type OperatorPage = (typeof OPERATOR_PAGES)[number];

export const PLAIN_SIDES = ['members', 'search', 'mate', 'imports', 'invite', 'pins'] as const;

/** What an address names. */
export function parseRoute(url: URL): Route {
  const [first, second, ...rest] = url.pathname.split('/').filter((p) => p !== '').map(decodeURIComponent);
  if (rest.length > 0) return { name: 'unknown' };
  switch (first) {
    case undefined:
    case 'signin':
    case 'setup':
    case 'rooms':
      if (first !== 'rooms' || second === undefined) return { name: 'home' };
      return { name: 'room', id: second, side: parseSide(url.searchParams.get('side')), message: parseMessage(url.hash) };
    case 'mate':
      return { name: 'mate' };
    case 'search':
      return { name: 'search', q: url.searchParams.get('q') ?? '' };
    case 'me':
    case 'settings':
      return { name: 'settings' };
    case 'operator':
      return parseOperator(second, url.search);
    case 'invite':
      return second === undefined ? { name: 'unknown' } : { name: 'invite', code: second };
    default:
      return { name: 'unknown' };
  }
}

function parseOperator(page: string | undefined, query: string): Route {
  const known = OPERATOR_PAGES.find((p) => p === (page ?? 'models'));
  return known === undefined ? { name: 'unknown' } : { name: 'operator', page: known, query };
}

export function operatorPath(page: OperatorPage, query: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
  return `/operator${page === 'models' ? '' : `/${page}`}${params === '' ? '' : `?${params}`}`;
}

function parseSide(text: string | null): Side | null {
  if (text === null) return null;
  const plain = PLAIN_SIDES.find((s) => s === text);
  if (plain !== undefined) return { kind: plain };
  const [kind, id] = text.split(':');
  if (id === undefined || id === '') return null;
  if (kind === 'receipt' || kind === 'thread') return { kind, message: id };
  if (kind === 'card') return { kind: 'cardReceipt', receipt: id };
  return null;
}

function parseMessage(hash: string): string | null {
  const id = hash.replace(/^#(?:message-)?/, '');
  return /^[0-9a-f-]{36}$/i.test(id) ? id.toLowerCase() : null;
}

function sideText(side: Side): string {
  if (side.kind === 'receipt' || side.kind === 'thread') return `${side.kind}:${side.message}`;
  if (side.kind === 'cardReceipt') return `card:${side.receipt}`;
  return side.kind;
}

export function roomPath(id: string, part: { side?: Side | null; message?: string | null } = {}): string {
  const query = part.side == null ? '' : `?side=${sideText(part.side)}`;
  const hash = part.message == null ? '' : `#message-${part.message}`;
  return `/rooms/${encodeURIComponent(id)}${query}${hash}`;
}

const watchers = new Set<() => void>();
let current = parseRoute(new URL(window.location.href));
/** Counts visits, so that going to the same message twice flashes it twice. */
let visit = 0;

function changed(): void {
  current = parseRoute(new URL(window.location.href));
  visit++;
  for (const watcher of [...watchers]) watcher();
}

window.addEventListener('popstate', changed);
window.addEventListener('hashchange', changed);

export function navigate(path: string, how: { replace?: boolean } = {}): void {
  if (how.replace === true) window.history.replaceState(null, '', path);
  else if (path !== window.location.pathname + window.location.search + window.location.hash) window.history.pushState(null, '', path);
  changed();
}

function subscribe(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

export function useRoute(): Route {
  return useSyncExternalStore(subscribe, () => current);
}

export function useVisit(): number {
  return useSyncExternalStore(subscribe, () => visit);
}

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly to: string;
}

/** A link inside the page: a plain anchor, so that opening in a new tab and copying work. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  return createElement('a', {
    ...rest,
    href: to,
    onClick: (e: MouseEvent<HTMLAnchorElement>) => {
      onClick?.(e);
      if (e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      navigate(to);
    },
  });
}
