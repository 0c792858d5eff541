import { seed } from './scene';

// Replaces the network of this page by the fake server, before the client starts.
const { server, user } = seed(new URLSearchParams(window.location.search).get('scene') ?? sessionStorage.getItem('scene') ?? 'family');
const browser = server.browser(user);
window.fetch = ((input: RequestInfo | URL, init?: RequestInit) => browser.fetch(input instanceof Request ? input.url : String(input), init));

class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((e: MessageEvent) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly #wire = browser.connect({
    open: () => { this.readyState = 1; this.onopen?.(); },
    frame: (frame) => this.onmessage?.(new MessageEvent('message', { data: JSON.stringify(frame) })),
    closed: () => { this.readyState = 3; this.onclose?.(); },
  });
  send(text: string): void {
    this.#wire.send(JSON.parse(text) as never);
  }
  close(): void {
    this.#wire.close();
  }
}
(window as unknown as { WebSocket: unknown }).WebSocket = FakeSocket;
(window as unknown as { maruFake: unknown }).maruFake = server;
