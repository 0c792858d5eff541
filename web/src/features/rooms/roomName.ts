import type { TFunction } from 'i18next';
import type { Attachment, Message, Room } from '../../api/types';
import { wordsFor } from '../../i18n';
import { kindOf } from '../files/kinds';

export function roomName(t: TFunction, room: Room): string {
  if (room.kind === 'mate') return t('rooms.mate');
  if (room.kind === 'direct') return room.with?.displayName ?? (room.name === '' ? t('app.somebody') : room.name);
  return room.name === '' ? t('rooms.group') : room.name;
}

/** The mate is called as the reader's language calls it; everybody else by their own name. */
export function speaker(t: TFunction, message: { authorKind: Message['authorKind']; authorName: string }): string {
  return message.authorKind === 'mate' ? t('mate.name') : message.authorName;
}

/** Files without words in one line. */
function fileWords(t: TFunction, files: readonly Attachment[]): string {
  const [first] = files;
  if (first === undefined) return '';
  const kind = kindOf(first);
  if (kind === 'picture') return `[${t('files.photos', { count: files.filter((f) => kindOf(f) === 'picture').length })}]`;
  if (first.voice === true) return `[${t('files.voice')}]`;
  if (kind === 'film') return `[${t('files.films')}]`;
  return kind === 'sound' ? `[${t('files.sounds')}]` : t('files.file', { name: first.name });
}

const SPOILER = /\|\|(?=\S)[^|]+\|\|/g;

/** A message in one line, as lists, quotes and the live region show it; what is covered stays so. */
export function plainWords(t: TFunction, message: Message): string {
  const { content } = message;
  switch (content.type) {
    case 'deleted':
      return t('timeline.deleted');
    case 'placeholder':
      return `[${wordsFor(t, 'placeholder', content.kind) ?? t('placeholder.other')}]${content.text === '' || message.authorKind === 'imported' ? '' : ` ${content.text}`}`;
    case 'notice':
      return noticeWords(t, content);
    case 'poll':
      return content.question;
    case 'answer':
      return message.text.replace(/\[\d+\]/g, '').replace(/[*_`#>]+/g, '').trim();
    case 'text':
      return content.text === '' && content.files !== undefined ? fileWords(t, content.files) : content.text.replace(SPOILER, '▒▒▒');
    default:
      return message.text.replace(SPOILER, '▒▒▒');
  }
}

export function noticeWords(t: TFunction, content: { code?: string; text?: string; params?: Record<string, unknown> }): string {
  const known = content.code === undefined ? null : wordsFor(t, 'notice', content.code, content.params ?? {});
  return known ?? (content.text === undefined || content.text === '' ? t('notice.unknown') : content.text);
}
