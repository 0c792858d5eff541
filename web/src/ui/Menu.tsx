import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { Icon, type IconName } from './Icon';
import { IconButton } from './Button';
import styles from './Menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly act: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly icon?: IconName;
  readonly className?: string | undefined;
  readonly up?: boolean;
}

/** A button with a menu under it: arrows walk, Esc closes, a click elsewhere closes. */
export function Menu({ label, items, icon = 'more', className, up = false }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return undefined;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const elsewhere = (e: PointerEvent) => {
      if (e.target instanceof Node && root.current?.contains(e.target) !== true) setOpen(false);
    };
    document.addEventListener('pointerdown', elsewhere);
    return () => document.removeEventListener('pointerdown', elsewhere);
  }, [open]);

  const walk = (e: KeyboardEvent) => {
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    const go = (to: number) => {
      e.preventDefault();
      e.stopPropagation();
      all[(to + all.length) % all.length]?.focus();
    };
    if (e.key === 'ArrowDown') go(at + 1);
    else if (e.key === 'ArrowUp') go(at - 1);
    else if (e.key === 'Home') go(0);
    else if (e.key === 'End') go(all.length - 1);
    else if (e.key === 'Tab') setOpen(false);
    else if (e.key === 'Escape') {
      e.preventDefault();
      e.stopPropagation();
      setOpen(false);
      button.current?.focus();
    }
  };

  return (
    <div ref={root} className={`${styles['root'] ?? ''} ${className ?? ''}`}>
      <IconButton ref={button} icon={icon} label={label} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)} />
      {open ? (
        <div id={id} role="menu" aria-label={label} tabIndex={-1} className={`${styles['menu'] ?? ''} ${up ? (styles['up'] ?? '') : ''}`} onKeyDown={walk}>
          {items.map((item) => (
            <button
              key={item.label} type="button" role="menuitem" tabIndex={-1} className={item.danger === true ? styles['danger'] : undefined}
              onClick={() => { setOpen(false); button.current?.focus(); item.act(); }}
            >
              {item.icon === undefined ? null : <Icon name={item.icon} size={18} />}
              {item.label}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
