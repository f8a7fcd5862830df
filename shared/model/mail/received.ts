/** One Received field (RFC 5321 section 4.4), oldest first: a hop of the message's route. */
export interface ReceivedHop {
  /** The name the client gave (EHLO), the name and address that the server saw; of "from". */
  readonly from?: { readonly helo?: string; readonly name?: string; readonly address?: string };
  readonly by?: string;
  /** "SMTP", "ESMTPS", … or the program's word. */
  readonly with?: string;
  readonly id?: string;
  readonly for?: string;
  /** ISO 8601 UTC, seconds; absent when the field has no time that can be read. */
  readonly at?: string;
  /** Milliseconds since the last hop before it that tells a time; negative when the clocks disagree. */
  readonly delayMs?: number;
  /** Where `from.address` lies, unless it is an ordinary public address. */
  readonly network?: 'private' | 'loopback' | 'link-local' | 'documentation' | 'shared' | 'reserved';
  /** The program whose form the field has. */
  readonly format?: 'postfix' | 'sendmail' | 'exim' | 'exchange' | 'gmail' | 'qmail' | 'opensmtpd';
  /**
   * `proven`: the capture shows the connection that the field tells of, as it does when it holds several hops of a route.
   * `claimed`: whoever sent the message may have made it up. (The field that the receiving server will write is not in the
   * message yet.)
   */
  readonly trust: 'proven' | 'claimed';
  /** What does not fit, in whole sentences: against the wire, against its neighbours, against itself. */
  readonly contradictions: readonly string[];
  /** The unfolded field value. */
  readonly raw: string;
}

/** The route of a message as its Received fields tell it, ended by what the capture itself shows. */
export interface ReceivedTrace {
  readonly hops: readonly ReceivedHop[];
  /** Older fields than `hops` that a bound left unread. */
  readonly omittedHops?: number;
  /** The hop that this capture proves, in the words of a Received field: it stands after the last of `hops`. */
  readonly wire: {
    readonly client: string;
    /** Where `client` lies, unless it is an ordinary public address. */
    readonly network?: ReceivedHop['network'];
    readonly helo?: string;
    readonly server: string;
    /** The name in the server's banner. */
    readonly serverName?: string;
    readonly at: string;
    /** Milliseconds since the newest Received field. */
    readonly delayMs?: number;
    readonly contradictions: readonly string[];
  };
  /** From the oldest hop's time to the wire. */
  readonly totalMs?: number;
}
