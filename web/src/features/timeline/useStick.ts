import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';

const NEAR_PX = 48;

/** How long after a turn of the wheel or a key a scroll upwards still counts as the reader's own. */
const HAND_MS = 600;

const HAND_EVENTS = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

export interface Stick {
  readonly scroller: (element: HTMLElement | Window | null) => void;
  /** The content has another height. */
  readonly grown: () => void;
  /** Goes to the end and stays there. */
  readonly stick: () => void;
  /** The view goes elsewhere and stays there. */
  readonly release: () => void;
  readonly isStuck: () => boolean;
}

/**
 * Keeps a scroller at its end while its content grows (a streamed answer, a receipt that comes late, a taller composer)
 * until the reader scrolls up; near the end it sticks again. A scroll upwards that no hand made, such as a list that
 * measures its rows anew, lets nothing loose.
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
    let hand = -HAND_MS;
    let dragging = false;
    const touched = (e: Event) => {
      hand = performance.now();
      if (e.type === 'pointerdown') dragging = true;
    };
    const released = () => {
      dragging = false;
    };
    const scrolled = () => {
      const own = dragging || performance.now() - hand < HAND_MS;
      if (own && at.scrollTop < last.current - 1) stuck.current = false;
      if (at.scrollHeight - at.scrollTop - at.clientHeight < NEAR_PX) stuck.current = true;
      last.current = at.scrollTop;
    };
    const sized = new ResizeObserver(grown);
    for (const event of HAND_EVENTS) at.addEventListener(event, touched, { passive: true });
    window.addEventListener('pointerup', released);
    window.addEventListener('pointercancel', released);
    at.addEventListener('scroll', scrolled, { passive: true });
    sized.observe(at);
    undo.current = () => {
      for (const event of HAND_EVENTS) at.removeEventListener(event, touched);
      window.removeEventListener('pointerup', released);
      window.removeEventListener('pointercancel', released);
      at.removeEventListener('scroll', scrolled);
      sized.disconnect();
    };
  }, [grown]);

  useEffect(() => () => undo.current?.(), []);

  const stick = useCallback(() => {
    stuck.current = true;
    grown();
  }, [grown]);

  const release = useCallback(() => {
    stuck.current = false;
  }, []);

  const isStuck = useCallback(() => stuck.current, []);

  return { scroller, grown, stick, release, isStuck };
}
