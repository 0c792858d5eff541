/** Times as people say them, in the viewer's language and zone. The zone of the account wins over the browser's. */
export interface Zone {
  readonly locale: string;
  readonly timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone.locale}|${zone.timeZone}|${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = safeFormat(zone, options);
    formats.set(key, made);
  }
  return made;
}

function safeFormat(zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(zone.locale, { ...options, timeZone: zone.timeZone });
  } catch {
    return new Intl.DateTimeFormat(zone.locale, options);
  }
}

/** The calendar day in the zone, as `2026-11-24`. */
export function dayOf(zone: Zone, at: string): string {
  return format({ ...zone, locale: 'en-CA' }, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));
}

export function clock(zone: Zone, at: string): string {
  return spoken(zone, { hour: 'numeric', minute: '2-digit' }, at);
}

/** Newer locale data calls the halves of a Korean day AM and PM; people say 오전 and 오후. */
function spoken(zone: Zone, options: Intl.DateTimeFormatOptions, at: string): string {
  const made = format(zone, options);
  if (!zone.locale.startsWith('ko')) return made.format(new Date(at));
  return made.formatToParts(new Date(at)).map((p) => (p.type === 'dayPeriod' ? ({ AM: '오전', PM: '오후' }[p.value] ?? p.value) : p.value)).join('');
}

export function dayLine(zone: Zone, at: string, now: number = Date.now()): string {
  const day = format(zone, { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' }).format(new Date(at));
  const near = nearDay(zone, at, now);
  return near === null ? day : `${near} · ${day}`;
}

function nearDay(zone: Zone, at: string, now: number): string | null {
  const away = Math.round((Date.parse(dayOf(zone, at)) - Date.parse(dayOf(zone, new Date(now).toISOString()))) / 86_400_000);
  if (away !== 0 && away !== -1) return null;
  const text = new Intl.RelativeTimeFormat(zone.locale, { numeric: 'auto' }).format(away, 'day');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** For lists: the clock today, "yesterday", then the date. */
export function brief(zone: Zone, at: string, now: number = Date.now()): string {
  const today = dayOf(zone, new Date(now).toISOString());
  const day = dayOf(zone, at);
  if (day === today) return clock(zone, at);
  const near = nearDay(zone, at, now);
  if (near !== null) return near;
  const sameYear = day.slice(0, 4) === today.slice(0, 4);
  return format(zone, sameYear ? { month: 'short', day: 'numeric' } : { year: 'numeric', month: 'numeric', day: 'numeric' }).format(new Date(at));
}

/** In full where a sentence needs it: "어제 오후 3:12", "2024년 3월 2일 오후 3:12". */
export function when(zone: Zone, at: string, now: number = Date.now()): string {
  const near = nearDay(zone, at, now);
  if (near !== null) return `${near} ${clock(zone, at)}`;
  return spoken(zone, { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' }, at);
}

export function date(zone: Zone, at: string): string {
  return format(zone, { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(at));
}

export function bytes(locale: string, n: number): string {
  const units = ['B', 'KB', 'MB', 'GB'] as const;
  let value = n;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const digits = unit >= 2 && value < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)} ${units[unit] ?? ''}`;
}

/** Micro-USD as money; small sums keep the digits that matter. */
export function money(locale: string, micros: number): string {
  const usd = micros / 1_000_000;
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', maximumSignificantDigits: usd < 1 ? 2 : 4 }).format(usd);
}

/** The day in short, for axes: "11월 24일", "Nov 24". */
export function shortDate(zone: Zone, at: string): string {
  return format(zone, { month: 'short', day: 'numeric' }).format(new Date(at));
}

/** Money in a column of money: cents, and below a cent the two digits that matter. */
export function plainMoney(locale: string, micros: number): string {
  const usd = micros / 1_000_000;
  const digits = micros === 0 ? { maximumFractionDigits: 0 } : Math.abs(usd) < 0.01 ? { maximumSignificantDigits: 2 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', ...digits }).format(usd);
}
