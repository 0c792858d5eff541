/** At hand beside every message. */
export const QUICK = ['👍', '❤️', '😂', '😮', '😢', '🎉'] as const;

/** A small list of our own: what people send each other every day. Any other emoji of a keyboard works too. */
export const GROUPS = {
  faces: '😀 😄 😆 🥹 😊 🙂 😉 😍 🥰 😘 😋 😜 🤪 🤗 🤔 🫡 🤭 🫢 😎 🥳 😏 😌 😴 😪 🤤 😐 🙄 😬 😳 🥺 😭 😤 😡 🤯 🥶 🥵 😱 🤒 🤧 😇'.split(' '),
  hands: '👍 👎 👏 🙌 🙏 🤝 👌 ✌️ 🤞 🫰 🤟 👋 💪 🫶 👀 🙋 🙆 🙅 🤷 🙇'.split(' '),
  hearts: '❤️ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💕 💖 💘 💔 🔥 ✨ 💯 ⭐ 🌟 💤 💢'.split(' '),
  things: '🎉 🎂 🎁 🎈 🍻 ☕ 🍚 🍜 🍗 🍕 🍎 🍰 🚗 ✈️ 🏠 📷 🎵 ⚽ 🏆 💡 ✅ ❌ ❓ ❗ 📌 📅 ⏰ 💰 🌸 🌈 ☀️ 🌙 ☔ ❄️ 🐶 🐱 🐰 🐻 🇰🇷 🙈'.split(' '),
} as const;

const SEGMENTS = new Intl.Segmenter('ko', { granularity: 'grapheme' });
const PICTURE = /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\uFE0F?\u20E3)/u;
const LONGEST = 60;
const MOST = 6;

/** Whether a message says nothing but a few emojis: it is then drawn large. */
export function isOnlyEmoji(text: string): boolean {
  const bare = text.replace(/\s+/g, '');
  if (bare === '' || bare.length > LONGEST) return false;
  let count = 0;
  for (const { segment } of SEGMENTS.segment(bare)) {
    if (!PICTURE.test(segment) || ++count > MOST) return false;
  }
  return true;
}
