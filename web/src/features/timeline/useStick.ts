import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

const NEAR_PX = 48;

export interface Stick {
  readonly scroller: (element: HTMLElement | Window | null) => void;
  /** The content has another height. */
  readonly grown: () => void;
  /** Goes to the end and stays there. */
  readonly stick: () => void;
  readonly isStuck: () => boolean;
}

/**
 * Keeps a scroller at its end while its content grows (a streamed answer, a receipt that comes late, a taller composer)
 * until the reader scrolls up; near the end it sticks again.
 *
 * @param atEnd whether a new scroller opens at its end
 */
export function useStick(atEnd: boolean): Stick {
  const opens = useRef(atEnd);
  useLayoutEffect(() => {
    opens.current = atEnd;
  });
  const element = useRef<HTMLElement | null>(null);
  const stuck = useRef(true);
  const last = useRef(0);
  const undo = useRef<(() => void) | null>(null);

  const grown = useCallback(() => {
    const el = element.current;
    if (el !== null && stuck.current) el.scrollTop = el.scrollHeight;
  }, []);

  const scroller = useCallback((el: HTMLElement | Window | null) => {
    undo.current?.();
    undo.current = null;
    element.current = el instanceof HTMLElement ? el : null;
    const at = element.current;
    if (at === null) return;
    last.current = at.scrollTop;
    stuck.current = opens.current;
    const scrolled = () => {
      if (at.scrollTop < last.current - 1) stuck.current = false;
      if (at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_PX) stuck.current = true;
      last.current = at.scrollTop;
    };
    const sized = new ResizeObserver(grown);
    at.addEventListener('scroll', scrolled, { passive: true });
    sized.observe(at);
    undo.current = () => {
      at.removeEventListener('scroll', scrolled);
      sized.disconnect();
    };
  }, [grown]);

  useEffect(() => () => undo.current?.(), []);

  const stick = useCallback(() => {
    stuck.current = true;
    grown();
  }, [grown]);

  const isStuck = useCallback(() => stuck.current, []);

  return { scroller, grown, stick, isStuck };
}
