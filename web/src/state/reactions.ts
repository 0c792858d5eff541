import type { Message, RoomEvent } from '../api/types';

type Reacted = Extract<RoomEvent, { kind: 'reacted' }>;
type Reactions = NonNullable<Message['reactions']>;

/**
 * Counts an event into the message it is about, if the message is older than the event. Which emojis are one's own only
 * pages and one's own events say: an event is the same for everybody.
 */
export function reacted(message: Message, event: Reacted, me: string): Message {
  const counted = message.rev < event.seq
    ? withReactions({ ...message, rev: event.seq }, count(message.reactions ?? [], event.emoji, event.on ? 1 : -1))
    : message;
  if (event.member !== me) return counted;
  const old = counted.reactions?.find((r) => r.emoji === event.emoji);
  if (old === undefined || (old.mine ?? false) === event.on) return counted;
  return withReactions(counted, (counted.reactions ?? []).map((r) => (r === old ? mark(r, event.on) : r)));
}

/** A message that came with an event knows nobody's own: what was known stays. */
export function keepMine(old: Message, next: Message): Message {
  const mine = new Set(old.reactions?.filter((r) => r.mine === true).map((r) => r.emoji));
  if (mine.size === 0 || next.reactions === undefined) return next;
  return { ...next, reactions: next.reactions.map((r) => mark(r, mine.has(r.emoji))) };
}

function count(reactions: Reactions, emoji: string, by: number): Reactions {
  if (!reactions.some((r) => r.emoji === emoji)) return by > 0 ? [...reactions, { emoji, count: by }] : reactions;
  return reactions.map((r) => (r.emoji === emoji ? { ...r, count: r.count + by } : r)).filter((r) => r.count > 0);
}

function mark(reaction: Reactions[number], mine: boolean): Reactions[number] {
  const { emoji, count: n } = reaction;
  return mine ? { emoji, count: n, mine } : { emoji, count: n };
}

function withReactions(message: Message, reactions: Reactions): Message {
  if (reactions.length > 0) return { ...message, reactions };
  const { reactions: gone, ...rest } = message;
  void gone;
  return rest;
}
