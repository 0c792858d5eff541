import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { createApi } from './api/client';
import { connectSocket } from './api/socket';
import { App } from './app/App';
import { startTheme } from './app/theme';
import { firstLanguage, startWords } from './i18n';
import { accountShelf } from './state/shelf';

const KNOWN = 'maru.typeface';

// The typeface comes after the first paint, so that nobody waits for it; a browser that has it already shows it at once.
const dress = () => import('./ui/typeface').then(() => window.localStorage.setItem(KNOWN, '1'));
if (window.localStorage.getItem(KNOWN) !== null) void dress();
else window.addEventListener('load', () => setTimeout(() => void dress(), 50), { once: true });

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
