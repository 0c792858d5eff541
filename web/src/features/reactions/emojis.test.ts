import { describe, expect, it } from 'vitest';
import { GROUPS, isOnlyEmoji } from './emojis';

describe('a message of emojis alone', () => {
  it('is known by its graphemes, families and flags included', () => {
    for (const text of ['👍', '👨‍👩‍👧‍👦', '🇰🇷 🎉', '❤️', '#️⃣', '👩🏻‍⚖️😂']) expect([text, isOnlyEmoji(text)]).toEqual([text, true]);
  });

  it('is not one with words, digits or a whole row of them', () => {
    for (const text of ['', ' ', '7', '#', 'ㅋㅋ😂', '👍 ok', '😂'.repeat(7)]) expect([text, isOnlyEmoji(text)]).toEqual([text, false]);
  });

  it('may be any of the picker', () => {
    for (const emoji of Object.values(GROUPS).flat()) expect([emoji, isOnlyEmoji(emoji)]).toEqual([emoji, true]);
  });
});
