import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../../app/context';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { toast } from '../../ui/Toasts';
import { lengthWords } from './kinds';
import styles from './Files.module.css';

const TYPES = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'];
const LONGEST_MS = 15 * 60_000;

/** Hears until told to stop, then lays the note beside the words. */
export function Recorder({ room, onDone }: { readonly room: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const sync = useSync();
  const [elapsed, setElapsed] = useState<number | null>(null);
  const finish = useRef<(keep: boolean) => void>(() => undefined);
  const done = useRef(onDone);

  useEffect(() => {
    const hearing = hear(
      () => setElapsed(0),
      setElapsed,
      (file, durationMs) => sync.uploads.add(room, [file], { durationMs }),
      (why) => {
        toast(t(why === 'NotAllowedError' ? 'files.voiceDenied' : 'files.voiceMissing'));
        done.current();
      },
    );
    finish.current = hearing;
    return () => hearing(false);
  }, [sync, room, t]);

  const end = (keep: boolean) => {
    finish.current(keep);
    onDone();
  };
  return (
    <Dialog title={t('files.record')} onClose={() => end(false)}>
      <div className={styles['recorder']}>
        <span className={styles['dot']} aria-hidden="true" />
        <span role="timer" aria-label={t('files.recorded')}>{elapsed === null ? t('files.asking') : lengthWords(elapsed)}</span>
        <Button look="quiet" icon="trash" onClick={() => end(false)}>{t('files.dropNote')}</Button>
        <Button look="primary" icon="check" disabled={elapsed === null} onClick={() => end(true)}>{t('files.keepNote')}</Button>
      </div>
    </Dialog>
  );
}

function hear(begun: () => void, tick: (ms: number) => void, kept: (file: File, ms: number) => void, failed: (why: string) => void): (keep: boolean) => void {
  let over = false;
  let recorder: MediaRecorder | null = null;
  let stream: MediaStream | null = null;
  let since = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  const release = () => {
    clearInterval(timer);
    for (const track of stream?.getTracks() ?? []) track.stop();
  };
  const finish = (keep: boolean) => {
    if (over) return;
    over = true;
    const length = Date.now() - since;
    const parts: Blob[] = [];
    if (recorder === null || !keep) return release();
    const { mimeType } = recorder;
    recorder.ondataavailable = (e) => parts.push(e.data);
    recorder.onstop = () => {
      release();
      const type = mimeType.split(';')[0] ?? 'audio/webm';
      kept(new File(parts, `voice.${type.split('/')[1] ?? 'webm'}`, { type }), length);
    };
    recorder.stop();
  };
  navigator.mediaDevices.getUserMedia({ audio: true }).then(
    (heard) => {
      stream = heard;
      if (over) return release();
      const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
      recorder = new MediaRecorder(heard, mimeType === undefined ? {} : { mimeType });
      recorder.start();
      since = Date.now();
      begun();
      timer = setInterval(() => {
        tick(Date.now() - since);
        if (Date.now() - since > LONGEST_MS) finish(true);
      }, 250);
    },
    (error: unknown) => {
      over = true;
      failed(error instanceof DOMException ? error.name : '');
    },
  );
  return finish;
}
