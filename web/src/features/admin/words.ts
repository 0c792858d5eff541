import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { consoleEn } from '../../i18n/console.en';
import { consoleKo } from '../../i18n/console.ko';

export type ConsoleWords = TFunction<'console'>;

function learn(): void {
  i18next.addResourceBundle('ko', 'console', consoleKo);
  i18next.addResourceBundle('en', 'console', consoleEn);
}

if (i18next.isInitialized) learn();
else i18next.on('initialized', learn);

/** The words of these pages; they come with them. */
export function useWords(): ConsoleWords {
  return useTranslation('console').t;
}
