import { useEffect, useRef, type PointerEvent } from 'react';

const LONG_MS = 450;
const MOVED_PX = 10;

/** A finger that stays on one place. The mouse has its own ways; a scroll or a second finger ends it. */
export function useLongPress(act: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const from = useRef({ x: 0, y: 0 });
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(() => stop, []);
  return {
    onPointerDown: (e: PointerEvent) => {
      stop();
      if (e.pointerType !== 'touch' || !e.isPrimary) return;
      from.current = { x: e.clientX, y: e.clientY };
      timer.current = setTimeout(() => {
        timer.current = null;
        act();
      }, LONG_MS);
    },
    onPointerMove: (e: PointerEvent) => {
      if (Math.hypot(e.clientX - from.current.x, e.clientY - from.current.y) > MOVED_PX) stop();
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onPointerLeave: stop,
  };
}
