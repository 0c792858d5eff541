import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/errors';
import type { Import, ImportPreview, Skipped } from '../../api/types';
import { useApp, useSync, useZone } from '../../app/context';
import { errorWords, wordsFor } from '../../i18n';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { Choice, FormError, Select } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { Progress } from '../../ui/Progress';
import { bytes, date } from '../../ui/time';
import styles from './Imports.module.css';
import { zones } from './zones';

type Step =
  | { readonly name: 'choose'; readonly error: string | null; readonly several?: Several }
  | { readonly name: 'looking'; readonly file: File }
  | { readonly name: 'ready'; readonly file: File; readonly chat: string | undefined; readonly preview: ImportPreview; readonly error: string | null }
  | { readonly name: 'sending'; readonly file: File }
  | { readonly name: 'running'; readonly job: Import };

/** A zip that holds several chats, of which one has to be chosen. */
interface Several {
  readonly file: File;
  readonly chats: readonly string[];
}

const LOOK_AGAIN_MS = 1_500;

export interface ImportDialogProps {
  readonly room: string;
  /** A file that was dropped on the room. */
  readonly file: File | null;
  readonly onClose: () => void;
}

/** Looks at the file first, asks who may see it, then shows how far it is and what came of it. */
export function ImportDialog({ room, file, onClose }: ImportDialogProps) {
  const { t, i18n } = useTranslation();
  const sync = useSync();
  const zone = useZone();
  const [step, setStep] = useState<Step>({ name: 'choose', error: null });
  const [audience, setAudience] = useState<'mine' | 'room'>('mine');
  const [timeZone, setTimeZone] = useState(zone.timeZone);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const turn = useRef(0);

  const why = useCallback((error: unknown): string => {
    if (error instanceof ApiError && error.status === 413) {
      const limit = error.params['limit'];
      return typeof limit === 'number' ? t('imports.tooLarge', { limit: bytes(i18n.language, limit) }) : t('errors.too_large');
    }
    return errorWords(t, error);
  }, [t, i18n.language]);

  const look = useCallback(async (chosen: File, inZone: string, chat?: string) => {
    const mine = ++turn.current;
    if (chosen.size === 0) {
      setStep({ name: 'choose', error: t('imports.emptyFile') });
      return;
    }
    setStep({ name: 'looking', file: chosen });
    try {
      const preview = await sync.api.previewImport(room, { file: chosen, audience: 'mine', timeZone: inZone, chat });
      if (mine === turn.current) setStep({ name: 'ready', file: chosen, chat, preview, error: null });
    } catch (error) {
      const chats = chatsOf(error);
      if (mine === turn.current) setStep({ name: 'choose', error: why(error), ...(chats.length > 0 ? { several: { file: chosen, chats } } : {}) });
    }
  }, [sync, room, t, why]);

  useEffect(() => {
    if (file !== null) void look(file, zone.timeZone);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only for the file the dialog opened with
  }, [file]);

  const start = async () => {
    if (step.name !== 'ready') return;
    setStep({ name: 'sending', file: step.file });
    try {
      const job = await sync.api.startImport(room, { file: step.file, audience, timeZone, chat: step.chat });
      setStep({ name: 'running', job });
    } catch (error) {
      setStep({ ...step, error: why(error) });
    }
  };

  return (
    <Dialog title={t('room.import')} onClose={onClose} wide>
      <div className={styles['dialog']}>
        {step.name === 'choose' ? (
          <>
            <p className={styles['lead']}>{t('imports.lead')}</p>
            <FormError>{step.error === null ? null : `${step.error} ${t('imports.nothingLost')}`}</FormError>
            {step.several === undefined ? null : <WhichChat several={step.several} onChoose={(file, chat) => void look(file, timeZone, chat)} />}
            {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions -- dropping a file; the button is the keyboard's way */}
            <div
              className={styles['dropzone']} data-over={over || undefined}
              onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
              onDrop={(e) => { e.preventDefault(); setOver(false); const dropped = e.dataTransfer.files[0]; if (dropped !== undefined) void look(dropped, timeZone); }}
            >
              <Icon name="import" size={28} />
              <Button look="primary" onClick={() => input.current?.click()}>{t('imports.choose')}</Button>
              <input
                ref={input} type="file" accept=".txt,.csv,.json,.zip,text/plain,text/csv,application/json" className="visually-hidden" tabIndex={-1} aria-label={t('imports.choose')}
                onChange={(e) => { const chosen = e.target.files?.[0]; e.target.value = ''; if (chosen !== undefined) void look(chosen, timeZone); }}
              />
              <p>{t('imports.drop')}</p>
            </div>
            <p className={styles['hint']}>{t('imports.howTo')}</p>
          </>
        ) : null}
        {step.name === 'looking' || step.name === 'sending' ? <p role="status" className={styles['waiting']}>{step.name === 'looking' ? t('imports.looking') : t('imports.running')}<span aria-hidden="true">…</span></p> : null}
        {step.name === 'ready' ? (
          <>
            <Found preview={step.preview} file={step.file} />
            <Choice
              label={t('imports.audience')} name="audience" value={audience} onChange={setAudience} stacked
              options={[{ value: 'mine', label: t('imports.audience_mine') }, { value: 'room', label: t('imports.audience_room') }]}
            />
            <Select label={t('imports.timeZone')} value={timeZone} onChange={(z) => { setTimeZone(z); void look(step.file, z, step.chat); }} options={zones(timeZone)} />
            <SkippedLines skipped={step.preview.skipped} />
            <FormError>{step.error}</FormError>
            <div className={styles['buttons']}>
              <Button look="quiet" onClick={() => setStep({ name: 'choose', error: null })}>{t('imports.another')}</Button>
              <Button look="primary" icon="import" disabled={step.preview.messages === 0} onClick={() => void start()}>{t('imports.start')}</Button>
            </div>
          </>
        ) : null}
        {step.name === 'running' ? <Running job={step.job} room={room} onClose={onClose} onAgain={() => setStep({ name: 'choose', error: null })} /> : null}
      </div>
    </Dialog>
  );
}

function chatsOf(error: unknown): readonly string[] {
  const detail = error instanceof ApiError && error.code === 'import_zip_several' ? error.params['detail'] : undefined;
  return typeof detail === 'string' ? detail.split(', ') : [];
}

function WhichChat({ several, onChoose }: { readonly several: Several; readonly onChoose: (file: File, chat: string) => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('imports.whichChat')} className={styles['chats']}>
      {several.chats.map((chat) => <Button key={chat} onClick={() => onChoose(several.file, chat)}>{chat}</Button>)}
    </div>
  );
}

