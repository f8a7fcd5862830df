/** A connection that the capture shows, as far as a Received field could tell of it. */
export interface WireHop {
  /** The client's and the server's address. */
  readonly client: string;
  readonly server: string;
  /** The name of EHLO or HELO. */
  readonly helo?: string;
  /** The name in the server's banner, without what follows. */
  readonly serverName?: string;
  /** ISO 8601 UTC: when the message began. */
  readonly at: string;
  /** The server's queue id, from its accepting reply. */
  readonly queueId?: string;
}
