import type { Member } from '../../api/types';

export interface MentionQuery {
  /** Where the @ stands. */
  readonly from: number;
  readonly word: string;
}

/** The mention being written left of the caret, if any. */
export function mentionAt(text: string, caret: number): MentionQuery | null {
  const match = /(?:^|[\s(])@([^\s@]{0,32})$/u.exec(text.slice(0, caret));
  const word = match?.[1];
  return word === undefined ? null : { from: caret - word.length - 1, word };
}

const ALL_NAMES = ['모두', 'all'];

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly kind: Member['kind'];
}

/** Who may be meant, the mate first. The mate answers to both of its names. */
export function candidates(members: readonly Member[], me: string, word: string, mateNames: readonly string[], mateName: string, all: string | null = null): readonly Candidate[] {
  const wanted = word.toLowerCase();
  const found: Candidate[] = [];
  for (const m of members) {
    if (m.leftAt !== undefined || m.id === me || m.kind === 'imported') continue;
    const names = m.kind === 'mate' ? [m.displayName, ...mateNames] : [m.displayName];
    if (names.some((n) => matches(n, wanted))) found.push({ id: m.id, name: m.kind === 'mate' ? mateName : m.displayName, kind: m.kind });
  }
  if (all !== null && [all, ...ALL_NAMES].some((n) => matches(n, wanted))) found.push({ id: 'all', name: all, kind: 'imported' });
  return found.sort((a, b) => Number(b.kind === 'mate') - Number(a.kind === 'mate')).slice(0, 8);
}

const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';

/** By beginning of any word, and for Hangul by a syllable that is still being written: ㅁ and 말 find 마루. */
function matches(name: string, wanted: string): boolean {
  if (wanted === '') return true;
  const lower = name.toLowerCase();
  if (lower.split(/\s+/).some((w) => w.startsWith(wanted)) || lower.startsWith(wanted)) return true;
  const last = wanted.at(-1) ?? '';
  const head = wanted.slice(0, -1);
  if (!lower.startsWith(head)) return false;
  const next = lower.charCodeAt(head.length) - 0xac00;
  if (!(next >= 0 && next <= 11_171)) return false;
  const initial = INITIALS.indexOf(last);
  if (initial >= 0) return Math.floor(next / 588) === initial;
  const syllable = last.charCodeAt(0) - 0xac00;
  // The last syllable may carry the next one's first consonant for a moment, or lack its own final.
  return syllable >= 0 && syllable <= 11_171 && Math.floor(syllable / 28) === Math.floor(next / 28);
}
