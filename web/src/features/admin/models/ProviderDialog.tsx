import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewProvider } from '../../../api/types';
import { useSync } from '../../../app/context';
import { errorWords } from '../../../i18n';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { Field, FormError, Select, Switch } from '../../../ui/Field';
import { toast } from '../../../ui/Toasts';
import styles from '../../settings/Settings.module.css';

const PRESETS = {
  openai: { name: 'openai', kind: 'openai', url: 'https://api.openai.com/v1', own: false },
  anthropic: { name: 'anthropic', kind: 'anthropic', url: 'https://api.anthropic.com/v1', own: false },
  deepseek: { name: 'deepseek', kind: 'openai', url: 'https://api.deepseek.com/v1', own: false },
  ollama: { name: 'ollama', kind: 'openai', url: 'http://localhost:11434/v1', own: true },
  custom: { name: '', kind: 'openai', url: '', own: false },
} as const;

type Preset = keyof typeof PRESETS;

/** @param given a server that was found, to start from */
export function ProviderDialog({ given, onClose, onAdded }: { readonly given: NewProvider | null; readonly onClose: () => void; readonly onAdded: () => void }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [preset, setPreset] = useState<Preset>(given === null ? 'openai' : 'custom');
  const [own, setOwn] = useState(given?.own ?? false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const start = given ?? PRESETS[preset];
  const submit = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const data = new FormData(e.currentTarget);
    const text = (name: string) => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    if (text('name') === '' || text('url') === '') return;
    setBusy(true);
    setWrong(null);
    try {
      await sync.api.addProvider({ name: text('name'), kind: start.kind, url: text('url'), own, ...(text('key') === '' ? {} : { key: text('key') }) });
      toast(t('app.saved'));
      onAdded();
      onClose();
    } catch (error) {
      setWrong(errorWords(t, error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('operator.addTitle')} onClose={onClose}>
      <form className={styles['stack']} noValidate onSubmit={(e) => void submit(e)}>
        {given === null ? <Select
          label={t('operator.preset')} value={preset} onChange={(p) => { setPreset(p as Preset); setOwn(PRESETS[p as Preset].own); }}
          options={(Object.keys(PRESETS) as Preset[]).map((value) => ({ value, label: t(`operator.preset_${value}`) }))}
        /> : null}
        <Field key={`n${preset}`} label={t('operator.name')} name="name" defaultValue={start.name} autoComplete="off" autoCapitalize="none" spellCheck={false} required />
        <Field key={`u${preset}`} label={t('operator.url')} name="url" type="url" defaultValue={start.url} autoComplete="off" required />
        <Field label={t('operator.key')} name="key" type="password" hint={t('operator.keyHint')} autoComplete="off" />
        <Switch label={t('operator.own')} hint={t('operator.ownHint')} checked={own} onChange={setOwn} />
        <FormError>{wrong}</FormError>
        <Button type="submit" look="primary" wide busy={busy}>{busy ? t('operator.testing') : t('operator.add')}</Button>
      </form>
    </Dialog>
  );
}
