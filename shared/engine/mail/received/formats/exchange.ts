import { plainAddress } from '../../network-of.ts';
import type { ReceivedFormat } from '../received-format.ts';
import { readStandardPeer } from '../peer.ts';

// from MBX1.corp.example (2001:db8::25) by MBX2.corp.example (192.0.2.2) with Microsoft SMTP Server
//   (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.5834.15 via Frontend Transport; Mon, …
// from MBX1.corp.example ([fe80::1]) by MBX1.corp.example ([fe80::1%12]) with mapi id 15.01.2507.039; Mon, …
// from mail.example.org ([192.0.2.1]) by EX01.corp.example with Microsoft SMTPSVC(6.0.3790.4675); Mon, …
const PROTOCOL = /^Microsoft SMTP/;
const VERSION = /^\d{1,2}\.\d{1,2}\.\d{1,5}\.\d{1,5}$/;

export const exchange: ReceivedFormat = {
  name: 'exchange',
  source: 'learn.microsoft.com, message headers of Exchange transport',
  recognises: ({ with: protocol, id }) =>
    PROTOCOL.test(protocol?.words.slice(0, 2).join(' ') ?? '') ||
    (protocol?.words[0]?.toLowerCase() === 'mapi' && VERSION.test(id?.words[0] ?? '')),
  read({ from, with: protocol, via }) {
    const peer = from && readStandardPeer(from);
    // The address stands in parentheses alone, without brackets.
    const address = peer?.address ?? plainAddress(from?.comments[0] ?? '');
    const words = protocol?.words.join(' ') ?? via?.words.join(' ');
    return {
      from: peer && { ...peer, ...(address !== undefined && { address }) },
      ...(words !== undefined && { with: words }),
    };
  },
};
