import { plainAddress } from '../../network-of.ts';
import type { Clause } from '../clauses.ts';
import { plainName, readSeen } from '../peer.ts';
import type { Peer, ReceivedFormat } from '../received-format.ts';

// from mail.example.org ([192.0.2.1]:51234 helo=client.example.org)
//   by mx.example.com with esmtps tls TLS_AES_256_GCM_SHA384 (Exim 4.96) (envelope-from <a@example.org>)
//   id 1FsLze-0003tl-GW for bob@example.com; Mon, 19 Jun 2006 16:48:50 +0100
// from [192.0.2.1] (port=51234 helo=client.example.org ident=root) by …
// from root by mx.example.com with local (Exim 4.96) …
const PROGRAM = /^Exim \d/;
const ADDRESS = /^\[([^\]\s]{2,60})\](?::\d{1,5})?(?=\s|$)/;
const HELO = /(?:^|\s)helo=(\S{1,300})/;

export const exim: ReceivedFormat = {
  name: 'exim',
  source: 'Exim specification, received_header_text and $sender_rcvhost',
  recognises: ({ by, with: protocol }) =>
    [by, protocol].some((clause) => clause?.comments.some((comment) => PROGRAM.test(comment))),
  read({ from, with: protocol }) {
    const peer = from && readPeer(from);
    const word = protocol?.words[0];
    return { from: peer, ...(word !== undefined && { with: word }) };
  },
};

/** The name is one that Exim has verified; an address in its place says that there is none. */
function readPeer({ words, comments }: Clause): Peer | undefined {
  const [first = ''] = words;
  const about = comments[0] ?? '';
  const inComment = ADDRESS.exec(about)?.[1];
  const inPlaceOfName = readSeen(first)?.address;
  const helo = HELO.exec(about)?.[1];
  const address = inComment === undefined ? inPlaceOfName : plainAddress(inComment);
  const name = inPlaceOfName === undefined ? plainName(first) : undefined;
  // Exim leaves helo= out where it is the verified name. Of mail from a local user only the login stands there.
  if (address === undefined) return helo === undefined ? undefined : { helo };
  return { helo: helo ?? name ?? first, ...(name !== undefined && { name }), address };
}