function Found({ preview, file }: { readonly preview: ImportPreview; readonly file: File }) {
  const { t, i18n } = useTranslation();
  const zone = useZone();
  const names = preview.participants;
  return (
    <div className={styles['found']}>
      <p className={styles['file']}><strong>{file.name}</strong><span>{bytes(i18n.language, file.size)}</span></p>
      <ul className={styles['figures']}>
        <li>{t('imports.found', { count: preview.messages })}</li>
        <li>{t('imports.people', { count: names.length })}</li>
        {preview.system > 0 ? <li>{t('imports.system', { count: preview.system })}</li> : null}
      </ul>
      {preview.first === undefined || preview.last === undefined ? null : <p>{t('imports.span', { from: date(zone, preview.first), to: date(zone, preview.last) })}</p>}
      {names.length > 0 ? <p className={styles['hint']}>{names.slice(0, 12).join(', ')}{names.length > 12 ? ' …' : ''}</p> : null}
    </div>
  );
}

export function SkippedLines({ skipped }: { readonly skipped: readonly Skipped[] }) {
  const { t } = useTranslation();
  if (skipped.length === 0) return null;
  return (
    <details className={styles['skipped']}>
      <summary>{t('imports.skippedTitle', { count: skipped.length })}</summary>
      <ul>
        {skipped.slice(0, 200).map((s) => <li key={`${s.line} ${s.why}`}>{t('imports.skippedLine', { line: s.line, why: wordsFor(t, 'skipped', s.why) ?? s.why })}</li>)}
        {skipped.length > 200 ? <li>…</li> : null}
      </ul>
    </details>
  );
}

interface RunningProps {
  readonly job: Import;
  readonly room: string;
  readonly onClose: () => void;
  readonly onAgain: () => void;
}

function Running({ job: first, room, onClose, onAgain }: RunningProps) {
  const { t, i18n } = useTranslation();
  const sync = useSync();
  const [job, setJob] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const progress = useApp((s) => s.imports.get(first.id));
  const over = job.state !== 'running';
  const said = progress?.state;
  const n = useMemo(() => new Intl.NumberFormat(i18n.language), [i18n.language]);

  // The socket tells how far it is; asking now and then covers a frame that got lost.
  useEffect(() => {
    if (over) return undefined;
    let here = true;
    const ask = () => sync.api.import(room, first.id).then((j) => here && setJob(j), () => undefined);
    if (said !== undefined && said !== 'running') void ask();
    const timer = setInterval(() => void ask(), LOOK_AGAIN_MS);
    return () => {
      here = false;
      clearInterval(timer);
    };
  }, [sync, room, first.id, over, said]);

  const undo = () => {
    sync.api.undoImport(room, job.id).then((j) => setJob(j ?? { ...job, state: 'undone' }), (e: unknown) => setError(errorWords(t, e)));
  };
  const done = Math.max(progress?.done ?? 0, job.done);
  const total = progress?.total ?? job.total;
  switch (job.state) {
    case 'running':
      return (
        <>
          <Progress label={t('imports.running')} done={done} total={total} text={total === 0 ? t('imports.looking') : t('imports.progress', { done: n.format(done), total: n.format(total) })} />
          <div className={styles['buttons']}><Button onClick={onClose}>{t('app.close')}</Button></div>
        </>
      );
    case 'failed':
      return (
        <>
          <FormError>{t('imports.failed')}{job.error === undefined ? '' : ` ${wordsFor(t, 'errors', job.error) ?? job.error}`} {t('imports.nothingLost')}</FormError>
          <div className={styles['buttons']}><Button onClick={onAgain}>{t('imports.another')}</Button></div>
        </>
      );
    case 'done':
    case 'undone':
      return (
        <>
          <div className={styles['found']} role="status">
            <p className={styles['file']}><strong>{job.state === 'done' ? t('imports.done') : t('imports.undone')}</strong></p>
            {job.state === 'done' ? (
              <ul className={styles['figures']}>
                <li>{t('imports.added', { count: job.added })}</li>
                {job.known > 0 ? <li>{t('imports.known', { count: job.known })}</li> : null}
                <li>{t('imports.people', { count: job.participants.length })}</li>
              </ul>
            ) : null}
          </div>
          <SkippedLines skipped={job.skipped} />
          <FormError>{error}</FormError>
          <div className={styles['buttons']}>
            {job.state === 'done' && job.added > 0 ? <Button look="quiet" onClick={undo}>{t('imports.undo')}</Button> : null}
            <Button look="primary" onClick={onClose}>{t('app.close')}</Button>
          </div>
        </>
      );
  }
}
