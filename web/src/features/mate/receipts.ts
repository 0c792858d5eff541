import { useEffect, useState } from 'react';
import type { TFunction } from 'i18next';
import type { Reason, Receipt } from '../../api/types';
import { useSync } from '../../app/context';
import { wordsFor } from '../../i18n';
import { money, type Zone } from '../../ui/time';

export type ReceiptOf =
  | { readonly room: string; readonly message: string }
  | { readonly receipt: string };

const asked = new Map<string, Promise<Receipt | null>>();

/** A receipt never changes, so each is asked once a visit. */
export function useReceipt(of: ReceiptOf | null): Receipt | null | 'loading' {
  const sync = useSync();
  const [found, setFound] = useState<Receipt | null | 'loading'>('loading');
  const key = of === null ? null : 'receipt' in of ? `r ${of.receipt}` : `m ${of.message}`;
  useEffect(() => {
    if (of === null || key === null) {
      setFound(null);
      return undefined;
    }
    let here = true;
    const answer = asked.get(key) ?? ('receipt' in of ? sync.api.receipt(of.receipt) : sync.api.messageReceipt(of.room, of.message)).catch(() => {
      asked.delete(key);
      return null;
    });
    asked.set(key, answer);
    void answer.then((r) => here && setFound(r));
    return () => { here = false; };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key names the receipt
  }, [key, sync]);
  return found;
}

export function reasonWords(t: TFunction, reason: Reason): string {
  const params = { ...reason.params };
  if (typeof params['tier'] === 'string') params['tier'] = wordsFor(t, 'tier', params['tier']) ?? params['tier'];
  return wordsFor(t, 'reason', reason.code, params) ?? reason.text ?? reason.code;
}

export function maskWords(t: TFunction, masked: { kind: string; count: number }): string {
  return t('receipt.masked', { kind: wordsFor(t, 'mask', masked.kind) ?? t('mask.other'), count: masked.count });
}

export function costWords(t: TFunction, zone: Zone, receipt: Receipt): string {
  if (!receipt.priced && !receipt.own && !receipt.guided) return t('receipt.unpriced');
  return receipt.costMicros === 0 ? t('receipt.free') : money(zone.locale, receipt.costMicros);
}

export function secondsWords(t: TFunction, zone: Zone, ms: number): string {
  const n = new Intl.NumberFormat(zone.locale, { maximumFractionDigits: ms < 1_000 ? 2 : 1 }).format(Math.max(ms, 10) / 1_000);
  return t('receipt.seconds', { n });
}

/** Model, where, cost, time: the receipt as a person reads it. */
export function receiptLine(t: TFunction, zone: Zone, receipt: Receipt): { model: string; where: string; outside: boolean; cost: string; time: string } {
  const outside = receipt.left.kind === 'messages' && !receipt.own;
  const masked = (receipt.left.masked ?? []).map((m) => maskWords(t, m)).join(', ');
  const out = t('receipt.outside', { count: receipt.left.count ?? 0 });
  return {
    model: receipt.guided ? t('receipt.guided') : (receipt.model ?? t('receipt.guided')),
    where: outside ? (masked === '' ? out : `${out} (${masked})`) : t('receipt.here'),
    outside,
    cost: costWords(t, zone, receipt),
    time: secondsWords(t, zone, receipt.ms),
  };
}
