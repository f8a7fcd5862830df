import { groupOf } from '../../../model/reason.ts';
import { commonPrefix, parseAddress } from '../addresses.ts';
import { listedAddress } from '../quoted.ts';
import type { Observer } from './observation.ts';

/** Reasons that are about the address of the client. */
const ABOUT_THE_CLIENT = new Set(['reputation', 'dns', 'policy', 'auth', 'unknown']);

/** The reply names an address that is not the one the packets come from. */
export const quotedAddressIsNotThePeer: Observer = ({ session, reply, quotedAddresses, verdict }) => {
  const client = session.client.address;
  const server = session.server.address;
  const named = verdict.listedAddress ?? listedAddress(reply.text);
  if (named === undefined || named === server || !ABOUT_THE_CLIENT.has(groupOf(verdict.reason)))
    return undefined;
  if (client !== server && quotedAddresses.includes(client)) return undefined;
  const isHidden = isPrivate(client);
  return {
    sentence: relation(named, client, isHidden),
    advice: isHidden ? [] : [checkBoth(named, client)],
    evidence: [
      { packet: session.firstPacket, text: `the connection comes from ${client}` },
      { packet: reply.packet, text: `the reply speaks of ${named}` },
    ],
  };
};

function relation(named: string, client: string, isHidden: boolean): string {
  const difference = `The reply speaks of ${named}, but the packets come from ${client}`;
  if (isHidden)
    return `${difference}, a private address: ${named} is what the server sees behind address translation.`;
  const network = sharedNetwork(named, client);
  if (network !== undefined)
    return `${difference}, a neighbour in the same ${network}: the text and the connection do not agree.`;
  return `${difference}: the text and the connection do not agree.`;
}

const checkBoth = (named: string, client: string): string =>
  `Whoever looks into it checks both addresses: ${client}, which connected, and ${named}, which the reply names; a proxy or forwarder in front of the server, or a wrong text in its configuration, explains the difference.`;

/** The networks in which one owner's mail servers usually stand side by side. */
function sharedNetwork(left: string, right: string): string | undefined {
  const [a, b] = [parseAddress(left), parseAddress(right)];
  if (a === undefined || b === undefined || a.length !== b.length) return undefined;
  const usual = a.length === 4 ? 24 : 64;
  return commonPrefix(a, b) >= usual ? `/${String(usual)} network` : undefined;
}

// RFC 1918, RFC 6598 (carrier-grade translation), RFC 3927 and their IPv6 counterparts (RFC 4193, RFC 4291)
const PRIVATE = (
  [
    ['10.0.0.0', 8],
    ['172.16.0.0', 12],
    ['192.168.0.0', 16],
    ['100.64.0.0', 10],
    ['169.254.0.0', 16],
    ['127.0.0.0', 8],
    ['fc00::', 7],
    ['fe80::', 10],
  ] as const
).map(([network, prefix]) => ({ bytes: parseAddress(network), prefix }));

function isPrivate(address: string): boolean {
  const bytes = parseAddress(address);
  if (bytes === undefined) return false;
  return PRIVATE.some(
    (network) => network.bytes !== undefined && commonPrefix(network.bytes, bytes) >= network.prefix,
  );
}
