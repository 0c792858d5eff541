import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MateChange } from '../../api/client';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import type { RoomState } from '../../state/room';
import { withRoom } from '../../state/app';
import { Button } from '../../ui/Button';
import { Choice, Switch } from '../../ui/Field';
import { toast } from '../../ui/Toasts';
import panels from '../rooms/Panels.module.css';
import styles from './MatePanel.module.css';
import { TimingCard } from './TimingCard';

/** Where the mate stands in a room: out, or for oneself unseen or unseeing. Each is one tap from here. */
export function MatePanel({ state }: { readonly state: RoomState }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [busy, setBusy] = useState(false);
  const { id, mate, me } = state.room;
  const owner = me.role === 'owner';

  const change = async (work: () => ReturnType<typeof sync.api.setMate>) => {
    setBusy(true);
    try {
      const standing = await work();
      sync.store.update((s) => withRoom(s, id, (r) => ({ ...r, room: { ...r.room, mate: { ...r.room.mate, ...standing } } })));
    } catch (error) {
      toast(errorWords(t, error));
    }
    setBusy(false);
  };
  const forAll = (what: MateChange) => void change(() => sync.api.setMate(id, what));
  const forMe = (what: { hidden?: boolean; blind?: boolean }) => void change(() => sync.api.setMateForMe(id, what));

  return (
    <div className={panels['stack']}>
      <p className={panels['hint']}>{t('mate.lead')}</p>
      {mate.present ? (
        <section className={styles['card']}>
          <Button look="danger" icon="door" wide busy={busy} onClick={() => forAll({ present: false })}>{t('mate.evict')}</Button>
          <p className={panels['hint']}>{t('mate.evictHint')}</p>
        </section>
      ) : (
        <section className={styles['card']}>
          <p>{t('mate.absent')}</p>
          {owner ? <Button look="pine" wide busy={busy} onClick={() => forAll({ present: true })}>{t('mate.bringBack')}</Button> : null}
          <p className={panels['hint']}>{owner ? t('mate.bringBackHint') : t('mate.absentAsk')}</p>
        </section>
      )}
      {mate.present ? <TimingCard room={state.room} busy={busy} onSpeaks={(speaks) => forAll({ speaks })} /> : null}
      <section className={styles['card']}>
        <Switch label={t('mate.hide')} hint={t('mate.hideHint')} checked={mate.hidden === true} disabled={busy} onChange={(hidden) => forMe({ hidden })} />
        <Switch label={t('mate.blind')} hint={t('mate.blindHint')} checked={mate.blind === true} disabled={busy} onChange={(blind) => forMe({ blind })} />
      </section>
      <section className={styles['card']}>
        {owner ? (
          <>
            <Choice
              label={t('mate.dataClass')} name="dataClass" value={mate.dataClass} onChange={(dataClass) => forAll({ dataClass })} stacked
              options={(['room', 'open', 'sealed'] as const).map((value) => ({ value, label: t(`mate.class_${value}`) }))}
            />
            {mate.dataClass === 'open' ? (
              <Choice
                label={t('mate.identifiers')} name="identifiers" value={mate.identifiers ?? 'usual'} onChange={(identifiers) => forAll({ identifiers })} stacked
                options={(['usual', 'mask', 'own', 'refuse'] as const).map((value) => ({ value, label: t(`mate.identifiers_${value}`) }))}
              />
            ) : null}
          </>
        ) : (
          <dl className={styles['facts']}>
            <dt>{t('mate.dataClass')}</dt><dd>{t(`mate.class_${mate.dataClass}`)}</dd>
            {mate.dataClass === 'open' ? <><dt>{t('mate.identifiers')}</dt><dd>{t(`mate.identifiers_${mate.identifiers ?? 'usual'}`)}</dd></> : null}
          </dl>
        )}
        <p className={panels['hint']}>{t('mate.classHint')}{mate.dataClass === 'open' ? ` ${t('mate.identifiersHint')}` : ''}</p>
      </section>
    </div>
  );
}
