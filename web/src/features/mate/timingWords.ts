import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { timingEn } from '../../i18n/timing.en';
import { timingKo } from '../../i18n/timing.ko';

function learn(): void {
  i18next.addResourceBundle('ko', 'timing', timingKo);
  i18next.addResourceBundle('en', 'timing', timingEn);
}

if (i18next.isInitialized) learn();
else i18next.on('initialized', learn);

/** The words of when the mate speaks unasked. */
export function useTimingWords(): TFunction<'timing'> {
  return useTranslation('timing').t;
}
