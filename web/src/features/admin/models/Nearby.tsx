import { useSync } from '../../../app/context';
import type { NearbyServer, NewProvider } from '../../../api/types';
import { Button } from '../../../ui/Button';
import settings from '../../settings/Settings.module.css';
import { useAnswer } from '../useAnswer';
import { useWords } from '../words';
import styles from './Models.module.css';

/** Model servers of this machine: offered, not taken. */
export function Nearby({ turn, onConnect }: { readonly turn: number; readonly onConnect: (provider: NewProvider) => void }) {
  const t = useWords();
  const sync = useSync();
  const { value, loading, again, wrong } = useAnswer(`nearby ${turn}`, () => sync.api.nearby());
  const servers = value?.servers ?? [];
  if (wrong !== null && value === null) return null;
  return (
    <div className={styles['nearby']}>
      <div className={styles['nearbyHead']}>
        <h3>{t('models.nearby')}</h3>
        <Button look="quiet" busy={loading} onClick={again}>{loading ? t('models.looking') : t('models.nearbyLook')}</Button>
      </div>
      <p className={settings['hint']} role="status">{loading && servers.length === 0 ? t('models.looking') : servers.length === 0 ? t('models.nearbyNone') : t('models.nearbyLead')}</p>
      <ul className={settings['list']}>
        {servers.map((s) => (
          <li key={s.url}>
            <span><strong>{t(`models.kind_${s.kind}`)}</strong><small>{s.url}</small><small>{t('models.serves', { count: s.models.length, names: names(s) })}</small></span>
            <Button icon="plus" aria-label={`${t('models.connect')}: ${t(`models.kind_${s.kind}`)}`} onClick={() => onConnect({ name: s.kind, kind: 'openai', url: s.url, own: true })}>{t('models.connect')}</Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function names({ models }: NearbyServer): string {
  return models.length <= 3 ? models.join(', ') : `${models.slice(0, 3).join(', ')}…`;
}
