import type { LogPeer, QuotedReply } from '../../../model/log.ts';
import { findQueueId } from '../../../model/queue-id.ts';
import { mailbox, mailboxes, readFields, readPeer } from '../fields.ts';
import { hidesReply } from '../own-words.ts';
import { quotedReply } from '../stage-names.ts';
import type { FoundEvent, LogFormat } from './log-format.ts';

/** Sendmail 8 (op.me, section 2.1.1: the lines of a message; LogLevel 9 and above). */
export const sendmail: LogFormat = {
  program: 'sendmail',
  tag: /^(?:sendmail|sm-mta|sm-msp|sm-que|sm-acceptingconnections)/i,
  read: (message) => {
    // "o8DIjsx0028156: …"; without a queue yet: "NOQUEUE: …", or the message alone
    const [, id, rest] = /^([A-Za-z0-9]{6,20}): ([^]*)$/.exec(message) ?? [];
    const isQueue = id !== undefined && id !== 'NOQUEUE' && /\d/.test(id);
    const body = isQueue || id === 'NOQUEUE' ? (rest ?? '') : message;
    const found = readBody(body);
    // Whatever it says of a queue, it is a line of that queue.
    return isQueue ? { ...(found ?? { kind: 'noted' }), queueId: id } : found;
  },
  readRefusal: readSendmailRefusal,
};

function readBody(body: string): FoundEvent | undefined {
  if (body.startsWith('from=')) return readFrom(body);
  if (body.startsWith('to=')) return readDelivery(body);
  if (/\breject=[45]\d\d/.test(body)) return readReject(body);
  if (DIALOGUE.test(body)) return { kind: 'noted' };
  return readSpoken(body) ?? readNoted(body);
}

// "<-- EHLO x", "--- 250 …", "--> 250 …": the dialogue itself, at LogLevel 15 and above
const DIALOGUE = /^(?:<--|---|-->|>>>) /;

// "from=<a@b>, size=331, class=0, nrcpts=1, msgid=<x@b>, proto=ESMTP, daemon=MTA, relay=client.example [192.0.2.1]"
function readFrom(body: string): FoundEvent {
  const fields = readFields(body);
  const messageId = fields.get('msgid');
  const isRefused = fields.get('nrcpts') === '0';
  return {
    kind: isRefused ? 'noted' : 'received',
    writtenBy: 'server',
    sender: mailbox(fields.get('from') ?? ''),
    ...(messageId !== undefined && { messageId }),
    ...peerOf(fields.get('relay')),
  };
}

const peerOf = (relay: string | undefined): { readonly peer?: LogPeer } => {
  const peer = relay === undefined ? undefined : readPeer(relay);
  return peer ? { peer } : {};
};

// "to=<a@b>, delay=00:00:02, mailer=esmtp, relay=mx [192.0.2.1], dsn=5.7.1, stat=Service unavailable"
function readDelivery(body: string): FoundEvent {
  const at = body.indexOf(', stat=');
  const fields = readFields(at < 0 ? body : body.slice(0, at));
  const stat = at < 0 ? '' : body.slice(at + ', stat='.length);
  const status = fields.get('dsn');
  const owner = fields.get('ctladdr');
  const reply = replyField(fields.get('reply')) ?? replyInStat(stat);
  const found = {
    kind: outcomeOf(stat, status),
    writtenBy: 'client' as const,
    recipients: mailboxes(fields.get('to') ?? ''),
    ...(owner !== undefined && { sender: mailbox(owner.replace(/ \(\d+\/\d+\)$/, '')) }),
    ...peerOf(fields.get('relay')),
    ...(status !== undefined && { status }),
  };
  const words = stat.replace(/^Deferred: /, '');
  const remoteQueueId = found.kind === 'sent' ? remoteId(stat) : undefined;
  return {
    ...found,
    ...(remoteQueueId !== undefined && { remoteQueueId }),
    ...(reply && { reply }),
    ...(!reply && found.kind !== 'sent' && words !== '' && { ownWords: words }),
  };
}

function outcomeOf(stat: string, status: string | undefined): FoundEvent['kind'] {
  if (/^Sent\b/i.test(stat)) return 'sent';
  if (/^queued$/i.test(stat)) return 'noted';
  if (/^Deferred\b/i.test(stat) || status?.startsWith('4.')) return 'deferred';
  return 'bounced';
}

// "Sent (o8DIjsx0028156 Message accepted for delivery)", "Sent (Ok: queued as 4QxY7z1ABCz)"
function remoteId(stat: string): string | undefined {
  const [, said] = /^Sent \(([^]*)\)$/.exec(stat) ?? [];
  return said === undefined ? undefined : findQueueId(said);
}

// "reply=550 5.7.1 Access denied", as Sendmail 8.16 and later have it in front of stat=
const replyField = (text: string | undefined): QuotedReply | undefined =>
  text !== undefined && /^[45]\d\d[ -]/.test(text) ? { lines: [text] } : undefined;

// "Deferred: 451 4.7.1 Greylisted"
function replyInStat(stat: string): QuotedReply | undefined {
  const [, reply] = /^(?:Deferred: )?([45]\d\d[ -][^]*)$/.exec(stat) ?? [];
  return reply === undefined ? undefined : { lines: [reply] };
}

