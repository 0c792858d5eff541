import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim, Member } from '../../api/types';
import { useApp, useSync } from '../../app/context';
import { navigate, roomPath } from '../../app/route';
import { errorWords } from '../../i18n';
import type { RoomState } from '../../state/room';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Menu, type MenuItem } from '../../ui/Menu';
import { toast } from '../../ui/Toasts';
import { InvitePanel } from './InvitePanel';
import styles from './Panels.module.css';
import room from './RoomPage.module.css';

type Confirm = { readonly what: 'remove' | 'transfer'; readonly member: Member } | null;

export function MembersPanel({ state }: { readonly state: RoomState }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [confirm, setConfirm] = useState<Confirm>(null);
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set());
  const { id } = state.room;
  const owner = state.room.me.role === 'owner';
  const members = state.members ?? [];
  const here = members.filter((m) => m.kind !== 'imported' && m.leftAt === undefined && (m.kind !== 'mate' || state.room.mate.present));
  const imported = members.filter((m) => m.kind === 'imported' && m.leftAt === undefined);
  const failed = (error: unknown) => toast(errorWords(t, error));

  const act = async () => {
    if (confirm === null) return;
    const { what, member } = confirm;
    setConfirm(null);
    try {
      if (what === 'remove') await sync.api.removeMember(id, member.id);
      else await sync.api.transferRoom(id, member.id);
      await sync.refreshRoom(id);
    } catch (error) {
      failed(error);
    }
  };
  const direct = async (member: Member) => {
    if (member.userId === undefined) return;
    try {
      const made = await sync.api.createRoom({ kind: 'direct', with: member.userId });
      await sync.refreshRooms();
      navigate(roomPath(made.id));
    } catch (error) {
      failed(error);
    }
  };
  const claim = (member: Member) => {
    sync.api.claimMember(id, member.id).then(() => setAsked((a) => new Set(a).add(member.id)), failed);
  };
  const itemsFor = (m: Member): MenuItem[] => m.kind !== 'human' || m.id === state.room.me.member ? [] : [
    ...(m.userId === undefined ? [] : [{ label: t('members.direct'), icon: 'rooms' as const, act: () => void direct(m) }]),
    ...(owner ? [
      { label: t('members.transfer'), icon: 'key' as const, act: () => setConfirm({ what: 'transfer', member: m }) },
      { label: t('members.remove'), icon: 'door' as const, danger: true, act: () => setConfirm({ what: 'remove', member: m }) },
    ] : []),
  ];

  return (
    <div className={styles['stack']}>
      {owner ? <Claims state={state} /> : null}
      {state.room.kind === 'group' ? <InvitePanel room={id} /> : null}
      <section className={styles['section']}>
        <h3>{t('members.here')}</h3>
        <ul className={styles['people']}>
          {here.map((m) => {
            const items = itemsFor(m);
            return (
              <li key={m.id}>
                <Avatar id={m.id} name={m.displayName} kind={m.kind} size="s" />
                <span className={styles['person']}>
                  {m.kind === 'mate' ? t('mate.name') : m.displayName}
                  {m.kind === 'mate' ? <small className={styles['ai']}>{t('app.ai')}</small> : null}
                  {m.role === 'owner' ? <small>{t('members.owner')}</small> : null}
                  {m.id === state.room.me.member ? <small>{t('members.me')}</small> : null}
                </span>
                {items.length > 0 ? <Menu label={t('members.actions', { name: m.displayName })} items={items} /> : null}
              </li>
            );
          })}
        </ul>
      </section>
      {imported.length > 0 ? (
        <section className={styles['section']}>
          <h3>{t('members.imported')}</h3>
          <p className={styles['hint']}>{t('members.importedHint')}</p>
          <ul className={styles['people']}>
            {imported.map((m) => (
              <li key={m.id}>
                <Avatar id={m.id} name={m.displayName} kind="imported" size="s" />
                <span className={styles['person']}>{m.displayName}<small>{t('timeline.imported')}</small></span>
                {m.claimable === true ? (
                  asked.has(m.id) ? <span className={styles['hint']}>{t('members.claimed')}</span>
                    : <Button look="quiet" aria-label={`${m.displayName}: ${t('members.claim')}`} onClick={() => claim(m)}>{t('members.claim')}</Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {confirm === null ? null : (
        <Dialog title={confirm.what === 'remove' ? t('members.remove') : t('members.transfer')} onClose={() => setConfirm(null)}>
          <p>{confirm.what === 'remove' ? t('members.removeConfirm', { name: confirm.member.displayName }) : t('members.transferConfirm', { name: confirm.member.displayName })}</p>
          <div className={room['choices']}>
            <Button onClick={() => setConfirm(null)}>{t('app.cancel')}</Button>
            <Button look={confirm.what === 'remove' ? 'danger' : 'primary'} onClick={() => void act()}>{confirm.what === 'remove' ? t('members.remove') : t('members.transfer')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** Joiners who say that an imported person is them; the owner knows. */
function Claims({ state }: { readonly state: RoomState }) {
  const { t } = useTranslation();
  const sync = useSync();
  const { id } = state.room;
  const pushed = useApp((s) => s.claims);
  const [claims, setClaims] = useState<readonly Claim[]>([]);
  useEffect(() => {
    let here = true;
    sync.api.claims(id).then(({ claims: all }) => here && setClaims(all.filter((c) => c.state === 'pending')), () => undefined);
    return () => { here = false; };
  }, [sync, id, pushed]);
  const decide = (claim: Claim, accept: boolean) => {
    sync.api.decideClaim(id, claim.id, accept).then(
      async () => {
        setClaims((all) => all.filter((c) => c.id !== claim.id));
        await sync.refreshRoom(id);
      },
      (error: unknown) => toast(errorWords(t, error)),
    );
  };
  const nameOf = (member: string) => state.members?.find((m) => m.id === member)?.displayName ?? t('app.somebody');
  const all = [...claims, ...pushed.filter((p) => p.room === id && !claims.some((c) => c.id === p.id))];
  return all.map((c) => (
    <div key={c.id} className={styles['claim']}>
      <p>{t('members.claimAsk', { by: c.byName ?? nameOf(c.by), member: c.memberName ?? nameOf(c.member) })}</p>
      <div>
        <Button look="primary" onClick={() => decide(c, true)}>{t('members.accept')}</Button>
        <Button onClick={() => decide(c, false)}>{t('members.decline')}</Button>
      </div>
    </div>
  ));
}
