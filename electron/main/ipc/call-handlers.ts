import { app, clipboard, type BrowserWindow } from 'electron';
import { existsSync } from 'node:fs';
import type { AnalysisSettings, ArgumentOf, CaptureId, ResultOf } from '../../../shared/ipc/contract.ts';
import type { QueryName } from '../../worker/protocol.ts';
import type { CaptureStore } from '../captures/capture-store.ts';
import { confirmSecrets } from '../confirm-secrets.ts';
import { createReportExport } from '../export-report.ts';
import { createLogOpening } from '../open-logs.ts';
import { confirmLookup } from '../lookup/confirm-lookup.ts';
import { createLookupCalls } from '../lookup/lookup-calls.ts';
import type { MarksOfCaptures } from '../marks/marks-of-captures.ts';
import { openLink } from '../open-link.ts';
import type { RecentFiles } from '../recent-files.ts';
import { createAttachmentSaving } from '../save-attachment.ts';
import type { SettingsStore, Theme } from '../settings.ts';
import { findWireshark, startWireshark } from '../wireshark.ts';
import type { CallHandlers } from './register-calls.ts';

export interface HandlerParts {
  readonly captures: CaptureStore;
  readonly marks: MarksOfCaptures;
  readonly settings: SettingsStore;
  readonly recent: RecentFiles;
  /** Path of the sample capture. */
  readonly sample: string;
  readonly window: () => BrowserWindow | undefined;
  openFiles(files: readonly string[]): readonly CaptureId[];
  openByDialog(): Promise<readonly CaptureId[]>;
  openRecent(index: number): CaptureId | undefined;
  setTheme(theme: Theme): void;
  setAnalysis(analysis: AnalysisSettings): Promise<void>;
}

/** The answers to the window's calls; what a capture holds, its worker is asked for. */
export function createCallHandlers(parts: HandlerParts): CallHandlers {
  const { captures, marks, recent, sample } = parts;
  const ask =
    <Name extends QueryName>(name: Name) =>
    ({ captureId, ...argument }: ArgumentOf<Name>): Promise<ResultOf<Name>> =>
      captures.ask(captureId, name, argument);
  return {
    appFacts: () => ({
      version: app.getVersion(),
      platform: process.platform,
      recent: recent.list(),
      hasSample: existsSync(sample),
      hasWireshark: findWireshark() !== undefined,
      analysis: parts.settings.get().analysis,
      nameServers: parts.settings.get().nameServers,
    }),
    openDialog: parts.openByDialog,
    openRecent: ({ index }) => parts.openRecent(index),
    openSample() {
      const [id] = parts.openFiles([sample]);
      if (id === undefined) throw new Error('There is no sample capture.');
      return id;
    },
    cancelReading: ({ captureId }) => {
      captures.cancel(captureId);
    },
    closeCapture: ({ captureId }) => {
      captures.close(captureId);
    },
    reopenClosed: captures.reopen,
    openCaptures: captures.progress,
    sessions: ask('sessions'),
    locateSession: ask('locateSession'),
    sessionIds: ask('sessionIds'),
    rowsByFirstPacket: ask('rowsByFirstPacket'),
    sessionsAsText: ask('sessionsAsText'),
    suggestFilter: ask('suggestFilter'),
    session: ask('session'),
    async revealSession(argument) {
      const agreed = await confirmSecrets(parts.window(), 'this session');
      return agreed ? ask('revealSession')(argument) : undefined;
    },
    overview: ask('overview'),
    packets: ask('packets'),
    wire: ask('wire'),
    message: ask('message'),
    ...createLogOpening(captures, parts.window),
    captureLogs: ask('captureLogs'),
    sessionLog: ask('sessionLog'),
    unmatchedLog: ask('unmatchedLog'),
    saveAttachment: createAttachmentSaving(captures, parts.window),
    captureMarks: ({ captureId }) => marks.read(captureId),
    setNote: ({ captureId, firstPacket, text }) => marks.setNote(captureId, firstPacket, text),
    setPins: ({ captureId, firstPackets }) => marks.setPins(captureId, firstPackets),
    async openInWireshark({ captureId, packet }) {
      const [file] = captures.filesOf(captureId) ?? [];
      const program = findWireshark();
      if (file === undefined || program === undefined) return false;
      await startWireshark(program, file, packet);
      return true;
    },
    ...createReportExport(captures, parts.window),
    ...createLookupCalls({
      session: (captureId, id) => ask('session')({ captureId, id }),
      nameServers: () => parts.settings.get().nameServers,
      changeNameServers: (nameServers) => {
        parts.settings.change({ nameServers });
      },
      confirm: (plan) => confirmLookup(parts.window(), plan),
    }),
    setAnalysis: parts.setAnalysis,
    setTheme: ({ theme }) => {
      parts.setTheme(theme);
    },
    copyText: ({ text }) => {
      clipboard.writeText(text);
    },
    openLink: ({ url }) => openLink(parts.window(), url),
  };
}
