import i18next, { type TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { messagesEn } from '../../i18n/messages.en';
import { messagesKo } from '../../i18n/messages.ko';

export type MessageWords = TFunction<'messages'>;

function learn(): void {
  i18next.addResourceBundle('ko', 'messages', messagesKo);
  i18next.addResourceBundle('en', 'messages', messagesEn);
}

if (i18next.isInitialized) learn();
else i18next.on('initialized', learn);

/** The words of what gathers on messages. */
export function useMessageWords(): MessageWords {
  return useTranslation('messages').t;
}
