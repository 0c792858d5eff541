import type { timingKo } from './timing.ko';

export const timingEn: typeof timingKo = {
  title: 'When Maru speaks',
  asked: 'Only when called',
  sometimes: 'Sometimes by itself',
  hint: 'By itself it only answers a question that nobody answered and whose answer is in this room. It keeps out of grief, quarrels and jokes.',
  ownerOnly: 'The owner decides.',
  dial: 'How often',
  level_1: 'Hardly ever',
  level_2: 'Rarely',
  level_3: 'Sometimes',
  level_4: 'Often',
  level_5: 'Very often',
  terms: 'It waits {{minutes}} min for people and speaks at most {{count}} times a day. When nobody takes notice, it stops.',
  said: 'What it said by itself',
  why: 'Why then? Nobody had answered for {{minutes}} min.',
  helpful: 'Helpful',
  tooMuch: 'Too much',
  rated_helpful: 'You found it helpful',
  rated_too_much: 'You found it too much',
};
