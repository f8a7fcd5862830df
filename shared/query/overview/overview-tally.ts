import type { Session } from '../../model/session.ts';
import { createActivityTally, type Activity } from './activity.ts';
import { clientNetworks } from './client-networks.ts';
import { createCounter, type TopTally } from './counter.ts';

/** Who takes part in the sessions of a capture, the most frequent first; each list bounded, `others` says by how much. */
export interface Participants {
  readonly servers: TopTally;
  /** Networks in CIDR form, or the address where a network holds one client only. */
  readonly clients: TopTally;
  /** Domains in lower case; empty for the null sender. */
  readonly senderDomains: TopTally;
  readonly recipientDomains: TopTally;
  readonly blocklists: TopTally;
}

/** What the overview shows of the sessions known so far. */
export interface SessionsSummary {
  readonly activity: Activity;
  readonly participants: Participants;
}

const SHOWN = 8;

/** Keeps the overview's numbers while sessions come in, so that asking for them costs the same however many there are. */
export function createOverviewTally() {
  const activity = createActivityTally();
  const servers = createCounter();
  const clients = createCounter();
  const senders = createCounter();
  const recipients = createCounter();
  const blocklists = createCounter();
  return {
    /** Each fact counts once a session. `by` is 1, or -1 for a session whose newer state follows. */
    count(session: Session, by: 1 | -1): void {
      activity.count(session, by);
      servers.count(session.server.address, by);
      clients.count(session.client.address, by);
      senders.countEach(senderDomains(session), by);
      recipients.countEach(recipientDomains(session), by);
      blocklists.countEach(listsOf(session), by);
    },
    summary: (): SessionsSummary => ({
      activity: activity.activity(),
      participants: {
        servers: servers.top(SHOWN),
        clients: clientNetworks(clients.entries(), SHOWN),
        senderDomains: senders.top(SHOWN),
        recipientDomains: recipients.top(SHOWN),
        blocklists: blocklists.top(SHOWN),
      },
    }),
  };
}

function senderDomains({ transactions }: Session): readonly string[] {
  return transactions.flatMap(({ sender }) => (sender === undefined ? [] : [domainOf(sender)]));
}

function recipientDomains({ transactions }: Session): readonly string[] {
  return transactions.flatMap(({ recipients }) =>
    recipients.flatMap(({ address }) => (domainOf(address) === '' ? [] : [domainOf(address)])),
  );
}

function listsOf({ rejections }: Session): readonly string[] {
  return rejections.flatMap(({ blocklist }) => (blocklist ? [blocklist.name] : []));
}

/** What follows the last "@", in lower case; empty where there is none. */
function domainOf(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
}
