export interface CommandExplanation {
  readonly verb: string;
  readonly title: string;
  readonly explanation: string;
  readonly reference: string;
}

const command = (
  verb: string,
  title: string,
  explanation: string,
  reference: string,
): CommandExplanation => ({
  verb,
  title,
  explanation,
  reference,
});

/** What each command of SMTP, LMTP and the usual extensions asks for. */
export const COMMANDS: readonly CommandExplanation[] = [
  command(
    'EHLO',
    'Introduction',
    'The client gives its host name and asks which extensions the server offers.',
    'RFC 5321 section 4.1.1.1',
  ),
  command(
    'HELO',
    'Introduction, old form',
    'The client gives its host name and uses no extensions.',
    'RFC 5321 section 4.1.1.1',
  ),
  command(
    'LHLO',
    'Introduction to LMTP',
    'As EHLO, for local delivery: each recipient gets a reply of its own after the message.',
    'RFC 2033 section 4.1',
  ),
  command(
    'MAIL',
    'Sender',
    'Begins a message and names the address that bounces go to; empty (<>) for bounces themselves.',
    'RFC 5321 section 4.1.1.2',
  ),
  command(
    'RCPT',
    'Recipient',
    'Names one recipient of the message; comes once for each.',
    'RFC 5321 section 4.1.1.3',
  ),
  command(
    'DATA',
    'Message follows',
    'Asks to send the message; after 354 it follows, ended by a line with a single dot.',
    'RFC 5321 section 4.1.1.4',
  ),
  command(
    'BDAT',
    'Part of the message',
    'Sends the given number of octets of the message; LAST marks the final part.',
    'RFC 3030 section 2',
  ),
  command(
    'BURL',
    'Message from a store',
    'Asks the server to fetch the message, or a part of it, from an IMAP store.',
    'RFC 4468 section 3',
  ),
  command(
    'RSET',
    'Start over',
    'Drops the message that was begun; the session goes on.',
    'RFC 5321 section 4.1.1.5',
  ),
  command(
    'NOOP',
    'Nothing',
    'Does nothing; shows that the server still answers.',
    'RFC 5321 section 4.1.1.9',
  ),
  command('QUIT', 'End', 'Ends the session.', 'RFC 5321 section 4.1.1.10'),
  command(
    'VRFY',
    'Does the mailbox exist?',
    'Asks whether a mailbox exists; most servers do not tell.',
    'RFC 5321 section 4.1.1.6',
  ),
  command(
    'EXPN',
    'Who is on the list?',
    'Asks for the members of a mailing list; most servers do not tell.',
    'RFC 5321 section 4.1.1.7',
  ),
  command('HELP', 'Help', 'Asks for text about the server or a command.', 'RFC 5321 section 4.1.1.8'),
  command(
    'STARTTLS',
    'Encrypt',
    'Asks to go over to TLS; after 220 the handshake begins and the client introduces itself anew.',
    'RFC 3207 section 4',
  ),
  command(
    'AUTH',
    'Login',
    'Names the login mechanism; its further lines, which hold secrets, follow each 334.',
    'RFC 4954 section 4',
  ),
  command(
    'ETRN',
    'Send what waits',
    'Asks the server to deliver the messages that wait for a host.',
    'RFC 1985 section 5',
  ),
  command(
    'ATRN',
    'Turn round',
    'After a login, asks the server to become the client and deliver what waits.',
    'RFC 2645 section 5',
  ),
  command(
    'TURN',
    'Turn round, old form',
    'Asked to swap client and server; not to be used for its lack of a login.',
    'RFC 5321 appendix F.1',
  ),
  command(
    'SEND',
    'Message to a terminal',
    'Delivered to the screen of a user who was logged in; obsolete.',
    'RFC 5321 appendix F.6',
  ),
  command(
    'SOML',
    'Send or mail',
    'Delivered to the screen, else to the mailbox; obsolete.',
    'RFC 5321 appendix F.6',
  ),
  command(
    'SAML',
    'Send and mail',
    'Delivered to the screen and to the mailbox; obsolete.',
    'RFC 5321 appendix F.6',
  ),
  command(
    'XCLIENT',
    'Client facts from a proxy',
    'A trusted proxy tells who the real client is.',
    'https://www.postfix.org/XCLIENT_README.html',
  ),
  command(
    'XFORWARD',
    'Client facts for the log',
    'A trusted filter tells which client the message came from, for the log.',
    'https://www.postfix.org/XFORWARD_README.html',
  ),
  command(
    'PROXY',
    'Real addresses from a balancer',
    'A load balancer tells the addresses of the real connection before the dialogue.',
    'https://www.haproxy.org/download/1.8/doc/proxy-protocol.txt',
  ),
  command(
    'X-ANONYMOUSTLS',
    'Encrypt between Exchange servers',
    "Exchange's own form of STARTTLS within one organisation.",
    'MS-XLOGIN',
  ),
  command(
    'X-EXPS',
    'Login between Exchange servers',
    "Exchange's own form of AUTH within one organisation.",
    'MS-SMTPNTLM',
  ),
  command(
    'XEXCH50',
    'Exchange properties',
    'Properties of the message between old Exchange servers.',
    'MS-OXSMTP',
  ),
];

const COMMAND_OF_VERB = new Map(COMMANDS.map((row) => [row.verb, row]));

/** What the command asks for; undefined for verbs that no standard knows. */
export function explainCommand(verb: string): CommandExplanation | undefined {
  return COMMAND_OF_VERB.get(verb.toUpperCase());
}
