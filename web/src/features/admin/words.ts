import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { consoleEn } from '../../i18n/console.en';
import { consoleKo } from '../../i18n/console.ko';

export type ConsoleWords = TFunction<'console'>;

i18next.addResourceBundle('ko', 'console', consoleKo);
i18next.addResourceBundle('en', 'console', consoleEn);

/** The words of these pages; they come with them. */
export function useWords(): ConsoleWords {
  return useTranslation('console').t;
}
