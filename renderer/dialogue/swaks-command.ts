import type { Session } from '../../shared/model/session.ts';
import type { Transaction } from '../../shared/model/transaction.ts';
import { shellQuote } from './shell-quote.ts';

const RECIPIENTS_AT_MOST = 100;
const VALUE_CHARACTERS = 998;

/**
 * A command for swaks (the Swiss Army Knife for SMTP) that says what the client of this session said up to the message,
 * for trying it again by hand. Nothing secret is in it: swaks asks for the password of a login. The message itself is
 * swaks' own test message with the subject of the original.
 */
export function swaksCommand(session: Session, transaction = session.transactions[0]): string {
  const options = [
    ['--server', session.server.address],
    ['--port', String(session.server.port)],
    ...protocolOptions(session),
    ...(session.greeting ? [['--helo', session.greeting.name]] : []),
    ...tlsOptions(session),
    ...loginOptions(session),
    ...envelopeOptions(transaction),
  ];
  // A value that begins with a dash would be taken for an option.
  const usable = options.filter(([, value]) => value?.startsWith('-') !== true);
  return ['swaks', ...usable.map(optionText)].join(' \\\n  ');
}

function optionText([name = '', value]: readonly string[]): string {
  return value === undefined ? name : `${name} ${shellQuote(value.slice(0, VALUE_CHARACTERS))}`;
}

/** Without a word swaks says EHLO, and HELO when that fails. */
function protocolOptions({ protocol, greeting }: Session): readonly (readonly string[])[] {
  if (protocol === 'lmtp') return [['--protocol', 'LMTP']];
  return greeting?.verb === 'HELO' ? [['--protocol', 'SMTP']] : [];
}

function tlsOptions({ tls, exchanges }: Session): readonly (readonly string[])[] {
  if (tls.mode === 'implicit') return [['--tls-on-connect']];
  return tls.mode === 'starttls' || exchanges.some(({ command }) => command?.verb === 'STARTTLS')
    ? [['--tls']]
    : [];
}

function loginOptions({ authentication }: Session): readonly (readonly string[])[] {
  const login = authentication.at(-1);
  if (login === undefined) return [];
  const identity = login.identity === undefined ? [] : [['--auth-user', login.identity]];
  return [['--auth', login.mechanism], ...identity, ['--protect-prompt']];
}

function envelopeOptions(transaction: Transaction | undefined): readonly (readonly string[])[] {
  if (transaction === undefined) return [['--quit-after', 'FIRST-HELO']];
  const { sender, recipients, message } = transaction;
  const addresses = recipients.slice(0, RECIPIENTS_AT_MOST).map(({ address }) => address);
  return [
    // "<>" is how swaks takes the null sender.
    ...(sender === undefined ? [] : [['--from', sender === '' ? '<>' : sender]]),
    ...(addresses.length === 0 ? [] : [['--to', addresses.join(',')]]),
    ...(addresses.length === 0
      ? [['--quit-after', 'MAIL']]
      : message === undefined
        ? [['--quit-after', 'RCPT']]
        : []),
    ...(message?.subject === undefined ? [] : [['--header', `Subject: ${message.subject}`]]),
  ];
}
