import type { QuotedReply } from '../../../model/log.ts';
import { findQueueId } from '../../../model/queue-id.ts';
import { mailbox, mailboxes, readFields, readPeer } from '../fields.ts';
import { quotedReply, stageCalled } from '../stage-names.ts';
import type { FoundEvent, LogFormat } from './log-format.ts';

/** Postfix; the tag names the service ("postfix/smtpd", "postfix/submission/smtpd", "postfix-out/smtp"). */
export const postfix: LogFormat = {
  program: 'postfix',
  tag: /^postfix/,
  read(message, tag) {
    // "4QxY7z1ABCzDEF: …", "3F21A40123: …", "NOQUEUE: …"
    const [, id, rest] = QUEUE.exec(message) ?? [];
    const found = id === undefined ? readService(message) : readQueue(rest ?? '', tag);
    return found && (id === undefined || id === 'NOQUEUE' ? found : { ...found, queueId: id });
  },
  readRefusal: readPostfixRefusal,
};

// Short queue ids are hexadecimal; long ones (enable_long_queue_ids) have letters of both cases.
const QUEUE = /^(NOQUEUE|(?=[A-Z]{0,14}\d)[0-9A-F]{5,15}|(?=[A-Za-z]{0,19}\d)[0-9A-Za-z]{10,20}): ([^]*)$/;

function readQueue(body: string, tag: string): FoundEvent {
  if (body.startsWith('client=')) return readClient(body);
  if (body.startsWith('message-id='))
    return { kind: 'noted', messageId: body.slice('message-id='.length).trim() };
  if (body.startsWith('from=')) return readFrom(body);
  if (body.startsWith('to=')) return readDelivery(body);
  if (body === 'removed') return { kind: 'removed' };
  return (
    readReject(body) ??
    readSaid(body) ?? { kind: 'noted', ...(/\/smtpd$/.test(tag) && { writtenBy: 'server' }) }
  );
}

// "client=mail.example.org[192.0.2.1], sasl_method=PLAIN, sasl_username=ann"
function readClient(body: string): FoundEvent {
  const peer = readPeer(readFields(body).get('client') ?? '');
  return { kind: 'received', writtenBy: 'server', ...(peer && { peer }) };
}

// "from=<a@b>, size=331, nrcpt=1 (queue active)", "from=<a@b>, status=expired, returned to sender"
function readFrom(body: string): FoundEvent {
  const fields = readFields(body);
  const isExpired = fields.get('status')?.startsWith('expired') === true;
  return {
    kind: isExpired ? 'bounced' : 'noted',
    sender: mailbox(fields.get('from') ?? ''),
    ...(isExpired && { ownWords: 'expired' }),
  };
}

// "to=<a@b>, relay=mx[192.0.2.1]:25, delay=0.4, …, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 …)"
function readDelivery(body: string): FoundEvent {
  const [, outcome = '', said = ''] = /\bstatus=(\S{1,40}) \(([^]*)\)\s*$/.exec(body) ?? [];
  const fields = readFields(body.slice(0, body.indexOf(', status=')));
  const kind = OUTCOMES[outcome] ?? 'noted';
  const status = fields.get('dsn');
  const peer = relayOf(fields.get('relay'), said);
  const reply = kind === 'sent' ? undefined : readPostfixRefusal(body);
  const isReply = reply?.lines[0] !== undefined && /^[45]\d\d/.test(reply.lines[0]);
  const remoteQueueId = kind === 'sent' ? findQueueId(said) : undefined;
  return {
    kind,
    writtenBy: 'client',
    recipients: mailboxes(fields.get('to') ?? ''),
    ...(peer && { peer }),
    ...(status !== undefined && { status }),
    ...(remoteQueueId !== undefined && { remoteQueueId }),
    ...(reply && isReply ? { reply } : kind !== 'sent' && said !== '' && { ownWords: said }),
  };
}

/** "relay=none … (connect to mx.example[192.0.2.1]:25: Connection refused)": then the words tell where to. */
function relayOf(relay: string | undefined, said: string) {
  if (relay !== undefined && relay !== 'none') return readPeer(relay);
  return readPeer(/^connect to (\S{1,300}):/.exec(said)?.[1] ?? '');
}

const OUTCOMES: Readonly<Record<string, FoundEvent['kind']>> = {
  sent: 'sent',
  bounced: 'bounced',
  deferred: 'deferred',
  undeliverable: 'bounced',
  expired: 'bounced',
  deliverable: 'noted',
};

// "NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 …; from=<a@b> to=<c@d> proto=ESMTP helo=<x>"; Postscreen puts
// commas between the fields, Cleanup gives no reply code: "reject: header Subject: … from mx[192.0.2.1]; from=…: 5.7.1 …"
const REJECT = /^(?:milter-)?reject: (CONNECT|[A-Z-]{4,16}|header|body|mime-header|nested-header)\b/;
const REJECTED_PEER = / from ([^\s[\]]{0,255}\[[^\]]{3,60}\](?::\d{1,5})?)/;

