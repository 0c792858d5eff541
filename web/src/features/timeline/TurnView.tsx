import { useTranslation } from 'react-i18next';
import { useApp, useSync } from '../../app/context';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { toast } from '../../ui/Toasts';
import { errorWords } from '../../i18n';
import { Markdown } from '../mate/Markdown';
import paper from './MessageView.module.css';
import styles from './TurnView.module.css';

const NONE = [] as const;

/** The mate's answer while it is being written. */
export function TurnView({ room, id }: { readonly room: string; readonly id: string }) {
  const { t } = useTranslation();
  const sync = useSync();
  const turn = useApp((s) => s.turns.find((x) => x.id === id));
  if (turn === undefined) return null;
  return (
    <article className={paper['paper']} aria-label={t('mate.name')} aria-busy="true">
      <header className={paper['paperHead']}>
        <Avatar id={id} name={t('mate.name')} kind="mate" size="s" />
        <strong>{t('mate.name')}</strong>
        <span className={paper['ai']}>{t('app.ai')}</span>
        <span className={styles['state']}>{turn.state === 'thinking' ? t('mate.thinking') : t('mate.writing')}</span>
        <Button
          icon="stop" className={styles['stop']}
          onClick={() => { sync.stopTurn(room, id).catch((error: unknown) => toast(errorWords(t, error))); }}
        >
          {t('mate.stop')}
        </Button>
      </header>
      <div className={styles['moving']} aria-hidden="true" />
      {turn.text === '' ? null : <Markdown text={turn.text} citations={NONE} />}
    </article>
  );
}
