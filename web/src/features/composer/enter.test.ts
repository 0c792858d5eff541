import { describe, expect, it } from 'vitest';
import { EnterWatch } from './enter';

const at = (time: { now: number }) => new EnterWatch(() => time.now);
const ime = { shift: false, composing: true, keyCode: 229 };
const late = { shift: false, composing: false, keyCode: 229 };
const plain = { shift: false, composing: false, keyCode: 13 };

describe('Enter', () => {
  it('sends when nothing is composed, and makes a new line with Shift', () => {
    const watch = at({ now: 0 });
    expect(watch.enter(plain, '요')).toBe('send');
    expect(watch.enter({ ...plain, shift: true }, '요')).toBe('ignore');
  });

  it('during Hangul in Chromium waits for the last syllable and counts once, also when keydown comes twice', () => {
    const watch = at({ now: 0 });
    watch.compositionStart();
    watch.compositionUpdate('ㅇ');
    watch.compositionUpdate('요');
    expect(watch.enter(ime, '요')).toBe('later');
    expect(watch.compositionEnd('요')).toBe(true);
    expect(watch.enter(plain, '요')).toBe('swallow');
    watch.released();
    expect(watch.enter(plain, '요')).toBe('send');
  });

  it('during Hangul in WebKit sends on the keydown that follows compositionend', () => {
    const time = { now: 0 };
    const watch = at(time);
    watch.compositionStart();
    watch.compositionUpdate('요');
    expect(watch.compositionEnd('요')).toBe(false);
    time.now = 2;
    expect(watch.enter(late, '요')).toBe('send');
  });

  it('with a Japanese candidate window open belongs to the input method, in either order', () => {
    const time = { now: 0 };
    const chromium = at(time);
    chromium.compositionStart();
    chromium.compositionUpdate('にほん');
    chromium.compositionUpdate('日本');
    expect(chromium.enter(ime, '本')).toBe('ignore');
    expect(chromium.compositionEnd('日本')).toBe(false);
    chromium.released();
    time.now = 500;
    expect(chromium.enter(plain, '本')).toBe('send');

    const webkit = at(time);
    webkit.compositionStart();
    webkit.compositionUpdate('日本');
    webkit.compositionEnd('日本');
    expect(webkit.enter(late, '本')).toBe('ignore');
    time.now = 1_500;
    expect(webkit.enter(plain, '本')).toBe('send');
  });

  it('with pinyin letters still composed does not send', () => {
    const watch = at({ now: 0 });
    watch.compositionStart();
    watch.compositionUpdate('ni hao');
    expect(watch.enter(ime, 'o')).toBe('ignore');
  });

  it('on a phone keyboard that composes Latin words sends after the word is in', () => {
    const watch = at({ now: 0 });
    watch.compositionStart();
    watch.compositionUpdate('hello');
    expect(watch.enter({ ...ime, keyCode: 13 }, 'o')).toBe('later');
    expect(watch.compositionEnd('hello')).toBe(true);
  });

  it('that picks a Hanja for Hangul sends nothing', () => {
    const watch = at({ now: 0 });
    watch.compositionStart();
    watch.compositionUpdate('한');
    expect(watch.enter(ime, '한')).toBe('later');
    expect(watch.compositionEnd('韓')).toBe(false);
  });

  it('knows Hangul by the text when the input method never says what it composes', () => {
    const watch = at({ now: 0 });
    watch.compositionStart();
    expect(watch.enter(ime, '요')).toBe('later');
    expect(watch.compositionEnd('')).toBe(true);
  });
});
