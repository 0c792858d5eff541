import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSync } from '../../app/context';
import type { RoomState } from '../../state/room';
import { IconButton } from '../../ui/Button';
import { EnterWatch } from '../composer/enter';
import styles from './Panel.module.css';
import { PanelMessage } from './PanelMessage';
import { usePanelMessages } from './usePanelMessages';
import { useMessageWords } from './words';

/** One thread beside the timeline: its first message, what follows in it, and a place to answer. Seeing it is reading it. */
export function ThreadPanel({ state, root }: { readonly state: RoomState; readonly root: string }) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const sync = useSync();
  const { id } = state.room;
  const rev = state.recent.findLast((e) => ('message' in e && (typeof e.message === 'string' ? e.message === root : e.message.thread === root || e.message.id === root)))?.seq ?? 0;
  const messages = usePanelMessages((api) => api.thread(id, root), `${id} ${root}`, rev);
  const box = useRef<HTMLTextAreaElement>(null);
  const watch = useRef(new EnterWatch());
  const last = messages?.at(-1)?.seq ?? 0;
  const { readSeq } = state.room;
  useEffect(() => {
    if (last > readSeq && document.visibilityState !== 'hidden') sync.api.readThread(id, root, last).catch(() => undefined);
  }, [sync, id, root, last, readSeq]);

  const send = () => {
    const text = box.current?.value.trim() ?? '';
    if (box.current === null || text === '') return;
    box.current.value = '';
    sync.post(id, text, root);
  };
  // An input method's Enter is decided as in the composer.
  useEffect(() => {
    const el = box.current;
    if (el === null) return undefined;
    const start = () => watch.current.compositionStart();
    const update = (e: CompositionEvent) => watch.current.compositionUpdate(e.data);
    const end = (e: CompositionEvent) => { if (watch.current.compositionEnd(e.data)) setTimeout(send, 0); };
    const up = () => watch.current.released();
    el.addEventListener('compositionstart', start);
    el.addEventListener('compositionupdate', update);
    el.addEventListener('compositionend', end);
    el.addEventListener('keyup', up);
    return () => {
      el.removeEventListener('compositionstart', start);
      el.removeEventListener('compositionupdate', update);
      el.removeEventListener('compositionend', end);
      el.removeEventListener('keyup', up);
    };
  });
  const keys = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    if (e.key !== 'Enter' || e.ctrlKey || e.metaKey || e.altKey) return;
    const el = e.currentTarget;
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- 229 is the only sign WebKit gives
    const decision = watch.current.enter({ shift: e.shiftKey, composing: e.nativeEvent.isComposing, keyCode: e.keyCode }, el.value.slice(Math.max(0, el.selectionStart - 1), el.selectionStart));
    if (e.shiftKey) return;
    e.preventDefault();
    if (decision === 'send') send();
  };

  if (messages === null) return <p role="status" className={styles['hint']}>{t('room.loading')}</p>;
  const replies = messages.filter((m) => m.id !== root);
  return (
    <div className={styles['thread']}>
      <div className={styles['list']}>
        {messages.filter((m) => m.id === root).map((m) => <PanelMessage key={m.id} room={id} message={m} side={{ kind: 'thread', message: root }} />)}
        <p className={styles['count']}>{words('thread.replies', { count: replies.filter((m) => !m.deleted).length })}</p>
        {replies.map((m) => <PanelMessage key={m.id} room={id} message={m} side={{ kind: 'thread', message: root }} />)}
      </div>
      <div className={styles['write']}>
        <textarea ref={box} rows={1} dir="auto" aria-label={words('thread.write')} placeholder={words('thread.write')} onKeyDown={keys} />
        <IconButton icon="send" label={t('composer.send')} onClick={send} />
      </div>
    </div>
  );
}
