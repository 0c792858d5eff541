import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../../app/context';
import { IconButton } from '../../ui/Button';
import { toast } from '../../ui/Toasts';

const Recorder = lazy(() => import('./Recorder').then((m) => ({ default: m.Recorder })));

/** Chooses files from this device. */
export function AttachButton({ room }: { readonly room: string }) {
  const { t } = useTranslation();
  const sync = useSync();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton icon="clip" label={t('files.attach')} onClick={() => input.current?.click()} />
      <input
        ref={input} type="file" multiple hidden data-attach aria-label={t('files.attach')} tabIndex={-1}
        onChange={(e) => {
          sync.uploads.add(room, [...(e.target.files ?? [])]);
          e.target.value = '';
        }}
      />
    </>
  );
}

/** Records a voice note, where the browser lets a page hear. */
export function VoiceButton({ room }: { readonly room: string }) {
  const { t } = useTranslation();
  const [recording, setRecording] = useState(false);
  const begin = () => {
    if (!window.isSecureContext) toast(t('files.voiceInsecure'));
    else if (typeof MediaRecorder === 'undefined') toast(t('files.voiceMissing'));
    else setRecording(true);
  };
  return (
    <>
      <IconButton icon="mic" label={t('files.record')} onClick={begin} />
      {recording ? <Suspense fallback={null}><Recorder room={room} onDone={() => setRecording(false)} /></Suspense> : null}
    </>
  );
}
