import { useEffect, useRef, useState, type KeyboardEvent, type WheelEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { filePath } from '../../api/client';
import type { Attachment } from '../../api/types';
import { useRoom } from '../../app/context';
import { IconButton } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { kindOf } from './kinds';
import styles from './Viewer.module.css';

export interface ViewerProps {
  readonly room: string;
  /** The picture to begin with. */
  readonly file: string;
  /** The pictures of its message; those around it in the room come from the timeline. */
  readonly of: readonly Attachment[];
  readonly onClose: () => void;
}

const LARGEST = 6;

/** Pictures one after the other, as large as one likes. Arrows turn, + and - zoom, Esc closes. */
export function Viewer({ room, file, of, onClose }: ViewerProps) {
  const { t } = useTranslation();
  const around = useRoom(room)?.window?.messages.flatMap((m) => (m.files ?? []).filter((f) => kindOf(f) === 'picture')) ?? [];
  const pictures = around.some((p) => p.id === file) ? around : of;
  const [shown, setShown] = useState(file);
  const [zoom, setZoom] = useState(1);
  const dialog = useRef<HTMLDialogElement>(null);
  const at = Math.max(0, pictures.findIndex((p) => p.id === shown));
  const picture = pictures[at];

  useEffect(() => {
    const box = dialog.current;
    const before = document.activeElement;
    if (box?.open === false) box.showModal();
    return () => {
      box?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const turn = (by: number) => {
    const next = pictures[at + by];
    if (next === undefined) return;
    setShown(next.id);
    setZoom(1);
  };
  const scale = (factor: number) => setZoom((z) => Math.min(LARGEST, Math.max(1, z * factor)));
  const keys = (e: KeyboardEvent) => {
    if (e.key === 'ArrowRight') turn(1);
    else if (e.key === 'ArrowLeft') turn(-1);
    else if (e.key === '+' || e.key === '=') scale(1.5);
    else if (e.key === '-') scale(1 / 1.5);
    else if (e.key === '0') setZoom(1);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const wheel = (e: WheelEvent) => {
    if (e.ctrlKey || zoom > 1) return;
    if (e.deltaY < 0) scale(1.2);
  };
  if (picture === undefined) return null;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the dialog; every act has a button too
    <dialog ref={dialog} className={styles['viewer']} aria-label={t('files.viewer')} onCancel={(e) => { e.preventDefault(); onClose(); }} onKeyDown={keys}>
      <header className={styles['bar']}>
        <p><bdi>{picture.name}</bdi><small>{t('files.place', { at: at + 1, all: pictures.length })}</small></p>
        <IconButton icon="minus" label={t('files.zoomOut')} aria-disabled={zoom <= 1} onClick={() => scale(1 / 1.5)} />
        <IconButton icon="plus" label={t('files.zoomIn')} aria-disabled={zoom >= LARGEST} onClick={() => scale(1.5)} />
        <a className={styles['save']} href={filePath(room, picture.id)} download={picture.name} aria-label={t('files.save')} title={t('files.save')}><Icon name="import" /></a>
        <IconButton icon="close" label={t('app.close')} onClick={onClose} />
      </header>
      <div className={styles['stage']} onWheel={wheel}>
        <img
          key={picture.id} src={filePath(room, picture.id)} alt={picture.name} draggable={false} data-zoomed={zoom > 1 || undefined}
          style={zoom > 1 ? { maxWidth: 'none', maxHeight: 'none', width: `${Math.round(zoom * 100)}%` } : undefined}
        />
      </div>
      {at > 0 ? <IconButton className={`${styles['turn'] ?? ''} ${styles['back'] ?? ''}`} icon="back" size={28} label={t('files.previous')} onClick={() => turn(-1)} /> : null}
      {at < pictures.length - 1 ? <IconButton className={`${styles['turn'] ?? ''} ${styles['on'] ?? ''}`} icon="chevron" size={28} label={t('files.next')} onClick={() => turn(1)} /> : null}
    </dialog>
  );
}
