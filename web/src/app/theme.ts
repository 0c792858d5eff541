import { Store } from '../state/store';

export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'maru.theme';

function kept(): Theme {
  const value = localStorage.getItem(KEPT);
  return value === 'light' || value === 'dark' ? value : 'system';
}

export const theme = new Store<Theme>(kept());

function paint(): void {
  const chosen = theme.get();
  const dark = chosen === 'dark' || (chosen === 'system' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
}

export function startTheme(): void {
  paint();
  theme.subscribe(() => {
    localStorage.setItem(KEPT, theme.get());
    paint();
  });
  window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', paint);
}
