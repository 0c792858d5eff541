import { useEffect, useRef, useState, type RefObject } from 'react';

/** The width of an element in whole pixels, so that a chart is drawn for it and its text never stretched. */
export function useWidth<E extends Element>(first = 640): [RefObject<E | null>, number] {
  const ref = useRef<E>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const seen = new ResizeObserver(([entry]) => {
      const next = Math.floor(entry?.contentRect.width ?? 0);
      if (next > 0) setWidth(next);
    });
    seen.observe(element);
    return () => seen.disconnect();
  }, []);
  return [ref, width];
}
