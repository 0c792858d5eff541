import styles from './Avatar.module.css';
import { Mark } from './Mark';

function tile(id: string): number {
  let sum = 0;
  for (const c of id) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 6;
  return sum + 1;
}

/** The last two letters tell Korean given names apart; elsewhere the first one will do. */
export function initials(name: string): string {
  const clean = name.trim();
  if (/^[가-힣]{2,4}$/.test(clean)) return clean.slice(-2);
  const first = [...new Intl.Segmenter().segment(clean)][0]?.segment ?? '·';
  return first.toUpperCase();
}

export interface AvatarProps {
  readonly id: string;
  readonly name: string;
  readonly kind?: 'human' | 'mate' | 'imported' | 'room';
  readonly size?: 's' | 'm';
}

export function Avatar({ id, name, kind = 'human', size = 'm' }: AvatarProps) {
  const look = kind === 'mate' ? styles['mate'] : styles[`tile${tile(id)}`];
  return (
    <span aria-hidden="true" className={[styles['avatar'], look, styles[size], kind === 'room' ? styles['room'] : '', kind === 'imported' ? styles['imported'] : ''].join(' ')}>
      {kind === 'mate' ? <Mark size={size === 's' ? 16 : 22} /> : initials(name)}
    </span>
  );
}
