import { StrictMode, useEffect } from 'react';
import type { AppStore } from './state/app-store.ts';
import { followKeyboard } from './state/follow-keyboard.ts';
import { StoreContext } from './state/store-context.tsx';
import { AppFrame } from './views/frame/app-frame.tsx';
import { CrashGuard } from './views/frame/crash-page.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';

/** The whole window, on a store. */
export function App({ store }: { readonly store: AppStore }) {
  useEffect(() => store.getState().actions.start(), [store]);
  useEffect(() => followKeyboard(store), [store]);
  return (
    <StrictMode>
      <StoreContext value={store}>
        <CrashGuard>
          <AppFrame />
        </CrashGuard>
      </StoreContext>
    </StrictMode>
  );
}
