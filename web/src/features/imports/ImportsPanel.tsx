import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../api/types';
import { useSync, useZone } from '../../app/context';
import { errorWords } from '../../i18n';
import type { RoomState } from '../../state/room';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { when } from '../../ui/time';
import { toast } from '../../ui/Toasts';
import panels from '../rooms/Panels.module.css';
import room from '../rooms/RoomPage.module.css';
import { SkippedLines } from './ImportDialog';
import styles from './Imports.module.css';

/** What was brought along, and the way back. */
export function ImportsPanel({ state, onImport }: { readonly state: RoomState; readonly onImport: () => void }) {
  const { t } = useTranslation();
  const sync = useSync();
  const zone = useZone();
  const { id } = state.room;
  const [imports, setImports] = useState<readonly Import[] | null>(null);
  const [undoing, setUndoing] = useState<Import | null>(null);
  const load = useCallback(() => {
    sync.api.imports(id).then(({ imports: all }) => setImports(all), (error: unknown) => toast(errorWords(t, error)));
  }, [sync, id, t]);
  const members = state.members?.length;
  useEffect(load, [load, members, state.window?.generation]);

  const undo = (job: Import) => {
    setUndoing(null);
    sync.api.undoImport(id, job.id).then(load, (error: unknown) => toast(errorWords(t, error)));
  };
  return (
    <div className={panels['stack']}>
      <Button look="primary" icon="import" onClick={onImport}>{t('room.import')}</Button>
      {imports?.length === 0 ? <p className={panels['hint']}>{t('imports.none')}</p> : null}
      {imports?.map((job) => (
        <section key={job.id} className={styles['job']}>
          <h3>{job.file}</h3>
          <p className={panels['hint']}>{when(zone, job.at)} · {t(`imports.${job.state}`)}</p>
          <ul className={styles['figures']}>
            <li>{t('imports.added', { count: job.added })}</li>
            <li>{job.audience === 'room' ? t('imports.audience_room') : t('imports.audience_mine')}</li>
          </ul>
          <SkippedLines skipped={job.skipped} />
          {job.state === 'done' && (job.by === state.room.me.member || state.room.me.role === 'owner') ? <Button look="danger" onClick={() => setUndoing(job)}>{t('imports.undo')}</Button> : null}
        </section>
      ))}
      {undoing === null ? null : (
        <Dialog title={t('imports.undo')} onClose={() => setUndoing(null)}>
          <p>{t('imports.undoConfirm', { count: undoing.added })}</p>
          <div className={room['choices']}>
            <Button onClick={() => setUndoing(null)}>{t('app.cancel')}</Button>
            <Button look="danger" onClick={() => undo(undoing)}>{t('imports.undo')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
