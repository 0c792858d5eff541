import { useEffect, useRef } from 'react';
import { navigate, PLAIN_SIDES, roomPath, type Side } from '../../app/route';

const KEY = 'maru.side.';
const NARROW = window.matchMedia('(max-width: 1099px)');

/**
 * Remembers for each room which side panel stood open, and opens it again when the reader comes back. Not where the
 * panel would lie over the room, and not a receipt: that belongs to one answer.
 */
export function useKeptSide(room: string, side: Side | null, message: string | null): void {
  const entered = useRef<string | null>(null);
  useEffect(() => {
    if (entered.current !== room) {
      entered.current = room;
      const kept = PLAIN_SIDES.find((s) => s === localStorage.getItem(KEY + room));
      if (side === null && kept !== undefined && !NARROW.matches) {
        navigate(roomPath(room, { side: { kind: kept }, message }), { replace: true });
        return;
      }
    }
    if (side === null) localStorage.removeItem(KEY + room);
    else if (side.kind !== 'receipt' && side.kind !== 'cardReceipt') localStorage.setItem(KEY + room, side.kind);
  }, [room, side, message]);
}
