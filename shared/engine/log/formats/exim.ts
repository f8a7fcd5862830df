import type { LogPeer, QuotedReply } from '../../../model/log.ts';
import { findQueueId } from '../../../model/queue-id.ts';
import { LIMITS } from '../../limits.ts';
import { mailbox, readPeer } from '../fields.ts';
import { quotedReply } from '../stage-names.ts';
import type { FoundEvent, LogFormat } from './log-format.ts';

/** Exim's main log (specification, chapter "Log files"), from a file of its own or by way of syslog. */
export const exim: LogFormat = {
  program: 'exim',
  tag: /^exim/,
  read(message) {
    const [, id, rest] = QUEUE.exec(message.replace(OWN_STAMP, '')) ?? [];
    const body = (rest ?? '').replace(PID, '');
    const found = id === undefined ? readPlain(body) : (readQueue(body) ?? readPlain(body));
    return found && (id === undefined ? found : { ...found, queueId: id });
  },
  readRefusal: readEximRefusal,
};

// Sent to syslog, a line may have Exim's own stamp, too.
const OWN_STAMP = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?(?: [+-]\d{4})? /;
// "1q2w3e-0004rT-Yu …"; from 4.97 on "1q2w3e-00000000XyZ-1abc …"; "[12345] …" is the process
const QUEUE =
  /^(?:\[\d{1,10}\] )?(?:([0-9A-Za-z]{6}-(?:[0-9A-Za-z]{6}-[0-9A-Za-z]{2}|[0-9A-Za-z]{11}-[0-9A-Za-z]{4})) )?([^]*)$/;
const PID = /^\[\d{1,10}\] /;

const ARROWS: Readonly<Record<string, FoundEvent['kind']>> = {
  '=>': 'sent',
  '->': 'sent',
  '>>': 'sent',
  '*>': 'noted',
  '==': 'deferred',
  '**': 'bounced',
};

function readQueue(body: string): FoundEvent | undefined {
  const [, mark = '', rest = ''] = /^(<=|=>|->|>>|\*>|==|\*\*) ([^]*)$/.exec(body) ?? [];
  if (mark === '<=') return readArrival(rest);
  const kind = ARROWS[mark];
  if (kind !== undefined) return readDelivery(kind, rest);
  if (body === 'Completed' || body.startsWith('Completed ')) return { kind: 'removed' };
  return undefined;
}

// "a@b.example H=mx.example (helo.example) [192.0.2.1]:4711 P=esmtp S=612 id=x@b.example T="hello" for c@d.example"
function readArrival(rest: string): FoundEvent {
  const [sender = ''] = rest.split(' ', 1);
  const [, messageId] = / id=(\S{1,500})/.exec(rest) ?? [];
  const [, to] = / for ([^"]{1,20000})$/.exec(rest) ?? [];
  return {
    kind: 'received',
    writtenBy: 'server',
    sender: sender === '<>' ? '' : sender,
    ...hostOf(rest),
    ...(messageId !== undefined && { messageId }),
    ...(to !== undefined && { recipients: to.split(' ', LIMITS.logRecipients) }),
  };
}

// "c@d.example R=dnslookup T=remote_smtp H=mx.example [192.0.2.1]:25 C="250 OK id=…"", "bob <bob@d.example> R=local_user …"
function readDelivery(kind: FoundEvent['kind'], rest: string): FoundEvent {
  const [before = ''] = rest.split(/ [A-Z]=|: | defer \(/, 1);
  const [, original] = /<([^<>\s]{1,320})>/.exec(before) ?? [];
  const [first = ''] = before.split(' ', 1);
  const [, confirmation] = / C="([^"]{1,1000})"/.exec(rest) ?? [];
  const remoteQueueId = confirmation === undefined ? undefined : findQueueId(withoutCode(confirmation));
  const reply = kind === 'sent' ? undefined : readEximRefusal(rest);
  const ownWords = kind === 'deferred' || kind === 'bounced' ? wordsOf(rest) : undefined;
  return {
    kind,
    ...(/ H=/.test(rest) && { writtenBy: 'client' as const }),
    // The address it was sent to, and that which it was made of: "carol@d.example <team@example.org>"
    recipients: original === undefined ? [mailbox(first)] : [mailbox(first), original],
    ...hostOf(rest),
    ...(remoteQueueId !== undefined && { remoteQueueId }),
    ...(reply ? { reply } : ownWords !== undefined && { ownWords }),
  };
}

const withoutCode = (reply: string): string => reply.replace(/^\d{3}[ -](?:\d\.\d{1,3}\.\d{1,3} )?/, '');

// "… T=remote_smtp defer (-44): connection timed out", "… : Unrouteable address", "retry time not reached for any host"
function wordsOf(rest: string): string | undefined {
  const [, deferred] =
    / defer \(-?\d{1,4}\)(?: H=\S{1,300}(?: \[[^\]]{1,60}\](?::\d{1,5})?)?)?(?:: ([^]*))?$/.exec(rest) ?? [];
  if (deferred !== undefined) return deferred;
  const at = rest.indexOf(': ');
  return at < 0 ? undefined : rest.slice(at + 2);
}

