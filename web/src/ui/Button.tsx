import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';
import { Icon, type IconName } from './Icon';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger' | 'pine';
  readonly icon?: IconName;
  readonly wide?: boolean;
  readonly busy?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', icon, wide = false, busy = false, children, className, disabled, ...rest }: ButtonProps) {
  const names = [styles['button'], styles[look], wide ? styles['wide'] : '', className ?? ''];
  return (
    <button type="button" {...rest} disabled={disabled === true || busy} aria-busy={busy || undefined} className={names.join(' ')}>
      {icon === undefined ? null : <Icon name={icon} size={18} />}
      <span>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  readonly label: string;
  readonly size?: number;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon, label, size = 20, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} aria-label={label} title={label} className={`${styles['icon'] ?? ''} ${className ?? ''}`}>
      <Icon name={icon} size={size} />
    </button>
  );
}
