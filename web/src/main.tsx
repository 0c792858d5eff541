import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import 'pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css';
import './ui/tokens.css';
import './ui/base.css';
import { createApi } from './api/client';
import { connectSocket } from './api/socket';
import { App } from './app/App';
import { startTheme } from './app/theme';
import { firstLanguage, startWords } from './i18n';
import { accountShelf } from './state/shelf';

startTheme();
await startWords(firstLanguage());

const root = document.getElementById('root');
if (root === null) throw new Error('no root');
createRoot(root).render(
  <StrictMode>
    <App
      parts={{
        api: (onSignedOut) => createApi((input, init) => window.fetch(input, init), onSignedOut),
        connect: (events) => connectSocket(events),
        shelf: accountShelf,
        storage: window.localStorage,
      }}
    />
  </StrictMode>,
);
