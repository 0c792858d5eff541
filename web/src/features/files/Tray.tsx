import { useTranslation } from 'react-i18next';
import { useSync } from '../../app/context';
import { ApiError } from '../../api/errors';
import { errorWords } from '../../i18n';
import { useStore } from '../../state/store';
import type { UploadItem } from '../../state/uploads';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { sizeWords } from './kinds';
import styles from './Files.module.css';

/** The uploads that lie beside the words of a room. */
export function useTray(room: string): readonly UploadItem[] {
  const sync = useSync();
  const all = useStore(sync.uploads.store, (uploads) => uploads);
  return [...all.values()].filter((u) => u.room === room && !u.posted);
}

export function Tray({ items }: { readonly items: readonly UploadItem[] }) {
  const { t } = useTranslation();
  if (items.length === 0) return null;
  return <ul className={styles['tray']} aria-label={t('files.tray')}>{items.map((item) => <Chip key={item.id} item={item} />)}</ul>;
}

/** The files of a message that is on its way. */
export function PendingFiles({ ids }: { readonly ids: readonly string[] }) {
  const sync = useSync();
  const all = useStore(sync.uploads.store, (uploads) => uploads);
  return <ul className={styles['pending']}>{ids.map((id) => { const item = all.get(id); return item === undefined ? null : <Chip key={id} item={item} />; })}</ul>;
}

function Chip({ item }: { readonly item: UploadItem }) {
  const { t, i18n } = useTranslation();
  const sync = useSync();
  const failed = item.state === 'failed';
  const percent = Math.min(100, Math.floor((item.sent / item.size) * 100));
  const again = failed && item.code !== 'file_lost' && item.code !== 'file_too_large';
  return (
    <li className={styles['chip']} data-failed={failed || undefined}>
      {item.preview === undefined ? <span className={styles['sheet']}><Icon name={item.voice === true ? 'mic' : 'file'} size={20} /></span> : <img src={item.preview} alt="" />}
      <div className={styles['about']}>
        <bdi>{item.voice === true ? t('files.voice') : item.name}</bdi>
        {failed ? <small role="alert">{errorWords(t, new ApiError(400, item.code ?? 'unknown', '', item.params))}</small> : (
          <>
            <small>{item.state === 'done' ? `${sizeWords(i18n.language, item.size)} · ${t('files.ready')}` : `${percent}% · ${sizeWords(i18n.language, item.size)}`}</small>
            {item.state === 'done' ? null : <progress max={100} value={percent} aria-label={t('files.progress', { name: item.name })} />}
          </>
        )}
      </div>
      <div>
        {again && !item.posted ? <IconButton icon="retry" size={18} label={t('files.retry', { name: item.name })} onClick={() => sync.uploads.retry([item.id])} /> : null}
        {item.posted ? null : <IconButton icon="close" size={18} label={t('files.cancel', { name: item.name })} onClick={() => sync.uploads.cancel(item.id)} />}
      </div>
    </li>
  );
}
