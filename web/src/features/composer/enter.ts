/**
 * What Enter means while an input method is at work. The usual guard ("composing? ignore Enter") makes every Korean
 * message need Enter twice: Hangul has no candidate window, so Enter is only ever "done, send". The other usual way,
 * sending at once, sends the text without its last syllable, or that syllable again as a message of its own.
 *
 * So it is decided by the script that is being composed:
 *  - Hangul: the Enter is meant for the composer. The send is put off until `compositionend`, when the last syllable
 *    is in the text, and any further Enter of the same key press is swallowed (Chromium on macOS delivers a second
 *    keydown with keyCode 13 after `compositionend`).
 *  - Anything else (kana, kanji, pinyin, bopomofo): a conversion or a candidate window may be open; the Enter belongs
 *    to the input method and does not send. Latin letters composed by a phone's keyboard come with keyCode 13, not
 *    229, and are sent like Hangul.
 *  - A Hangul composition that ends as something else was converted (Hanja): the Enter chose a candidate, nothing is sent.
 *
 * WebKit fires `compositionend` first and then a keydown with keyCode 229 and `isComposing` false. The same rule
 * applies to it with the script of the composition that has just ended.
 */
export interface EnterKey {
  readonly shift: boolean;
  readonly composing: boolean;
  readonly keyCode: number;
}

export type EnterDecision = 'send' | 'later' | 'ignore' | 'swallow';

const HANGUL = /^[\u1100-\u11ff\u3130-\u318f\u3200-\u321e\ua960-\ua97f\uac00-\ud7ff]+$/;
const LATIN = /^[\p{Script=Latin}\p{M}\d' -]+$/u;
/** WebKit's late keydown follows within one turn of the event loop; a real key press takes longer. */
const JUST_NOW_MS = 60;

type Script = 'hangul' | 'latin' | 'other' | 'none';

function scriptOf(text: string): Script {
  if (text === '') return 'none';
  if (HANGUL.test(text)) return 'hangul';
  return LATIN.test(text) ? 'latin' : 'other';
}

export class EnterWatch {
  #composed = '';
  #active = false;
  #pending = false;
  #swallow = false;
  #ended: { script: Script; at: number } | null = null;
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  compositionStart(): void {
    this.#active = true;
    this.#composed = '';
    this.#pending = false;
    this.#swallow = false;
    this.#ended = null;
  }

  compositionUpdate(data: string): void {
    if (data !== '') this.#composed = data;
  }

  /** Answers whether the send that was put off is due now. */
  compositionEnd(data: string): boolean {
    const script = scriptOf(data === '' ? this.#composed : data);
    this.#active = false;
    this.#ended = { script, at: this.#now() };
    const due = this.#pending && script !== 'other';
    if (this.#pending) this.#swallow = due;
    this.#pending = false;
    return due;
  }

  /** `before` is the character left of the caret: some input methods never say what they compose. */
  enter(key: EnterKey, before: string): EnterDecision {
    if (key.shift) return 'ignore';
    if (this.#pending) return 'swallow';
    if (key.composing || this.#active) {
      const composed = scriptOf(this.#composed);
      const script = composed === 'none' ? scriptOf(before) : composed;
      if (script === 'hangul' || (script === 'latin' && key.keyCode !== 229)) {
        this.#pending = true;
        return 'later';
      }
      return 'ignore';
    }
    if (this.#swallow) return 'swallow';
    if (key.keyCode === 229) {
      const ended = this.#ended;
      if (ended === null || this.#now() - ended.at > JUST_NOW_MS) return scriptOf(before) === 'other' ? 'ignore' : 'send';
      return ended.script === 'hangul' ? 'send' : 'ignore';
    }
    return 'send';
  }

  /** The key was let go, or another thing happened: the next Enter is a new one. */
  released(): void {
    this.#swallow = false;
  }
}
