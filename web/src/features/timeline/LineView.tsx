import { useTranslation } from 'react-i18next';
import type { Member } from '../../api/types';
import type { Line } from '../../state/lines';
import { useMessageWords, type MessageWords } from '../messages/words';
import styles from './MessageView.module.css';

export interface LineViewProps {
  readonly lines: readonly Line[];
  readonly members: readonly Member[] | null;
}

/** What happened between the messages, in the reader's language: who came and went, a new name, an import. */
export function LineView({ lines, members }: LineViewProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const nameOf = (id: string | undefined) => {
    const member = members?.find((m) => m.id === id);
    return member === undefined ? t('app.somebody') : member.kind === 'mate' ? t('mate.name') : member.displayName;
  };
  const told = tell(lines, words, nameOf, t('mate.name'));
  if (told.length === 0) return null;
  return (
    <article tabIndex={-1} className={styles['notice']} aria-label={words('line.label')}>
      {told.map((text) => <p key={text}>{text}</p>)}
    </article>
  );
}

function tell(lines: readonly Line[], words: MessageWords, nameOf: (id: string | undefined) => string, mateName: string): readonly string[] {
  const told: string[] = [];
  const joined: string[] = [];
  const imported = new Map<string, number>();
  for (const line of lines) {
    switch (line.kind) {
      case 'joined':
        if (line.member.kind === 'human') joined.push(line.member.displayName);
        else if (line.member.kind === 'mate') joined.push(mateName);
        break;
      case 'left': {
        if (line.member.kind === 'imported') break;
        const name = line.member.kind === 'mate' ? mateName : line.member.displayName;
        told.push(line.actor === undefined || line.actor === line.member.id ? words('line.left', { name }) : words('line.removed', { name, by: nameOf(line.actor) }));
        break;
      }
      case 'renamed':
        told.push(words('line.renamed', { by: nameOf(line.actor), name: line.name }));
        break;
      case 'policy':
        if (line.owner !== undefined) told.push(words('line.owner', { name: nameOf(line.owner) }));
        else if (line.policy !== undefined) told.push(words('line.policy', { by: nameOf(line.actor) }));
        break;
      case 'imported':
        if (line.undone === true) told.push(words('line.undone'));
        else imported.set(line.importId, (imported.get(line.importId) ?? 0) + line.count);
        break;
    }
  }
  const parts = [...told];
  if (joined.length > 0) parts.unshift(words('line.joined', { names: joined.slice(0, 5).join(', '), count: joined.length }));
  for (const count of imported.values()) parts.push(words('line.imported', { count }));
  return parts;
}
