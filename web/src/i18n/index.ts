import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { ApiError, Unreachable } from '../api/errors';
import type { actsKo } from './acts.ko';
import type { consoleKo } from './console.ko';
import { en } from './en';
import { ko } from './ko';
import type { messagesKo } from './messages.ko';
import type { timingKo } from './timing.ko';

export type Language = 'ko' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof ko; console: typeof consoleKo; messages: typeof messagesKo; acts: typeof actsKo; timing: typeof timingKo };
  }
}

export function languageOf(locale: string): Language {
  return locale.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

const KEPT = 'maru.language';

/** The visitor's language before anybody signed in: what they chose here, else what the browser asks for. */
export function firstLanguage(): Language {
  return languageOf(localStorage.getItem(KEPT) ?? navigator.language);
}

export async function startWords(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export function speak(language: Language): void {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** A text whose key is only known when it runs (an error code, a reason), or null when there is none. */
export function wordsFor(t: TFunction, group: string, code: string, params: Readonly<Record<string, unknown>> = {}): string | null {
  const key = `${group}.${code}`;
  return i18next.exists(key) ? (t(key as never, params as never) as unknown as string) : null;
}

/** An error as words: what happened and what is safe. */
export function errorWords(t: TFunction, error: unknown): string {
  if (error instanceof Unreachable) return t('errors.unreachable');
  if (error instanceof ApiError) {
    const known = wordsFor(t, 'errors', error.code, error.params);
    if (known !== null) return known;
    if (error.status >= 500) return t('errors.internal');
    if (error.status === 413) return t('errors.too_large');
    if (error.status === 404) return t('errors.not_found');
    if (error.status === 403) return t('errors.forbidden');
    return error.message === '' ? t('errors.unknown') : error.message;
  }
  return t('errors.unknown');
}
