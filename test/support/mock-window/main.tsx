import { createRoot } from 'react-dom/client';
import { App } from '../../../renderer/app.tsx';
import { createAppStore } from '../../../renderer/state/app-store.ts';
import { createStoredPreferences } from '../../../renderer/state/preferences.ts';
import { createMockBridge, type MockCapture } from '../mock-bridge.ts';
import { mockSessions } from '../mock-sessions.ts';

// ?sessions=12&scene=reading shows the window in that state, without Electron and without an engine.
const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'done';
const sessions = mockSessions(Number(query.get('sessions') ?? '12'));
const base = {
  captureId: 'one',
  name: 'smtp_2017-04-30.pcap',
  sessions,
  notices: [
    {
      severity: 'warning' as const,
      code: 'snap-length',
      message: 'The capture kept only the first 96 bytes of 14 packets.',
      packet: 31,
      tip: 'Record again with “-s 0”.',
    },
    {
      severity: 'info' as const,
      code: 'port-25-only',
      message: '1,204 packets of other protocols were passed over, mostly DNS and HTTPS.',
    },
  ],
};

const SCENES: Readonly<Record<string, readonly MockCapture[]>> = {
  start: [],
  done: [{ ...base, state: { kind: 'done' } }],
  reading: [{ ...base, state: { kind: 'reading' }, share: 0.42 }],
  cancelled: [{ ...base, state: { kind: 'cancelled' }, share: 0.42 }],
  died: [{ ...base, state: { kind: 'done' } }],
  failed: [
    {
      ...base,
      name: 'letter-to-postmaster.docx',
      sessions: [],
      state: {
        kind: 'failed',
        code: 'not-a-capture',
        message: 'This is a ZIP archive, not a packet capture.',
        tip: 'If the capture is inside the archive, unpack it first. smtpscope reads pcap and pcapng files, also compressed with gzip.',
      },
    },
  ],
  tabs: [
    { ...base, captureId: 'two', name: 'mx2-friday-night.pcapng.gz', state: { kind: 'reading' }, share: 0.7 },
    {
      ...base,
      captureId: 'three',
      name: 'a-very-long-file-name-of-a-capture-that-somebody-sent.pcap',
      state: { kind: 'done' },
    },
    { ...base, state: { kind: 'done' } },
  ],
};

const mock = createMockBridge(SCENES[scene] ?? [], { recent: query.has('recent') });
const root = document.getElementById('root');
if (!root) throw new Error('index.html holds no #root');
const store = createAppStore(mock.bridge, createStoredPreferences(localStorage));
createRoot(root).render(<App store={store} />);
Object.assign(window, { mock, store });
if (scene === 'died')
  setTimeout(() => {
    mock.emit('workerDied', { captureId: 'one', message: 'The analysis process ended with code 139.' });
  }, 100);
