import { readJson } from './json';
import type { ClientFrame, ServerFrame } from './types';

export interface Connection {
  send(frame: ClientFrame): boolean;
  close(): void;
}

export interface ConnectionEvents {
  readonly open: () => void;
  readonly frame: (frame: ServerFrame) => void;
  readonly closed: () => void;
}

export type Connect = (events: ConnectionEvents) => Connection;

/** The browser's WebSocket as whole frames; `closed` comes exactly once. */
export const connectSocket: Connect = (events) => {
  const url = new URL('/api/socket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  let over = false;
  const end = () => {
    if (over) return;
    over = true;
    events.closed();
  };
  socket.onopen = () => events.open();
  socket.onmessage = (message: MessageEvent<unknown>) => {
    if (typeof message.data === 'string') events.frame(readJson(message.data) as ServerFrame);
  };
  socket.onclose = end;
  socket.onerror = end;
  return {
    send: (frame) => {
      if (over || socket.readyState !== WebSocket.OPEN) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    close: () => {
      over = true;
      socket.close();
    },
  };
};
