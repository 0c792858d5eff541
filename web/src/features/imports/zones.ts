const NEAR = ['Asia/Seoul', 'Asia/Tokyo', 'Asia/Shanghai', 'Asia/Singapore', 'Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles', 'UTC'];

/** Time zones to choose from: the current one and the usual ones first, then all the browser knows. */
export function zones(current: string): readonly { readonly value: string; readonly label: string }[] {
  const all = typeof Intl.supportedValuesOf === 'function' ? Intl.supportedValuesOf('timeZone') : [];
  return [...new Set([current, ...NEAR, ...all])].map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
