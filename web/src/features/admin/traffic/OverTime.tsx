import type { Traffic } from '../../../api/types';
import { useZone } from '../../../app/context';
import { clock, shortDate, when, type Zone, plainMoney } from '../../../ui/time';
import { Bars } from '../charts/Bars';
import { biggest } from '../charts/scale';
import { countWords, nameWords } from '../figures';
import { useWords } from '../words';
import type { Measure } from './TrafficPage';

const DAY = 24 * 3_600_000;

/** The traffic of a span as bars: every bucket has one, also those without a call. */
export function OverTime({ traffic, measure }: { readonly traffic: Traffic; readonly measure: Measure }) {
  const t = useWords();
  const zone = useZone();
  const starts = bucketsOf(traffic);
  const values = (points: Traffic['total']['points']) => {
    const at = new Map(points.map((p) => [Date.parse(p.at), p[measure]]));
    return starts.map((s) => at.get(s) ?? 0);
  };
  const total = values(traffic.total.points);
  const series = biggest(traffic.groups.map((g) => ({ name: nameWords(t, traffic.by, g), values: values(g.points) })), total, t('common.others'));
  const value = (n: number) => (measure === 'costMicros' ? plainMoney(zone.locale, n) : countWords(zone.locale, n));
  const sum = total.reduce((a, b) => a + b, 0);
  return (
    <Bars
      title={t('traffic.overTime', { measure: t(`measure.${measure}`) })} keys={t('traffic.keys')} asTable={t('common.asTable')} whenHead={t('common.when')} total={t('common.total')}
      summary={t('traffic.summary', { measure: t(`measure.${measure}`), by: t(`by.${traffic.by}`), total: value(sum), first: series[0]?.name ?? t('common.none') })}
      times={starts.map((s) => t('traffic.bucket', { from: moment(zone, s, traffic.bucketMs), to: moment(zone, s + traffic.bucketMs, traffic.bucketMs) }))}
      shortTimes={starts.map((s) => brief(zone, s, Date.parse(traffic.to) - Date.parse(traffic.from)))}
      series={series} value={value} whole={measure !== 'costMicros'}
    />
  );
}

export function bucketsOf(traffic: Pick<Traffic, 'from' | 'to' | 'bucketMs'>): number[] {
  const from = Date.parse(traffic.from);
  return Array.from({ length: Math.round((Date.parse(traffic.to) - from) / traffic.bucketMs) }, (_, i) => from + i * traffic.bucketMs);
}

function moment(zone: Zone, at: number, bucketMs: number): string {
  const iso = new Date(at).toISOString();
  return bucketMs >= DAY ? shortDate(zone, iso) : when(zone, iso);
}

function brief(zone: Zone, at: number, lengthMs: number): string {
  const iso = new Date(at).toISOString();
  return lengthMs <= 2 * DAY ? clock(zone, iso) : shortDate(zone, iso);
}
