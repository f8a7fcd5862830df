import type { Stage } from '../exchange.ts';

export interface ReplyCodeRow {
  readonly code: number;
  readonly title: string;
  readonly explanation: string;
  /** What it says where it stands, when that differs. */
  readonly at?: Partial<Readonly<Record<Stage, string>>>;
  readonly reference: string;
}

const SMTP = 'RFC 5321 section 4.2.3';
const AUTH = 'RFC 4954 section 6';
const ETRN = 'RFC 1985 section 5.3';

/** Every reply code that a standard of SMTP defines. */
export const REPLY_CODES: readonly ReplyCodeRow[] = [
  {
    code: 211,
    title: 'System status',
    explanation: 'The server reports on itself, usually in answer to HELP.',
    reference: SMTP,
  },
  { code: 214, title: 'Help text', explanation: 'Text for people that follows HELP.', reference: SMTP },
  {
    code: 220,
    title: 'Ready',
    explanation: 'The server is ready.',
    at: {
      connect: 'The greeting: the server is ready and the client may introduce itself.',
      starttls: 'The server is ready for the TLS handshake; what follows is encrypted.',
    },
    reference: `${SMTP}, RFC 3207 section 4`,
  },
  {
    code: 221,
    title: 'Closing',
    explanation: 'The server says goodbye and closes the connection.',
    reference: SMTP,
  },
  { code: 235, title: 'Login accepted', explanation: 'The authentication succeeded.', reference: AUTH },
  {
    code: 250,
    title: 'Done',
    explanation: 'The command was carried out.',
    at: {
      helo: 'The server accepts the introduction; over EHLO the further lines are the extensions it offers.',
      mail: 'The sender is accepted; a message may begin.',
      rcpt: 'The server will take the message for this recipient.',
      message: 'The server has taken over the message and is responsible for it from now on.',
    },
    reference: SMTP,
  },
  {
    code: 251,
    title: 'Will forward',
    explanation: 'The recipient is elsewhere; the server forwards the message there.',
    reference: `${SMTP}, section 3.4`,
  },
  {
    code: 252,
    title: 'Cannot verify',
    explanation: 'The server does not tell whether the mailbox exists but would try to deliver.',
    reference: SMTP,
  },
  {
    code: 253,
    title: 'Pending messages started',
    explanation: 'The server starts to send the messages that wait for that node.',
    reference: ETRN,
  },
  {
    code: 334,
    title: 'Go on with the login',
    explanation: 'The server waits for the next line of the authentication.',
    reference: AUTH,
  },
  {
    code: 354,
    title: 'Send the message',
    explanation: 'The server waits for the message, which a line with a single dot ends.',
    reference: SMTP,
  },
  {
    code: 421,
    title: 'Service not available',
    explanation: 'The server closes the connection; the client should come back later.',
    at: {
      connect:
        'The server takes no session from this client at this time; the client should come back later.',
    },
    reference: `${SMTP}, section 3.8`,
  },
  {
    code: 432,
    title: 'Password change needed',
    explanation: 'The login must once be made with a plain password before this mechanism works.',
    reference: AUTH,
  },
  {
    code: 450,
    title: 'Mailbox not available now',
    explanation:
      'The command was not carried out for a reason that may pass, such as a locked mailbox or a policy; the client should try again later.',
    reference: SMTP,
  },
  {
    code: 451,
    title: 'Error in processing',
    explanation:
      'The server had a problem of its own and gave up for now; the client should try again later.',
    reference: SMTP,
  },
  {
    code: 452,
    title: 'Not enough storage',
    explanation:
      'The server is short of space, or will take no more recipients in this transaction; the client should try again later.',
    at: {
      rcpt: 'Too many recipients for one transaction, or no space: the client sends the rest in another one.',
    },
    reference: `${SMTP}, section 4.5.3.1.10`,
  },
  {
    code: 453,
    title: 'No mail for you',
    explanation: 'There are no messages waiting for the domains asked for.',
    reference: 'RFC 2645 section 5.2',
  },
  {
    code: 454,
    title: 'Temporary security failure',
    explanation: 'TLS or the authentication could not be carried out for a reason that may pass.',
    at: {
      starttls: 'TLS is not available at this time.',
      auth: 'The login could not be checked at this time.',
    },
    reference: `${AUTH}, RFC 3207 section 4`,
  },
  {
    code: 455,
    title: 'Parameters not possible now',
    explanation: 'The server cannot carry out the parameters of the command at this time.',
    reference: `${SMTP}, section 4.1.1.11`,
  },
  {
    code: 458,
    title: 'Cannot queue messages',
    explanation: 'The server cannot start sending the messages that wait for that node.',
    reference: ETRN,
  },
  {
    code: 459,
    title: 'Node not allowed',
    explanation: 'The server does not serve the node that was named.',
    reference: ETRN,
  },
  {
    code: 500,
    title: 'Command not recognised',
    explanation: 'The server does not know the command, or the line is too long.',
    reference: SMTP,
  },
  {
    code: 501,
    title: 'Bad arguments',
    explanation: 'The command is known, its parameters are malformed.',
    at: {
      helo: 'The name in HELO or EHLO is malformed or not accepted.',
      auth: 'The login was cancelled or malformed.',
    },
    reference: SMTP,
  },
  {
    code: 502,
    title: 'Command not implemented',
    explanation: 'The command is known but not served here.',
    reference: SMTP,
  },
  {
    code: 503,
    title: 'Bad sequence of commands',
    explanation: 'The command is not allowed at this point, for example RCPT before an accepted MAIL.',
    reference: SMTP,
  },
  {
    code: 504,
    title: 'Parameter not implemented',
    explanation: 'The command is served, this parameter is not.',
    at: { auth: 'The login mechanism is not served.' },
    reference: SMTP,
  },
  {
    code: 521,
    title: 'Server takes no mail',
    explanation: 'This host never takes mail; there is no use in coming back.',
    reference: 'RFC 7504 section 3',
  },
  {
    code: 530,
    title: 'Something must come first',
    explanation: 'The server wants a login, or TLS by STARTTLS, before this command.',
    reference: `${AUTH}, RFC 3207 section 4`,
  },
  {
    code: 534,
    title: 'Login mechanism too weak',
    explanation: 'The server demands a stronger mechanism for this user.',
    reference: AUTH,
  },
  {
    code: 535,
    title: 'Login refused',
    explanation: 'User name and secret are not accepted.',
    reference: AUTH,
  },
  {
    code: 538,
    title: 'Login needs TLS',
    explanation: 'This mechanism is allowed over TLS only.',
    reference: AUTH,
  },
  {
    code: 550,
    title: 'Refused',
    explanation: 'The command was refused for good.',
    at: {
      connect: 'The server refuses this client.',
      helo: 'The server refuses this client or the name it gave.',
      mail: 'The sender, or the client at this point, is refused. No recipient has been named yet.',
      rcpt: 'The recipient does not exist, or policy refuses mail for it from this client.',
      message: 'The message was refused after it had been sent; nobody gets it.',
    },
    reference: SMTP,
  },
  {
    code: 551,
    title: 'User not local',
    explanation:
      'The recipient is elsewhere and the server does not forward; the text may name the new address.',
    reference: `${SMTP}, section 3.4`,
  },
  {
    code: 552,
    title: 'Storage exceeded',
    explanation: 'The message, or the mailbox with it, is larger than allowed.',
    at: {
      mail: 'The size that MAIL announced is larger than the server takes.',
      rcpt: 'The mailbox is full or the message too large for it.',
    },
    reference: `${SMTP}, RFC 1870 section 6`,
  },
  {
    code: 553,
    title: 'Mailbox name not allowed',
    explanation: 'The address is malformed, ambiguous or not allowed here.',
    reference: SMTP,
  },
  {
    code: 554,
    title: 'Transaction failed',
    explanation: 'The command failed for good; the text may say why.',
    at: {
      connect: 'There is no mail service here for this client.',
      data: 'No message can be taken, usually because no recipient was accepted.',
      message: 'The message was refused after it had been sent; nobody gets it.',
    },
    reference: `${SMTP}, section 3.1`,
  },
  {
    code: 555,
    title: 'Parameters not recognised',
    explanation: 'MAIL or RCPT carried a parameter that the server does not know or offer.',
    reference: `${SMTP}, section 4.1.1.11`,
  },
  {
    code: 556,
    title: 'Domain takes no mail',
    explanation: 'The domain of the recipient says that it never takes mail.',
    reference: 'RFC 7504 section 4',
  },
];
