import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { actsEn } from '../../i18n/acts.en';
import { actsKo } from '../../i18n/acts.ko';

export type ActsWords = TFunction<'acts'>;

function learn(): void {
  i18next.addResourceBundle('ko', 'acts', actsKo);
  i18next.addResourceBundle('en', 'acts', actsEn);
}

if (i18next.isInitialized) learn();
else i18next.on('initialized', learn);

/** The words of this feature; they come with the room. */
export function useWords(): ActsWords {
  return useTranslation('acts').t;
}
