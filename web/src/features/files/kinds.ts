import type { Attachment } from '../../api/types';

const PICTURES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp']);

/** How a file of a message is shown. The server only says of these types that they may be. */
export function kindOf(file: Pick<Attachment, 'type'>): 'picture' | 'film' | 'sound' | 'document' {
  if (PICTURES.has(file.type)) return 'picture';
  if (file.type === 'video/mp4' || file.type === 'video/webm' || file.type === 'video/quicktime') return 'film';
  return file.type.startsWith('audio/') ? 'sound' : 'document';
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** A size as people say it. */
export function sizeWords(locale: string, bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit', unit: UNITS[step] ?? 'byte', unitDisplay: 'short', maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}

/** `1:05`. */
export function lengthWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
