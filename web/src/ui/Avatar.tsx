import styles from './Avatar.module.css';
import { Mark } from './Mark';

function tile(id: string): number {
  let sum = 0;
  for (const c of id) sum = (sum * 31 + (c.codePointAt(0) ?? 0)) % 6;
  return sum + 1;
}

const SURNAMES = '김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국';

/** A Korean name is told apart by its given part, any other by its first letter. */
export function initials(name: string): string {
  const clean = name.trim();
  if (/^[가-힣]{3}$/.test(clean) && SURNAMES.includes(clean.charAt(0))) return clean.slice(1);
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
