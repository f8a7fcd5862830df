import { contextBridge, ipcRenderer } from 'electron';
import { CALLS, type Bridge, type CallName, type EventName, type Events } from '../../shared/ipc/contract.ts';
import { CHANNELS } from './channels.ts';
import { pathsOf } from './dropped-files.ts';

const calls = Object.fromEntries(
  (Object.keys(CALLS) as CallName[]).map((name) => [
    name,
    (argument: object) => ipcRenderer.invoke(CHANNELS.call, name, argument),
  ]),
);

const bridge = {
  ...calls,
  on<Name extends EventName>(name: Name, listener: (event: Events[Name]) => void): () => void {
    const forward = (_event: unknown, sent: EventName, payload: Events[Name]) => {
      if (sent === name) listener(payload);
    };
    ipcRenderer.on(CHANNELS.event, forward);
    return () => {
      ipcRenderer.off(CHANNELS.event, forward);
    };
  },
  openDropped: (files: readonly object[], beside?: string) =>
    ipcRenderer.invoke(CHANNELS.openDropped, pathsOf(files), beside),
} as unknown as Bridge;

contextBridge.exposeInMainWorld('smtpscope', bridge);
