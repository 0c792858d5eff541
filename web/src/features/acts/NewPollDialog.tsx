import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import { withRoom } from '../../state/app';
import { newId } from '../../state/ids';
import { show } from '../../state/room';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Field, FormError, Switch } from '../../ui/Field';
import styles from './Acts.module.css';
import { useWords } from './words';

const MOST = 20;

export function NewPollDialog({ room, onClose }: { readonly room: string; readonly onClose: () => void }) {
  const t = useWords();
  const { t: common } = useTranslation();
  const sync = useSync();
  const [id] = useState(() => newId());
  const [rows, setRows] = useState<readonly number[]>([0, 1]);
  const [multiple, setMultiple] = useState(false);
  const [anonymous, setAnonymous] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (e: SubmitEvent<HTMLFormElement>) => {
    e.preventDefault();
    const form = new FormData(e.currentTarget);
    const text = (name: string) => { const value = form.get(name); return typeof value === 'string' ? value.trim() : ''; };
    const options = [...new Set(rows.map((row) => text(`option-${row}`)).filter((o) => o !== ''))];
    const question = text('question');
    if (options.length < 2 || question === '') {
      setWrong(t('poll.needTwo'));
      return;
    }
    const end = text('closesAt');
    setBusy(true);
    try {
      const message = await sync.api.postPoll(room, {
        id, question, options, multiple, anonymous, ...(end === '' ? {} : { closesAt: new Date(end).toISOString() }),
      });
      sync.store.update((s) => withRoom(s, room, (r) => show(r, message)));
      onClose();
    } catch (error) {
      setWrong(errorWords(common, error));
      setBusy(false);
    }
  };

  return (
    <Dialog title={t('poll.new')} onClose={onClose}>
      <form noValidate className={styles['form']} onSubmit={(e) => void submit(e)}>
        <Field label={t('poll.question')} name="question" maxLength={300} placeholder={t('poll.questionHint')} autoComplete="off" required />
        <div className={styles['rows']}>
          {rows.map((row, i) => (
            <div key={row} className={styles['rowOf']}>
              <Field label={t('poll.option', { n: i + 1 })} name={`option-${row}`} maxLength={200} autoComplete="off" />
              {rows.length > 2 ? <IconButton icon="close" label={t('poll.removeOption', { n: i + 1 })} onClick={() => setRows(rows.filter((r) => r !== row))} /> : null}
            </div>
          ))}
        </div>
        {rows.length < MOST ? <Button icon="plus" look="quiet" onClick={() => setRows([...rows, Math.max(...rows) + 1])}>{t('poll.addOption')}</Button> : null}
        <Switch label={t('poll.multiple')} checked={multiple} onChange={setMultiple} />
        <Switch label={t('poll.anonymous')} checked={anonymous} onChange={setAnonymous} />
        <Field label={t('poll.closesAt')} name="closesAt" type="datetime-local" />
        <FormError>{wrong}</FormError>
        <Button type="submit" look="primary" wide busy={busy}>{t('poll.post')}</Button>
      </form>
    </Dialog>
  );
}