// "ruleset=check_mail, arg1=<a@b>, relay=mx [192.0.2.1], reject=550 5.7.1 Access denied"
const REJECT = /\bruleset=(\w{1,40}), [^]*?\breject=([45]\d\d [^]*)$/;
// "Milter: to=<a@b>, reject=550 5.7.1 …", "Milter: data, reject=451 4.7.1 …"
const MILTER = /\bMilter[^:]{0,100}: (\w{1,20})[=,][^]*?\breject=([45]\d\d[^]*)$/;

function readReject(body: string): FoundEvent {
  const reply = readSendmailRefusal(body);
  const at = body.indexOf('reject=');
  const fields = readFields(body.slice(0, at).replace(/^Milter[^:]{0,100}: /, ''));
  const ruleset = fields.get('ruleset');
  const first = fields.get('arg1');
  const sender = ruleset === 'check_mail' ? first : fields.get('from');
  const recipient = ruleset === 'check_rcpt' ? first : fields.get('to');
  return {
    kind: 'refused',
    writtenBy: 'server',
    ...peerOf(fields.get('relay')),
    ...(sender !== undefined && { sender: mailbox(sender) }),
    ...(recipient !== undefined && { recipients: mailboxes(recipient) }),
    ...(reply && { reply }),
  };
}

// "<nobody@example.org>... User unknown": a recipient that this server does not have
const SPOKEN = /^(<[^<>\s]{1,320}>)\.\.\. ([^]{1,1000})$/;
// "rejecting commands from mx [192.0.2.1] due to pre-greeting traffic after 5 seconds"
const EARLY = /^rejecting commands from ([^]{1,400}\]) due to (pre-greeting traffic[^]*)$/;

function readSpoken(body: string): FoundEvent | undefined {
  const [, who, words] = SPOKEN.exec(body) ?? [];
  if (who !== undefined && words !== undefined) {
    const isUnknown = /\buser unknown\b/i.test(words);
    const recipients = [mailbox(who)];
    if (!isUnknown) return { kind: 'noted', writtenBy: 'server', recipients };
    const reply: QuotedReply = { lines: [`${who}... ${words}`], code: 550, status: '5.1.1', stage: 'rcpt' };
    return { kind: 'refused', writtenBy: 'server', recipients, reply };
  }
  const [, peer = '', cause] = EARLY.exec(body) ?? [];
  if (cause === undefined) return undefined;
  const reply: QuotedReply = { lines: [`Command rejected: ${cause}`], code: 554, stage: 'connect' };
  return { kind: 'refused', writtenBy: 'server', ...peerOf(peer), reply };
}

// "lost input channel from mx [192.0.2.1] to MTA after rcpt", "mx [192.0.2.1] did not issue MAIL/EXPN/VRFY/ETRN during …"
const LOST = /^(?:lost input channel from|timeout waiting for input from) ([^]{1,400}?\])/;
const IDLE = /^([^]{1,400}?\]) did not issue MAIL/;
const RELAY = /^(?:STARTTLS|AUTH)=(server|client), relay=([^]*)$/;
const KNOWN =
  /^(?:DSN|sender notify|return to sender|postmaster notify|clone|SYSERR|SASL|STARTTLS|AUTH|TLS|timeout|done|Authentication-Warning|alias database|\S{1,300}: \d+ aliases|starting daemon|rejecting connections|grew WorkList|Truncated|collect|dsn=|discarded|locked|Losing|MX list|ruleset=|Milter|milter|gethostby|getrequests|accepting connections|[A-Za-z0-9]{8,20}: (?:DSN|return to sender|sender notify|postmaster notify)|forward|Message contains|too many|low on space|maxrcpts|headers? too large|unexpected close)/;

function readNoted(body: string): FoundEvent | undefined {
  const peer = LOST.exec(body)?.[1] ?? IDLE.exec(body)?.[1];
  if (peer !== undefined) return { kind: 'disconnected', writtenBy: 'server', ...peerOf(peer) };
  const [, role, relay] = RELAY.exec(body) ?? [];
  if (role !== undefined) {
    return { kind: 'noted', writtenBy: role === 'server' ? 'server' : 'client', ...peerOf(relay) };
  }
  return KNOWN.test(body) ? { kind: 'noted' } : undefined;
}

// "to=<a@b>, …, dsn=5.7.1, stat=Service unavailable", "stat=Deferred: 451 4.7.1 Greylisted"
const STAT = /\bdsn=([245]\.\d{1,3}\.\d{1,3}), (?:reply=([45]\d\d [^]*), )?stat=(?:Deferred: )?([^]*)$/;

function readSendmailRefusal(line: string): QuotedReply | undefined {
  const reject = REJECT.exec(line);
  if (reject?.[2] !== undefined) return quotedReply(reject[2], reject[1]);
  const milter = MILTER.exec(line);
  if (milter?.[2] !== undefined)
    return quotedReply(milter[2], milter[1] === 'data' ? 'END-OF-DATA' : milter[1]);
  const stat = STAT.exec(line);
  if (stat?.[1] === undefined || stat[3] === undefined) return undefined;
  if (stat[2] !== undefined) return { lines: [stat[2]] };
  return { lines: hidesReply(stat[3]) ? [] : [stat[3]], status: stat[1] };
}
