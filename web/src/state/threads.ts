import type { Message } from '../api/types';

/** The first message of a thread after a reply came (`by` = 1) or went (-1) with the event `seq`. */
export function counted(root: Message, by: 1 | -1, seq: number, at: string): Message {
  if (root.rev >= seq) return root;
  const { replies = 0, repliedAt, ...rest } = root;
  const left = Math.max(0, replies + by);
  const last = by > 0 ? at : repliedAt;
  return { ...rest, rev: seq, ...(left === 0 ? {} : { replies: left, ...(last === undefined ? {} : { repliedAt: last }) }) };
}

export function pinned(message: Message, on: boolean, seq: number): Message {
  if (message.rev >= seq) return message;
  const { pinned: before, ...rest } = message;
  void before;
  return { ...rest, rev: seq, ...(on ? { pinned: true } : {}) };
}

/** What is left of a message when it is deleted: its place, also in threads. */
export function emptied(message: Message, rev: number): Message {
  const { reactions, pinned: wasPinned, forwarded, mentionsAll, ...rest } = message;
  void [reactions, wasPinned, forwarded, mentionsAll];
  return { ...rest, text: '', content: { type: 'deleted' }, deleted: true, mentions: [], rev: Math.max(rev, message.rev) };
}

export function names(message: Message, member: string): boolean {
  return message.mentions.includes(member) || message.mentionsAll === true;
}
