import { plainAddress } from '../../network-of.ts';
import type { Clause } from '../clauses.ts';
import { plainName } from '../peer.ts';
import type { Peer, ReceivedFormat } from '../received-format.ts';

// (qmail 12345 invoked from network); 19 Jun 2006 23:13:12 -0000      (qmail 12345 invoked by uid 1000); …
// from mail.example.org (HELO client.example.org) (bob@192.0.2.1) by mx.example.com with SMTP; 19 Jun 2006 23:13:12 -0000
const INVOKED = /^qmail \d{1,10} invoked /;
const HELO = /^[EH]ELO (\S{1,300})/;
// "192.0.2.1", "bob@192.0.2.1", "::ffff:192.0.2.1"
const REMOTE = /^(?:[^@\s]{1,100}@)?([\d.:a-f]{2,45})$/i;

export const qmail: ReceivedFormat = {
  name: 'qmail',
  source: 'qmail-smtpd(8), qmail-queue(8), received.c of qmail 1.03',
  recognises: ({ leading, from, by, id }) =>
    leading.some((comment) => INVOKED.test(comment)) ||
    (by?.comments.length === 0 && id === undefined && addressIn(from) !== undefined),
  read({ from }) {
    return { from: from && readPeer(from) };
  },
};

const addressIn = (from: Clause | undefined): string | undefined =>
  plainAddress(REMOTE.exec(from?.comments.at(-1) ?? '')?.[1] ?? '');

/** The word is the name found in the DNS; HELO is left out where it says the same. */
function readPeer(from: Clause): Peer | undefined {
  const address = addressIn(from);
  const name = plainName(from.words[0]);
  const helo =
    from.comments.map((comment) => HELO.exec(comment)?.[1]).find((found) => found !== undefined) ?? name;
  if (address === undefined && helo === undefined) return undefined;
  return {
    ...(helo !== undefined && { helo }),
    ...(name !== undefined && { name }),
    ...(address !== undefined && { address }),
  };
}
