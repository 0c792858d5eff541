import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/errors';
import { useSync } from '../../app/context';
import { navigate, roomPath } from '../../app/route';
import { errorWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, Field, FormError, Switch } from '../../ui/Field';
import styles from './NewRoomDialog.module.css';

export function NewRoomDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [kind, setKind] = useState<'group' | 'direct'>('group');
  const [mate, setMate] = useState(true);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const value = new FormData(e.currentTarget).get(kind === 'group' ? 'name' : 'with');
    const words = typeof value === 'string' ? value.trim() : '';
    if (words === '') return;
    setBusy(true);
    try {
      const room = await sync.api.createRoom(kind === 'group' ? { kind, name: words, mate } : { kind, with: words });
      await sync.refreshRooms();
      onClose();
      navigate(roomPath(room.id));
    } catch (error) {
      setWrong(kind === 'direct' && error instanceof ApiError && error.status === 404 ? t('rooms.noSuchUser') : errorWords(t, error));
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('rooms.new')} onClose={onClose}>
      <form noValidate className={styles['form']} onSubmit={(e) => void submit(e)}>
        <Choice
          label={t('rooms.new')} name="kind" value={kind} onChange={(k) => { setKind(k); setWrong(null); }}
          options={[{ value: 'group', label: t('rooms.group') }, { value: 'direct', label: t('rooms.direct') }]}
        />
        {kind === 'group' ? (
          <>
            <Field key="name" label={t('rooms.groupName')} name="name" maxLength={128} placeholder={t('rooms.groupNameHint')} autoComplete="off" required />
            <Switch label={t('rooms.withMate')} hint={t('rooms.withMateHint')} checked={mate} onChange={setMate} />
          </>
        ) : <Field key="with" label={t('rooms.with')} name="with" hint={t('rooms.withHint')} autoComplete="off" autoCapitalize="none" required />}
        <FormError>{wrong}</FormError>
        <Button type="submit" look="primary" wide busy={busy}>{kind === 'group' ? t('rooms.create') : t('rooms.startDirect')}</Button>
      </form>
    </Dialog>
  );
}
