export interface EnhancedStatusRow {
  /** Subject and detail, such as "7.1": the class stands apart (RFC 3463 section 2). */
  readonly code: string;
  readonly title: string;
  readonly meaning: string;
  readonly reference: string;
}

const row = (code: string, title: string, meaning: string, reference = 'RFC 3463'): EnhancedStatusRow => ({
  code,
  title,
  meaning,
  reference,
});

/**
 * The IANA registry "SMTP Enhanced Status Codes" (https://www.iana.org/assignments/smtp-enhanced-status-codes), titles and
 * meanings in our own words.
 */
export const ENHANCED_STATUSES: readonly EnhancedStatusRow[] = [
  row('0.0', 'Undefined', 'Nothing more is known than the class.'),

  row('1.0', 'Address problem', 'Something is wrong with an address; the code does not say what.'),
  row('1.1', 'No such mailbox', 'The mailbox of the recipient does not exist.'),
  row('1.2', 'No such mail domain', "The recipient's domain does not exist or takes no mail."),
  row('1.3', 'Malformed recipient', "The recipient's address is not well formed."),
  row('1.4', 'Ambiguous recipient', 'The address fits more than one mailbox.'),
  row('1.5', 'Recipient valid', 'The address is accepted; used with success only.'),
  row('1.6', 'Mailbox moved', 'The mailbox has moved and no new address is known.'),
  row('1.7', 'Malformed sender', "The sender's address is not well formed."),
  row('1.8', 'Bad sender domain', "The sender's domain does not exist or cannot take replies."),
  row(
    '1.9',
    'Relayed to an old mailer',
    'The message went to a server that does not report on delivery.',
    'RFC 3886',
  ),
  row(
    '1.10',
    'Recipient domain takes no mail',
    "The recipient's domain publishes a null MX: it never takes mail.",
    'RFC 7505',
  ),

  row('2.0', 'Mailbox problem', 'The mailbox exists, but something about it stands in the way.'),
  row('2.1', 'Mailbox disabled', 'The mailbox exists and takes no messages.'),
  row('2.2', 'Mailbox full', 'The owner of the mailbox has used up the space.'),
  row('2.3', 'Message too long for the mailbox', 'The message is longer than the mailbox may take.'),
  row('2.4', 'Mailing list problem', 'The address is a mailing list that could not be expanded.'),

  row('3.0', 'Mail system problem', 'The receiving system has a problem of its own.'),
  row('3.1', 'Mail system full', 'The storage of the receiving system is full.'),
  row(
    '3.2',
    'System takes no mail now',
    'The receiving system is up but takes no messages, for example in maintenance.',
  ),
  row('3.3', 'Feature not available', 'The receiving system lacks a feature that the message needs.'),
  row('3.4', 'Message too big for the system', 'The message is larger than the receiving system takes.'),
  row(
    '3.5',
    'System set up wrongly',
    'The receiving system is configured so that it cannot take the message.',
  ),
  row(
    '3.6',
    'Priority changed',
    'The message was accepted with another priority than asked for.',
    'RFC 6710',
  ),

  row(
    '4.0',
    'Network or routing problem',
    'Something between the systems is wrong; the code does not say what.',
  ),
  row('4.1', 'No answer from host', 'The next host did not answer.'),
  row('4.2', 'Bad connection', 'The connection was made and broke.'),
  row('4.3', 'Directory failure', 'A directory, such as the DNS, gave no answer.'),
  row('4.4', 'Cannot route', 'No way to the next host is known.'),
  row('4.5', 'Congestion', 'The mail system is overloaded.'),
  row('4.6', 'Mail loop', 'The message goes round in a circle.'),
  row('4.7', 'Delivery time over', 'The message was too long under way.'),

  row('5.0', 'Protocol problem', 'Something about the dialogue is wrong; the code does not say what.'),
  row('5.1', 'Command not allowed', 'The command is unknown or not allowed at this point.'),
  row('5.2', 'Syntax error', 'The command cannot be understood.'),
  row('5.3', 'Too many recipients', 'More recipients than one message may have.'),
  row('5.4', 'Bad arguments', 'The command is valid, its parameters are not.'),
  row('5.5', 'Wrong protocol version', 'The two sides speak different versions of the protocol.'),
  row(
    '5.6',
    'Login line too long',
    'A line of the authentication is longer than the server takes.',
    'RFC 4954',
  ),

  row('6.0', 'Content problem', 'Something about the content is wrong; the code does not say what.'),
  row('6.1', 'Content type not supported', 'The content is of a kind that the receiver does not take.'),
  row('6.2', 'Conversion forbidden', 'The content would have to be converted, which is forbidden.'),
  row('6.3', 'Conversion not supported', 'The content would have to be converted, which this system cannot.'),
  row(
    '6.4',
    'Conversion with loss',
    'The content was converted and lost something; a warning where it stands with success.',
  ),
  row('6.5', 'Conversion failed', 'The content could not be converted.'),
  row(
    '6.6',
    'Content not available',
    'The content that the message refers to could not be fetched.',
    'RFC 4468',
  ),
  row(
    '6.7',
    'Non-ASCII address not allowed',
    'An internationalised address was used where it is not permitted.',
    'RFC 6531',
  ),
  row('6.8', 'UTF-8 reply needed', 'The answer needs UTF-8, which the client did not allow.', 'RFC 6531'),
  row(
    '6.9',
    'UTF-8 header not deliverable',
    'A message with UTF-8 headers cannot be passed to a recipient.',
    'RFC 6531',
  ),
  row('6.10', 'UTF-8 reply needed', 'A duplicate of X.6.8 that is no longer to be used.', 'RFC 6531'),

  row('7.0', 'Security or policy', 'Refused for security or policy; the code does not say what.'),
  row(
    '7.1',
    'Not allowed',
    'The sender may not send to this destination: a policy of the receiver, whatever its reason.',
  ),
  row('7.2', 'List expansion forbidden', 'The sender may not send to this mailing list.'),
  row(
    '7.3',
    'Security conversion not possible',
    'The message would have to pass from one secure system to another, which is not possible.',
  ),
  row(
    '7.4',
    'Security feature not supported',
    'The message or login asks for a security feature that is not served.',
  ),
  row('7.5', 'Cryptographic failure', 'A transport system could not check or decrypt the message.'),
  row('7.6', 'Algorithm not supported', 'The cryptographic algorithm is not served.'),
  row('7.7', 'Integrity failure', 'The message was damaged or altered.'),
  row('7.8', 'Login refused', 'User name and secret are not accepted.', 'RFC 4954'),
  row('7.9', 'Login mechanism too weak', 'A stronger login mechanism is demanded.', 'RFC 4954'),
  row('7.10', 'Encryption needed', 'The server demands TLS for this.', 'RFC 5248'),
  row('7.11', 'Login needs encryption', 'This login mechanism is allowed over TLS only.', 'RFC 4954'),
  row('7.12', 'Password change needed', 'The login must once be made with a plain password.', 'RFC 4954'),
  row(
    '7.13',
    'Account disabled',
    'The user account is locked, for example by the administrator.',
    'RFC 5248',
  ),
  row(
    '7.14',
    'Trust relationship needed',
    'The server must be set up to trust another one before it can do this.',
    'RFC 5248',
  ),
  row('7.15', 'Priority too low', 'Messages of this priority are not taken at this time.', 'RFC 6710'),
  row('7.16', 'Too big for the priority', 'The message is larger than allowed for its priority.', 'RFC 6710'),
  row(
    '7.17',
    'Mailbox has a new owner',
    'The mailbox changed hands since the sender last knew its owner.',
    'RFC 7293',
  ),
  row(
    '7.18',
    'Domain has a new owner',
    'The domain changed hands since the sender last knew its owner.',
    'RFC 7293',
  ),
  row(
    '7.19',
    'Owner cannot be checked',
    'The receiver cannot tell whether the mailbox changed hands.',
    'RFC 7293',
  ),
  row('7.20', 'No valid DKIM signature', 'No DKIM signature of the message verifies.', 'RFC 7372'),
  row(
    '7.21',
    'No acceptable DKIM signature',
    'A DKIM signature verifies, but none that the receiver accepts.',
    'RFC 7372',
  ),
  row(
    '7.22',
    'No DKIM signature of the author',
    "No verified DKIM signature is from the author's domain.",
    'RFC 7372',
  ),
  row('7.23', 'SPF failed', "The client is not among the hosts that the sender's domain allows.", 'RFC 7372'),
  row(
    '7.24',
    'SPF could not be checked',
    "The SPF record of the sender's domain could not be evaluated.",
    'RFC 7372',
  ),
  row(
    '7.25',
    'Reverse DNS failed',
    'The address of the client has no reverse name, or the name does not lead back to it.',
    'RFC 7372',
  ),
  row(
    '7.26',
    'Several checks failed',
    'More than one of the checks of origin (SPF, DKIM, …) failed.',
    'RFC 7372',
  ),
  row(
    '7.27',
    'Sender domain takes no mail',
    "The sender's domain publishes a null MX, so replies are impossible.",
    'RFC 7505',
  ),
  row(
    '7.28',
    'Mail flood',
    'Unusually many messages of this kind came in.',
    'IANA registry, RFC 5248 procedure',
  ),
  row('7.29', 'ARC failed', 'The chain of ARC seals of a forwarded message does not verify.', 'RFC 8617'),
  row(
    '7.30',
    'Required TLS not offered',
    'The message must travel over TLS all the way (REQUIRETLS), which the next hop does not offer.',
    'RFC 8689',
  ),
];
