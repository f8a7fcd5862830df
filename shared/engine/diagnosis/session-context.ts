import type { Exchange, Reply } from '../../model/exchange.ts';
import type { UndiagnosedSession } from '../../model/session.ts';
import type { DialoguePoint } from './dialogue-point.ts';
import type { RefusalContext } from './refusal.ts';

/** What the session tells about one of its refusals; looked up when a rule asks, which most do for little of it. */
export class SessionContext implements RefusalContext {
  private readonly session: UndiagnosedSession;
  private readonly point: DialoguePoint;
  private readonly reply: Reply;

  constructor(session: UndiagnosedSession, point: DialoguePoint, reply: Reply) {
    this.session = session;
    this.point = point;
    this.reply = reply;
  }

  get clientAddress(): string {
    return this.session.client.address;
  }

  get serverPort(): number {
    return this.session.server.port;
  }

  get spokeEarly(): boolean {
    return this.session.notices.some(({ code }) => code === 'early-talker');
  }

  get heloName(): string | undefined {
    return this.session.greeting?.name;
  }

  get encrypted(): boolean {
    return this.point.encrypted;
  }

  get authenticated(): boolean {
    return this.point.authenticated;
  }

  get extensions(): readonly string[] {
    return this.session.extensions;
  }

  get recipientCount(): number {
    return this.point.envelope.recipients;
  }

  get declaredSize(): number | undefined {
    return this.point.envelope.declaredSize;
  }

  /** The SIZE of the EHLO reply, in octets; 0 there means no fixed limit (RFC 1870 section 4). */
  get offeredSize(): number | undefined {
    const offer = this.session.extensions
      .map((line) => /^SIZE\s+(\d{1,15})\s*$/i.exec(line)?.[1])
      .find((size) => size !== undefined);
    return offer === undefined || Number(offer) === 0 ? undefined : Number(offer);
  }

  get sender(): string | undefined {
    return this.point.envelope.sender;
  }

  get recipient(): string | undefined {
    return this.exchange.recipient ?? this.point.envelope.recipient;
  }

  get at(): string {
    return this.reply.at;
  }

  get command(): string | undefined {
    return this.exchange.command?.line;
  }

  private get exchange(): Exchange {
    return this.point.exchange;
  }
}
