import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '../../api/types';
import { useApp, useSync } from '../../app/context';
import { errorWords } from '../../i18n';
import type { RoomState } from '../../state/room';
import { Avatar } from '../../ui/Avatar';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useMessageWords } from '../messages/words';
import { useWords } from '../acts/words';
import { AttachButton, VoiceButton } from '../files/Attach';
import { Tray, useTray } from '../files/Tray';
import { plainWords, speaker } from '../rooms/roomName';
import styles from './Composer.module.css';
import { EnterWatch } from './enter';
import { candidates, mentionAt, type Candidate, type MentionQuery } from './mentions';

export interface ComposerHandle {
  focus(): void;
}

export interface ComposerProps {
  readonly state: RoomState;
  readonly reply: Message | null;
  readonly editing: Message | null;
  readonly onDone: () => void;
  /** ArrowUp in an empty composer walks into the messages. */
  readonly onUp: () => void;
  readonly onPoll: () => void;
  readonly ref?: Ref<ComposerHandle>;
}

const MATE_NAMES = ['마루', 'Maru'];
const TOO_LONG = 100_000;

/**
 * Where one writes. The textarea is never controlled: its text belongs to the browser, so that no re-render can break
 * a composition (한글 falling apart into jamo).
 */
export function Composer({ state, reply, editing, onDone, onUp, onPoll, ref }: ComposerProps) {
  const { t } = useTranslation();
  const words = useMessageWords();
  const acts = useWords();
  const sync = useSync();
  const room = state.room.id;
  const me = state.room.me.member;
  const box = useRef<HTMLTextAreaElement>(null);
  const watch = useRef(new EnterWatch());
  const due = useRef<ReturnType<typeof setTimeout> | null>(null);
  const kept = useRef('');
  const [empty, setEmpty] = useState(true);
  const [error, setError] = useState<string | null>(null);
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const tray = useTray(room);
  const elsewhere = useApp((s) => s.drafts.get(room));

  useImperativeHandle(ref, () => ({ focus: () => box.current?.focus() }), []);

  const grow = useCallback(() => {
    const el = box.current;
    if (el === null) return;
    el.style.height = 'auto';
    el.style.height = `${Math.min(el.scrollHeight, 200)}px`;
    setEmpty(el.value.trim() === '');
  }, []);

  const fill = useCallback((text: string) => {
    const el = box.current;
    if (el === null) return;
    el.value = text;
    grow();
  }, [grow]);

  // Words of this room that were not sent yet come back, also after a reload.
  useLayoutEffect(() => {
    const here = sync.drafts.read(room).text;
    fill(here !== '' || sync.drafts.fresh(room) ? here : (sync.store.get().rooms.get(room)?.room.draft ?? ''));
  }, [sync, room, fill]);
  useEffect(() => {
    const el = box.current;
    if (elsewhere === undefined || el === null || document.activeElement === el || editing !== null || el.value === elsewhere || sync.drafts.fresh(room)) return;
    fill(elsewhere);
  }, [elsewhere, editing, fill, sync, room]);

  useEffect(() => {
    if (editing === null) return undefined;
    kept.current = box.current?.value ?? '';
    fill(editing.content.type === 'text' ? editing.content.text : editing.text);
    box.current?.focus();
    return () => {
      fill(kept.current);
      setError(null);
    };
  }, [editing, fill]);
  useEffect(() => {
    if (reply !== null) box.current?.focus();
  }, [reply]);

  const mayNameAll = state.room.kind === 'group' && (state.room.me.role === 'owner' || state.room.policy?.mentionAll !== 'owner');
  const options: readonly Candidate[] = query === null || state.members === null ? [] : candidates(state.members, me, query.word, MATE_NAMES, t('mate.name'), mayNameAll ? words('mention.all') : null);
  const open = options.length > 0 && !(options.length === 1 && options[0]?.name === query?.word);
  const active = options[Math.min(chosen, options.length - 1)];

  const lookForMention = () => {
    const el = box.current;
    setQuery(el === null || el.selectionStart !== el.selectionEnd ? null : mentionAt(el.value, el.selectionStart));
    setChosen(0);
  };

  const changed = () => {
    watch.current.released();
    grow();
    lookForMention();
    setError(null);
    const text = box.current?.value ?? '';
    if (editing !== null) return;
    sync.drafts.write(room, { text });
    if (text !== '') sync.typing(room);
  };

  const pick = (candidate: Candidate | undefined) => {
    const el = box.current;
    if (el === null || candidate === undefined || query === null) return;
    el.setRangeText(`@${candidate.name} `, query.from, el.selectionStart, 'end');
    setQuery(null);
    changed();
    el.focus();
  };

  const send = () => {
    const el = box.current;
    if (el === null) return;
    const text = el.value.replace(/\s+$/, '');
    const files = editing === null ? tray.map((u) => u.id) : [];
    if (text.trim() === '' && files.length === 0 && (editing?.files ?? []).length === 0) return;
    if (text.length > TOO_LONG) {
      setError(t('composer.tooLong'));
      return;
    }
    setQuery(null);
    if (editing !== null) {
      sync.edit(room, editing.id, text).then(
        () => onDone(),
        (why: unknown) => setError(t('composer.editFailed', { why: errorWords(t, why) })),
      );
      return;
    }
    fill('');
    sync.drafts.write(room, { text: '' });
    sync.post(room, text.trim() === '' ? '' : text, reply?.id, files);
    onDone();
  };

  const sendOnce = () => {
    if (due.current !== null) clearTimeout(due.current);
    // After compositionend some browsers still have to put the last syllable into the text.
    due.current = setTimeout(() => {
      due.current = null;
      send();
    }, 0);
  };
  const later = useRef(sendOnce);
  useLayoutEffect(() => {
    later.current = open && active !== undefined ? () => pick(active) : sendOnce;
  });

  const keys = (e: KeyboardEvent<HTMLTextAreaElement>) => {
    const el = e.currentTarget;
    const { isComposing } = e.nativeEvent;
    if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey && !e.altKey) {
      const before = el.value.slice(Math.max(0, el.selectionStart - 1), el.selectionStart);
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- 229 is the only sign WebKit gives
      const decision = watch.current.enter({ shift: e.shiftKey, composing: isComposing, keyCode: e.keyCode }, before);
      if (e.shiftKey) return;
      // An input method has had its Enter already; without this some would leave a line break behind.
      e.preventDefault();
      if (decision === 'send') {
        if (open) pick(active);
        else if (due.current === null) send();
      }
      return;
    }
    watch.current.released();
    if (isComposing) return;
    if (open) {
      if (e.key === 'ArrowDown') setChosen((i) => (i + 1) % options.length);
      else if (e.key === 'ArrowUp') setChosen((i) => (i + options.length - 1) % options.length);
      else if (e.key === 'Tab') pick(active);
      else if (e.key === 'Escape') setQuery(null);
      else return;
      e.preventDefault();
      e.stopPropagation();
      return;
    }
    if (e.key === 'Escape' && (reply !== null || editing !== null)) {
      e.preventDefault();
      e.stopPropagation();
      onDone();
    } else if (e.key === 'ArrowUp' && el.value === '') {
      e.preventDefault();
      onUp();
    }
  };

  // React's synthetic composition events come too late to be trusted with the order of things.
  useEffect(() => {
    const el = box.current;
    if (el === null) return undefined;
    const start = () => watch.current.compositionStart();
    const update = (e: CompositionEvent) => watch.current.compositionUpdate(e.data);
    const end = (e: CompositionEvent) => {
      if (watch.current.compositionEnd(e.data)) later.current();
    };
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
      if (due.current !== null) clearTimeout(due.current);
    };
  }, []);

  const withFiles = state.room.kind !== 'mate' && editing === null;
  const paste = (e: ClipboardEvent) => {
    if (e.clipboardData.files.length === 0) return;
    e.preventDefault();
    if (withFiles) sync.uploads.add(room, [...e.clipboardData.files]);
  };
  const nothing = empty && (editing === null ? tray.length === 0 : (editing.files ?? []).length === 0);

  const context = editing ?? reply;
  return (
    <div className={styles['composer']}>
      {context === null ? null : (
        <div className={styles['context']}>
          <Icon name={editing === null ? 'reply' : 'edit'} size={16} />
          <p><strong>{editing === null ? t('composer.replying', { name: speaker(t, context) }) : t('composer.editing')}</strong> <span dir="auto">{plainWords(t, context)}</span></p>
          <IconButton icon="close" size={18} label={editing === null ? t('composer.stopReply') : t('composer.stopEdit')} onClick={onDone} />
        </div>
      )}
      {error === null ? null : <p className={styles['error']} role="alert">{error}</p>}
      {open ? (
        <div id={listId} role="listbox" aria-label={t('composer.mentions')} className={styles['mentions']}>
          {options.map((o, i) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the textarea holds the keyboard
            <div
              key={o.id} id={`${listId}-${o.id}`} role="option" tabIndex={-1} aria-selected={o === active}
              onPointerDown={(e) => e.preventDefault()} onClick={() => pick(o)} onPointerMove={() => setChosen(i)}
            >
              <Avatar id={o.id} name={o.name} kind={o.kind} size="s" /><span>{o.name}</span>{o.kind === 'mate' ? <small>{t('app.ai')}</small> : o.id === 'all' ? <small>{words('mention.allHint')}</small> : null}
            </div>
          ))}
        </div>
      ) : null}
      {withFiles ? <Tray items={tray} /> : null}
      <div className={styles['box']}>
        {withFiles ? <AttachButton room={room} /> : null}
        {state.room.kind === 'mate' ? null : <IconButton icon="poll" label={acts('poll.new')} onClick={onPoll} />}
        <textarea
          ref={box}
          rows={1}
          dir="auto"
          enterKeyHint="send"
          aria-label={t('composer.label')}
          aria-autocomplete="list"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && active !== undefined ? `${listId}-${active.id}` : undefined}
          aria-describedby={`${listId}-hint`}
          placeholder={state.room.kind === 'mate' ? t('composer.placeholderMate') : t('composer.placeholder')}
          onInput={changed}
          onKeyDown={keys}
          onSelect={lookForMention}
          onBlur={() => setQuery(null)}
          onPaste={paste}
        />
        <span id={`${listId}-hint`} className="visually-hidden">{t('composer.hint')}</span>
        {withFiles && nothing ? <VoiceButton room={room} /> : null}
        <button type="button" className={styles['send']} aria-label={editing === null ? t('composer.send') : t('composer.saveEdit')} aria-disabled={nothing} onClick={() => { send(); box.current?.focus(); }}>
          <Icon name={editing === null ? 'send' : 'check'} size={20} />
        </button>
      </div>
    </div>
  );
}
