import type { LogPeer, QuotedReply } from '../../../model/log.ts';
import { findQueueId } from '../../../model/queue-id.ts';
import { readPeer } from '../fields.ts';
import { quotedReply } from '../stage-names.ts';
import type { FoundEvent, LogFormat } from './log-format.ts';

/** OpenSMTPD, from 6.0 on; lines of one connection begin with its number, and a message id is the half of its envelopes' ids. */
export const opensmtpd: LogFormat = {
  program: 'opensmtpd',
  tag: /^(?:smtpd|opensmtpd)$/,
  read(message) {
    // "7e3d1f0a9b8c6d5e smtp connected address=192.0.2.1 host=mx.example.org"
    const [, connection, actor, what = '', rest = ''] = LINE.exec(message) ?? [];
    if (connection === undefined)
      return /^(?:info|warn|debug): /.test(message) ? { kind: 'noted' } : undefined;
    const fields = readWords(rest);
    const found = actor === 'smtp' ? readSmtp(what, fields) : readDelivery(actor ?? '', what, fields);
    return connection === '0000000000000000'
      ? found
      : { ...found, connection: `${actor === 'smtp' ? '' : 'mta '}${connection}` };
  },
  readRefusal: readOpensmtpdRefusal,
};

const LINE = /^([0-9a-f]{16}) (smtp|mta|mda) (?:event=)?([a-z-]{2,30})(?: ([^]*))?$/;

/** `name=value name="value with spaces" name=<a@b>` */
function readWords(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const [, name = '', quoted, angled, plain] of text.matchAll(
    /([a-z-]{1,20})=(?:"((?:[^"\\]|\\.)*)"|<([^<>]{0,400})>|(\S*))/g,
  )) {
    if (!fields.has(name)) fields.set(name, quoted ?? angled ?? plain ?? '');
  }
  return fields;
}

function readSmtp(what: string, fields: ReadonlyMap<string, string>): FoundEvent {
  const peer = { ...peerFields(fields) };
  const server = { writtenBy: 'server' as const, ...peer };
  const messageId = fields.get('msgid');
  switch (what) {
    case 'connected':
      return { kind: 'connected', ...server };
    case 'disconnected':
    case 'closed':
      return { kind: 'disconnected', ...server };
    case 'message':
      return { kind: 'received', ...server, ...(messageId && { queueId: messageId }) };
    case 'envelope': {
      const envelope = fields.get('evpid')?.slice(0, 8);
      return {
        kind: 'received',
        ...server,
        ...(envelope && { queueId: envelope }),
        sender: fields.get('from') ?? '',
        recipients: [fields.get('to') ?? ''],
      };
    }
    case 'failed-command':
    case 'bad-input':
      return readFailed(server, fields);
    default:
      return { kind: 'noted', ...server };
  }
}

function readFailed(
  server: Pick<FoundEvent, 'writtenBy' | 'peer'>,
  fields: ReadonlyMap<string, string>,
): FoundEvent {
  const command = fields.get('command') ?? '';
  const [, recipient] = /^RCPT TO: ?<([^<>]{0,400})>/i.exec(command) ?? [];
  const [, sender] = /^MAIL FROM: ?<([^<>]{0,400})>/i.exec(command) ?? [];
  const result = fields.get('result') ?? '';
  return {
    kind: /^[45]\d\d/.test(result) ? 'refused' : 'noted',
    ...server,
    ...(recipient !== undefined && { recipients: [recipient] }),
    ...(sender !== undefined && { sender }),
    reply: quotedReply(result, commandName(command)),
  };
}

/** "RCPT TO:<a@b>" → "RCPT"; what failed without a command is the message. */
const commandName = (command: string): string => /^[A-Za-z]{4,8}/.exec(command)?.[0] ?? 'END OF DATA';

const peerFields = (fields: ReadonlyMap<string, string>): { readonly peer?: LogPeer } => {
  const address = fields.get('address')?.replace(/^(?:smtp|smtps|smtp\+tls|lmtp):\/\//, '');
  const host = fields.get('host');
  if (address === undefined && host === undefined) return {};
  const bracketed =
    address === undefined ? '' : `[${address.replace(/^\[|\](?::\d+)?$|(?<=\.\d{1,3}):\d+$/g, '')}]`;
  const peer = readPeer(`${host ?? ''} ${bracketed}`);
  return peer ? { peer } : {};
};

const RESULTS: Readonly<Record<string, FoundEvent['kind']>> = {
  Ok: 'sent',
  TempFail: 'deferred',
  PermFail: 'bounced',
};

// "mta delivery evpid=1a2b3c4d5e6f7a8b from=<a@b> to=<c@d> rcpt=<-> source="192.0.2.9" relay="192.0.2.1 (mx)" delay=1s
// result="PermFail" stat="550 5.1.1 …""
function readDelivery(actor: string, what: string, fields: ReadonlyMap<string, string>): FoundEvent {
  if (what !== 'delivery')
    return { kind: 'noted', ...(actor === 'mta' && { writtenBy: 'client' as const }), ...peerFields(fields) };
  const kind = RESULTS[fields.get('result') ?? ''] ?? 'noted';
  const stat = fields.get('stat') ?? '';
  const isReply = /^\d{3}[ -]/.test(stat);
  const queueId = fields.get('evpid')?.slice(0, 8);
  const peer = relayPeer(fields.get('relay') ?? '');
  const remoteQueueId =
    kind === 'sent' && isReply
      ? findQueueId(stat.replace(/^\d{3} (?:\d\.\d{1,3}\.\d{1,3} )?/, ''))
      : undefined;
  return {
    kind,
    ...(actor === 'mta' && { writtenBy: 'client' as const }),
    ...(queueId && { queueId }),
    sender: fields.get('from') ?? '',
    recipients: [fields.get('to') ?? ''],
    ...(peer && { peer }),
    ...(remoteQueueId !== undefined && { remoteQueueId }),
    ...(kind !== 'sent' && stat !== '' && (isReply ? { reply: { lines: [stat] } } : { ownWords: stat })),
  };
}

/** "192.0.2.1 (mx.example.org)" */
function relayPeer(relay: string): LogPeer | undefined {
  const [, address, name] = /^\[?([0-9a-fA-F.:]{3,45})\]?(?: \(([^()]{1,255})\))?/.exec(relay) ?? [];
  return address === undefined ? undefined : readPeer(`${name ?? ''} [${address}]`);
}

function readOpensmtpdRefusal(line: string): QuotedReply | undefined {
  const [, command = '', result] =
    /\bcommand="((?:[^"\\]|\\.){0,1000})" result="([45]\d\d[^"]{0,4000})"/.exec(line) ?? [];
  if (result !== undefined) return quotedReply(result, commandName(command));
  const [, stat] = /\bresult="?(?:TempFail|PermFail)"? stat="([^"]{1,4000})"/.exec(line) ?? [];
  return stat === undefined ? undefined : { lines: [stat] };
}
