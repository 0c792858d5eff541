import { useTranslation } from 'react-i18next';
import { useSync, useZone } from '../../app/context';
import { FormError } from '../../ui/Field';
import { Avatar } from '../../ui/Avatar';
import { Section } from '../../ui/Page';
import { date } from '../../ui/time';
import settings from '../settings/Settings.module.css';
import { Frame } from './Frame';
import { useAnswer } from './useAnswer';
import { useWords } from './words';

export function PeoplePage() {
  const { t } = useTranslation();
  const words = useWords();
  const sync = useSync();
  const zone = useZone();
  const { value, wrong } = useAnswer('people', () => sync.api.users());
  return (
    <Frame page="people" title={words('people.title')}>
      <Section title={t('operator.users')}>
        <FormError>{wrong === null ? null : t('operator.usersMissing')}</FormError>
        <ul className={settings['list']}>
          {value?.users.map((u) => (
            <li key={u.id}>
              <Avatar id={u.id} name={u.displayName} size="s" />
              <span><strong>{u.displayName}</strong><small>@{u.name} · {t('operator.joinedAt', { when: date(zone, u.createdAt) })}</small></span>
              <small className={settings['tag']}>{t(`operator.role_${u.role}`)}</small>
            </li>
          ))}
        </ul>
      </Section>
    </Frame>
  );
}
