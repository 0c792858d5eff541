import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import styles from './Field.module.css';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | null | undefined;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A named text field. Left uncontrolled by its users, so that a re-render never breaks a composition. */
export function Field({ label, hint, error, ...rest }: FieldProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, error == null ? '' : `${id}-error`].filter((x) => x !== '').join(' ');
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <input id={id} {...rest} aria-invalid={error == null ? undefined : true} aria-describedby={described === '' ? undefined : described} />
      {error == null ? null : <p id={`${id}-error`} className={styles['error']} role="alert">{error}</p>}
      {hint === undefined ? null : <p id={`${id}-hint`} className={styles['hint']}>{hint}</p>}
    </div>
  );
}

export interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

export function Select({ label, value, onChange, options, hint, disabled }: SelectProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} disabled={disabled} onChange={(e) => onChange(e.target.value)} aria-describedby={hint === undefined ? undefined : `${id}-hint`}>
        {options.map((o) => <option key={o.value} value={o.value}>{o.label}</option>)}
      </select>
      {hint === undefined ? null : <p id={`${id}-hint`} className={styles['hint']}>{hint}</p>}
    </div>
  );
}

export interface ChoiceProps<T extends string> {
  readonly label: string;
  readonly name: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly stacked?: boolean;
}

/** A few ways, one of them chosen. */
export function Choice<T extends string>({ label, name, value, onChange, options, stacked = false }: ChoiceProps<T>) {
  return (
    <fieldset className={`${styles['choice'] ?? ''} ${stacked ? (styles['stacked'] ?? '') : ''}`}>
      <legend>{label}</legend>
      <div className={styles['options']}>
        {options.map((o) => (
          <label key={o.value} className={styles['option']}>
            <input type="radio" name={name} value={o.value} checked={o.value === value} onChange={() => onChange(o.value)} />
            <span>{o.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Switch({ label, hint, checked, onChange, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles['switchRow']}>
      <div>
        <label htmlFor={id}>{label}</label>
        {hint === undefined ? null : <p id={`${id}-hint`} className={styles['hint']}>{hint}</p>}
      </div>
      <button
        type="button" id={id} role="switch" aria-checked={checked} disabled={disabled} className={styles['switch']}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`} onClick={() => onChange(!checked)}
      >
        <span className={styles['knob']} />
      </button>
    </div>
  );
}

export function FormError({ children }: { readonly children: ReactNode }) {
  return children === null || children === undefined ? null : <p className={styles['formError']} role="alert">{children}</p>;
}
