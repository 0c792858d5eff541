import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/context';
import type { RoomState } from '../../state/room';
import styles from './TypingLine.module.css';

export function TypingLine({ state }: { readonly state: RoomState }) {
  const { t } = useTranslation();
  const typing = useApp((s) => s.typing.get(state.room.id));
  const names = (typing ?? []).flatMap((x) => state.members?.find((m) => m.id === x.member)?.displayName ?? []);
  return (
    <p className={styles['typing']}>
      {names.length === 0 ? null : <><span className={styles['dots']} aria-hidden="true"><i /><i /><i /></span>{t('timeline.typing', { names: names.slice(0, 3).join(', '), count: names.length })}</>}
    </p>
  );
}
