import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../../api/types';
import { useSync } from '../../app/context';
import { navigate } from '../../app/route';
import { errorWords } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field, FormError } from '../../ui/Field';
import form from './NewRoomDialog.module.css';
import styles from './RoomPage.module.css';

interface DialogProps {
  readonly room: Room;
  readonly onClose: () => void;
}

export function RenameDialog({ room, onClose }: DialogProps) {
  const { t } = useTranslation();
  const sync = useSync();
  const [wrong, setWrong] = useState<string | null>(null);
  const submit = (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const name = new FormData(e.currentTarget).get('name');
    if (typeof name !== 'string' || name.trim() === '') return;
    sync.api.renameRoom(room.id, name.trim()).then(onClose, (error: unknown) => setWrong(errorWords(t, error)));
  };
  return (
    <Dialog title={t('room.rename')} onClose={onClose}>
      <form className={form['form']} onSubmit={submit}>
        <Field label={t('room.newName')} name="name" defaultValue={room.name} maxLength={128} autoComplete="off" />
        <FormError>{wrong}</FormError>
        <Button type="submit" look="primary" wide>{t('app.save')}</Button>
      </form>
    </Dialog>
  );
}

export function LeaveDialog({ room, onClose }: DialogProps) {
  const { t } = useTranslation();
  const sync = useSync();
  const [wrong, setWrong] = useState<string | null>(null);
  const leave = () => {
    sync.api.removeMember(room.id, 'me').then(
      async () => {
        onClose();
        navigate('/', { replace: true });
        await sync.refreshRooms();
      },
      (error: unknown) => setWrong(errorWords(t, error)),
    );
  };
  return (
    <Dialog title={t('room.leave')} onClose={onClose}>
      <p>{t('room.leaveConfirm')}</p>
      <FormError>{wrong}</FormError>
      <div className={styles['choices']}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button look="danger" icon="door" onClick={leave}>{t('room.leaveYes')}</Button>
      </div>
    </Dialog>
  );
}
