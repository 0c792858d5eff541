import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Left out of sight but still the dialog's name. */
  readonly titleHidden?: boolean;
}

/** A modal on the browser's own `<dialog>`: it traps focus, closes by Esc and gives focus back. */
export function Dialog({ title, onClose, children, wide = false, titleHidden = false }: DialogProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    if (dialog?.open === false) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click on the veil; Esc is the keyboard's way
    <dialog
      ref={ref} aria-labelledby={id} className={`${styles['dialog'] ?? ''} ${wide ? (styles['wide'] ?? '') : ''}`}
      onCancel={(e) => { e.preventDefault(); onClose(); }}
      onClick={(e) => { if (e.target === e.currentTarget) onClose(); }}
    >
      <div className={styles['body']}>
        <header className={titleHidden ? 'visually-hidden' : styles['head']}>
          <h2 id={id}>{title}</h2>
          {titleHidden ? null : <IconButton icon="close" label={t('app.close')} onClick={onClose} />}
        </header>
        {children}
      </div>
    </dialog>
  );
}
