import type { Stage } from '../../model/exchange.ts';
import type { PastedReply } from './pasted-reply.ts';

/** The reply in one line of a mail server's log; undefined where the line is none that is known. */
export function readLogLine(line: string): PastedReply | undefined {
  return readPostfix(line) ?? readSendmail(line) ?? readExim(line);
}

// "NOQUEUE: reject: RCPT from unknown[192.0.2.1]: 554 5.7.1 <a@b>: Relay access denied; from=<c@d> to=<a@b> proto=ESMTP helo=<x>"
const POSTFIX_REJECT =
  /\breject(?:_warning)?: (CONNECT|[A-Z-]{4,16})(?: from)? [^\s:]{1,300}(?::\d+)?: ([45]\d\d .*?)(?:; from=<|; proto=|$)/;
// "status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 … (in reply to RCPT TO command))"
const POSTFIX_STATUS =
  /\bdsn=([245]\.\d{1,3}\.\d{1,3}), status=(?:bounced|deferred|undeliverable) \((.*)\)\s*$/;
const IN_REPLY_TO = / \(in reply to ([A-Za-z -]{4,40}?)(?: command)?\)$/;
const HOST_SAID = /^host \S{1,300} (?:said|refused to talk to me): /;

function readPostfix(line: string): PastedReply | undefined {
  const reject = POSTFIX_REJECT.exec(line);
  if (reject?.[2] !== undefined) return withStage([reject[2]], STAGES[reject[1]?.toUpperCase() ?? '']);
  const status = POSTFIX_STATUS.exec(line);
  if (status?.[2] === undefined) return undefined;
  const stage = STAGES[IN_REPLY_TO.exec(status[2])?.[1]?.toUpperCase() ?? ''];
  const text = status[2].replace(IN_REPLY_TO, '').replace(HOST_SAID, '');
  const found = withStage([text], stage);
  return /^[45]\d\d/.test(text) || status[1] === undefined ? found : { ...found, status: status[1] };
}

// "ruleset=check_mail, arg1=<a@b>, relay=mx [192.0.2.1], reject=550 5.7.1 Access denied"
const SENDMAIL_REJECT = /\bruleset=(\w{1,40}), .*?\breject=([45]\d\d .*)$/;
// "to=<a@b>, …, dsn=5.7.1, stat=Service unavailable", "stat=Deferred: 451 4.7.1 Greylisted"
const SENDMAIL_STAT = /\bdsn=([245]\.\d{1,3}\.\d{1,3}), stat=(?:Deferred: )?(.*)$/;

function readSendmail(line: string): PastedReply | undefined {
  const reject = SENDMAIL_REJECT.exec(line);
  if (reject?.[2] !== undefined) return withStage([reject[2]], STAGES[reject[1]?.toUpperCase() ?? '']);
  const stat = SENDMAIL_STAT.exec(line);
  if (stat?.[1] === undefined || stat[2] === undefined) return undefined;
  return { lines: [stat[2]], status: stat[1] };
}

// "H=(x) [192.0.2.1] F=<a@b> rejected RCPT <c@d>: relay not permitted", "temporarily rejected MAIL <a@b>: …"
const EXIM_REJECT =
  /\b(temporarily )?rejected (?:after )?(RCPT|MAIL|EHLO|HELO|DATA|AUTH|connection|during MIME ACL checks)\b[^:]{0,400}: (.*)$/;
// "** c@d R=dnslookup T=remote_smtp H=mx [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<c@d>: 550 …"
const EXIM_REMOTE =
  /SMTP error from remote (?:mail server|mailer) after (RCPT TO|MAIL FROM|EHLO|HELO|DATA|end of data|initial connection|pipelined [A-Z ]{4,12})\S{0,300}: (?:host \S{1,300} \[\S{1,60}\]: )?([45]\d\d.*)$/i;

function readExim(line: string): PastedReply | undefined {
  const remote = EXIM_REMOTE.exec(line);
  if (remote?.[2] !== undefined)
    return withStage([remote[2]], STAGES[(remote[1] ?? '').toUpperCase().replace('PIPELINED ', '')]);
  const reject = EXIM_REJECT.exec(line);
  if (reject?.[3] === undefined) return undefined;
  // Exim logs its own refusals without their code: 550, or 451 for a temporary one.
  const code = reject[1] === undefined ? 550 : 451;
  return { ...withStage([reject[3]], STAGES[reject[2]?.toUpperCase() ?? '']), code };
}

const STAGES: Readonly<Record<string, Stage>> = {
  CONNECT: 'connect',
  CONNECTION: 'connect',
  'INITIAL CONNECTION': 'connect',
  CHECK_RELAY: 'connect',
  EHLO: 'helo',
  HELO: 'helo',
  STARTTLS: 'starttls',
  TLS_CLIENT: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  'MAIL FROM': 'mail',
  CHECK_MAIL: 'mail',
  RCPT: 'rcpt',
  'RCPT TO': 'rcpt',
  CHECK_RCPT: 'rcpt',
  CHECK_COMPAT: 'rcpt',
  DATA: 'data',
  CHECK_DATA: 'data',
  'END OF DATA': 'message',
  'END-OF-MESSAGE': 'message',
  'END-OF-DATA': 'message',
  CHECK_EOH: 'message',
  CHECK_EOM: 'message',
  'DURING MIME ACL CHECKS': 'message',
};

function withStage(lines: readonly string[], stage: Stage | undefined): PastedReply {
  return stage === undefined ? { lines } : { lines, stage };
}