function readReject(body: string): FoundEvent | undefined {
  const stage = REJECT.exec(body)?.[1];
  if (stage === undefined) return undefined;
  const peer = readPeer(REJECTED_PEER.exec(body)?.[1] ?? '');
  const [, from] = /[;,] ?from=<([^>]{0,320})>/.exec(body) ?? [];
  const [, to] = /[\s,]to=<([^>]{0,320})>/.exec(body) ?? [];
  const [, helo] = /\bhelo=<([^>]{0,255})>/.exec(body) ?? [];
  return {
    kind: 'refused',
    writtenBy: 'server',
    ...(peer && { peer }),
    ...(from !== undefined && { sender: from }),
    ...(to !== undefined && { recipients: [to] }),
    ...(helo !== undefined && { helo }),
    reply: readPostfixRefusal(body) ?? cleanupReply(body),
  };
}

function cleanupReply(body: string): QuotedReply {
  const [, status, words] = /: ([45]\.\d{1,3}\.\d{1,3}) ([^]*)$/.exec(body) ?? [];
  if (status === undefined) return { lines: [body.replace(/^reject: /, '')], stage: 'message' };
  return { lines: [words ?? ''], status, code: status.startsWith('4') ? 451 : 550, stage: 'message' };
}

// "host mx[192.0.2.1] said: 450 4.2.0 … (in reply to RCPT TO command)": another host is tried next
function readSaid(body: string): FoundEvent | undefined {
  const [, host = '', said] =
    /^host (\S{1,300}) (?:said|refused to talk to me): ([45]\d\d[^]*)$/.exec(body) ?? [];
  if (said === undefined) return undefined;
  const peer = readPeer(host);
  return { kind: 'noted', writtenBy: 'client', ...(peer && { peer }), reply: withoutCommand(said) };
}

// "connect from unknown[192.0.2.1]", "CONNECT from [192.0.2.1]:4711 to [192.0.2.9]:25", "disconnect from mx[192.0.2.1] …"
const COMES = /^(?:connect|CONNECT) from (\S{1,300})/;
const GOES =
  /^(?:disconnect from|DISCONNECT|lost connection after .{1,60}? from|timeout after .{1,60}? from|too many errors after .{1,60}? from|HANGUP after .{1,40}? from) ?(\S{1,300})/;
const TO = /^connect to (\S{1,300}): ([^]*)$/;
const ABOUT =
  /^(?:PREGREET|DNSBL|PASS|COMMAND|BARE|NON-SMTP|WHITELISTED|ALLOWLISTED|BLACKLISTED|DENYLISTED|NOQUEUE)\b/;
const TLS = /^(?:Anonymous|Untrusted|Trusted|Verified) TLS connection established (from|to) /;
// dnsblog: "addr 192.0.2.1 listed by domain zen.example as 127.0.0.2"
const LISTED = /^addr ([0-9a-fA-F.:]{3,45}) listed by domain /;

function readService(message: string): FoundEvent {
  const comes = COMES.exec(message)?.[1];
  if (comes !== undefined) return { kind: 'connected', writtenBy: 'server', ...withPeer(comes) };
  const goes = GOES.exec(message)?.[1];
  if (goes !== undefined) return { kind: 'disconnected', writtenBy: 'server', ...withPeer(goes) };
  const [, to, words] = TO.exec(message) ?? [];
  if (to !== undefined && words !== undefined)
    return { kind: 'noted', writtenBy: 'client', ...withPeer(to), ownWords: words };
  const listed = LISTED.exec(message)?.[1];
  if (listed !== undefined)
    return { kind: 'noted', writtenBy: 'server', peer: { address: listed.toLowerCase() } };
  const tls = TLS.exec(message)?.[1];
  if (tls !== undefined)
    return {
      kind: 'noted',
      writtenBy: tls === 'from' ? 'server' : 'client',
      ...withPeer(message.slice(0, 400)),
    };
  return ABOUT.test(message)
    ? { kind: 'noted', writtenBy: 'server', ...withPeer(message.slice(0, 400)) }
    : { kind: 'noted' };
}

function withPeer(text: string) {
  const found = readPeer(text.replace(/^.* (?:from|for|to) /, ''));
  return found ? { peer: found } : {};
}

const REFUSAL =
  /\breject(?:_warning)?: (CONNECT|[A-Z-]{4,16})(?: from)? [^\s:]{0,255}(?:\[[^\]\s]{1,60}\])?(?::\d+)?: ([45]\d\d [^]*?)(?:; from=<|; proto=|$)/;
const STATUS = /\bdsn=([245]\.\d{1,3}\.\d{1,3}), status=(?:bounced|deferred|undeliverable) \(([^]*)\)\s*$/;
const IN_REPLY_TO = / \(in reply to ([A-Za-z -]{4,40}?)(?: command)?\)$/;
const HOST_SAID = /^host \S{1,300} (?:said|refused to talk to me): /;

function readPostfixRefusal(line: string): QuotedReply | undefined {
  const reject = REFUSAL.exec(line);
  if (reject?.[2] !== undefined) return quotedReply(reject[2], reject[1]);
  const [, status, said] = STATUS.exec(line) ?? [];
  if (said === undefined) return undefined;
  const found = withoutCommand(said.replace(HOST_SAID, ''));
  return /^[45]\d\d/.test(found.lines[0] ?? '') || status === undefined ? found : { ...found, status };
}

/** "550 5.1.1 … (in reply to RCPT TO command)" */
function withoutCommand(said: string): QuotedReply {
  const stage = stageCalled(IN_REPLY_TO.exec(said)?.[1]);
  const lines = [said.replace(IN_REPLY_TO, '')];
  return stage === undefined ? { lines } : { lines, stage };
}
