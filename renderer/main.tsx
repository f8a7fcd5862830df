import { createRoot } from 'react-dom/client';
import type { Bridge } from '../shared/ipc/contract.ts';
import { App } from './app.tsx';
import { createAppStore } from './state/app-store.ts';
import { createStoredPreferences } from './state/preferences.ts';

declare global {
  interface Window {
    readonly smtpscope: Bridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html holds no #root');
createRoot(root).render(
  <App store={createAppStore(window.smtpscope, createStoredPreferences(localStorage))} />,
);
