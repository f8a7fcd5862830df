import { useEffect } from 'react';
import { Banner } from '../../components/banner.tsx';
import { useActions, useActiveCapture, useApp, useWorkspace } from '../../state/store-context.tsx';
import { CaptureView } from './capture-view.tsx';
import { DropOverlay } from './drop-overlay.tsx';
import { TabBar } from './tab-bar.tsx';
import { ToastLine } from './toast.tsx';
import { CompareWith } from '../compare/compare-with.tsx';
import { JumpDialog } from '../dialogue/jump-dialog.tsx';
import { ExportDialog } from '../export/export-dialog.tsx';
import { LogsDialog } from '../logs/logs-dialog.tsx';
import { LookupDialog } from '../lookup/lookup-dialog.tsx';
import { NoteDialog } from '../notes/note-dialog.tsx';
import { CommandPalette } from '../palette/command-palette.tsx';
import { AllowDialog } from '../remedy/allow-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { ShortcutSheet } from '../shortcuts/shortcut-sheet.tsx';
import { StartPage } from '../start/start-page.tsx';
import { visibleText } from '../../../shared/model/visible-text.ts';
import './app-frame.css';

/** Everything between the edges of the window. */
export function AppFrame() {
  const capture = useActiveCapture();
  const dialog = useApp((state) => state.dialog);
  useTheme();
  useTitle(capture?.name);
  return (
    <div className="frame">
      <TabBar />
      <Banners />
      {capture ? <CaptureView key={capture.captureId} capture={capture} /> : <StartPage />}
      {dialog === 'shortcuts' && <ShortcutSheet />}
      {dialog === 'palette' && <CommandPalette />}
      {dialog === 'settings' && <SettingsDialog />}
      {dialog === 'export' && <ExportDialog />}
      {dialog === 'logs' && <LogsDialog />}
      {dialog === 'allow' && <AllowDialog />}
      {dialog === 'lookup' && <LookupDialog />}
      {dialog === 'note' && <NoteDialog />}
      <ToastLine />
      {dialog === 'jump' && <JumpDialog />}
      {dialog === 'compare-with' && <CompareWith />}
      <DropOverlay />
    </div>
  );
}

function Banners() {
  const failure = useApp((state) => state.failure);
  const captureId = useApp((state) => state.activeId);
  const restarted = useWorkspace((workspace) => workspace.restarted);
  const actions = useActions();
  return (
    <>
      {failure !== undefined && (
        <Banner tone="bad" onDismiss={actions.dismissFailure}>
          {visibleText(failure)}
        </Banner>
      )}
      {restarted !== undefined && captureId !== undefined && (
        <Banner
          tone="warn"
          onDismiss={() => {
            actions.dismissRestart(captureId);
          }}
        >
          Reading this capture stopped unexpectedly and was started again. {visibleText(restarted)}
        </Banner>
      )}
    </>
  );
}

function useTheme() {
  const theme = useApp((state) => state.preferences.theme);
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
}

function useTitle(name: string | undefined) {
  useEffect(() => {
    document.title = name === undefined ? 'smtpscope' : `${visibleText(name)} – smtpscope`;
  }, [name]);
}