// "H=mx.example (helo.example) [192.0.2.1]:4711 I=[192.0.2.9]:25 …", "H=(helo.example) [192.0.2.1]"
const HOST = /(?:^|\s)H=([^[\]]{0,600}\[[^\]]{3,60}\](?::\d{1,5})?)/;

function hostOf(text: string): { readonly peer?: LogPeer; readonly helo?: string } {
  const host = HOST.exec(text)?.[1];
  if (host === undefined) return {};
  const peer = readPeer(host);
  const [, helo] = /\(([^()\s]{1,255})\)/.exec(host) ?? [];
  return { ...(peer && { peer }), ...(helo !== undefined && { helo }) };
}

// What is no step of a queue: refusals, connections, warnings.
function readPlain(body: string): FoundEvent | undefined {
  if (REFUSED.test(body)) return readReject(body);
  const [, from, what] = /^SMTP connection from ([^]{1,600}?\](?::\d{1,5})?)([^]*)$/.exec(body) ?? [];
  if (from !== undefined) {
    const peer = readPeer(from.replace(/^.*?(?=\S*\s?\[)/, ''));
    const kind = /\b(?:lost|closed|dropped)\b/.test(what ?? '') ? 'disconnected' : 'connected';
    return { kind, writtenBy: 'server', ...(peer && { peer }) };
  }
  if (REMOTE.test(body)) {
    const reply = readEximRefusal(body);
    const peer = readPeer(/host (\S{1,300} \[[^\]]{3,60}\])/.exec(body)?.[1] ?? '');
    return { kind: 'noted', writtenBy: 'client', ...(peer && { peer }), ...(reply && { reply }) };
  }
  return NOTED.test(body) ? { kind: 'noted', ...hostOf(body) } : undefined;
}

const REFUSED =
  /\brejected (?:after )?(?:RCPT|MAIL|EHLO|HELO|DATA|AUTH|VRFY|EXPN|ETRN|STARTTLS|connection|during|from)\b|\bauthenticator failed for\b/;
const NOTED =
  /^(?:H=|Start queue run|End queue run|exim \d|Warning:|no host name found|no IP address found|SMTP |TLS |Frozen|Message is frozen|Unfrozen|cancelled by|Remote host|unexpected |Connection |lost connection|[a-z_]+ authenticator|Spool file|DKIM:|daemon|Sender |Message |removed by|malware|retry time|Completed|refused|rejected|[\w.-]{1,255} \[[^\]]{3,60}\])/;

function readReject(body: string): FoundEvent {
  const [, from] = /\bF=<([^>]{0,320})>/.exec(body) ?? [];
  const [, to] = /\brejected RCPT <?([^\s<>:]{1,320})>?/.exec(body) ?? [];
  const [, failed] = /\bauthenticator failed for ([^]{1,600}?\])/.exec(body) ?? [];
  const host = failed === undefined ? hostOf(body) : hostOf(`H=${failed}`);
  return {
    kind: 'refused',
    writtenBy: 'server',
    ...host,
    ...(from !== undefined && { sender: from }),
    ...(to !== undefined && { recipients: [to] }),
    reply: readEximRefusal(body) ?? { lines: [body] },
  };
}

// "H=(x) [192.0.2.1] F=<a@b> rejected RCPT <c@d>: relay not permitted", "temporarily rejected MAIL <a@b>: …"
const REJECT =
  /\b(temporarily )?rejected (after )?(RCPT|MAIL|EHLO|HELO|DATA|AUTH|STARTTLS|connection|during MIME ACL checks)\b(?:[^:<]{0,400}|[^<]{0,100}<[^>]{0,320}>)[^:]{0,100}: ([^]*)$/;
// "SMTP error from remote mail server after RCPT TO:<c@d>: host mx [192.0.2.1]: 550 …", "… after end of data: 550 …"
const REMOTE =
  /SMTP error from remote (?:mail server|mailer) after (RCPT TO|MAIL FROM|EHLO|HELO|DATA|end of data|initial connection|pipelined [A-Z ]{4,12})\S{0,400}(?: SIZE=\d{1,20})?: (?:host \S{1,300} \[\S{1,60}\]: )?([45]\d\d[^]*)$/i;
// "plain authenticator failed for (x) [192.0.2.1]: 535 Incorrect authentication data"
const AUTH_FAILED =
  /\bauthenticator failed for [^]{1,600}?\](?::\d{1,5})?(?: [A-Z]=\S{1,100})*: ([45]\d\d [^]*)$/;

function readEximRefusal(line: string): QuotedReply | undefined {
  const remote = REMOTE.exec(line);
  if (remote?.[2] !== undefined) return quotedReply(remote[2], (remote[1] ?? '').replace(/^pipelined /i, ''));
  const auth = AUTH_FAILED.exec(line)?.[1];
  if (auth !== undefined) return quotedReply(auth, 'AUTH');
  const [, temporarily, after, command, words] = REJECT.exec(line) ?? [];
  if (words === undefined) return undefined;
  // Exim logs its own refusals without their code: 550, or 451 for a temporary one.
  const stage = after !== undefined && command === 'DATA' ? 'AFTER DATA' : command;
  return { ...quotedReply(words, stage), code: temporarily === undefined ? 550 : 451 };
}
