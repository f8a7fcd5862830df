import { LIMITS } from '../limits.ts';
import type { FrameBatch } from '../../model/frames.ts';
import { linkTypeName } from '../../model/link-type-name.ts';
import type { Notice } from '../../model/notice.ts';
import { decodeUnreachable } from './icmp.ts';
import { createFragmentTable } from './ip/fragments.ts';
import { decodeIpv4, FRAGMENT_OF, UNREADABLE } from './ip/ipv4.ts';
import { decodeIpv6, skipExtensionHeaders } from './ip/ipv6.ts';
import { decodeGre, decodeVxlan, VXLAN_PORT } from './ip/tunnels.ts';
import { emptyLayer, uint16, type LinkDecoder, type Network } from './layer.ts';
import { LINK_TYPES } from './link/index.ts';
import { emptySegment, type Segment } from './segment.ts';
import { decodeTcp } from './tcp.ts';

const ICMP = 1;
const IP_IN_IP = 4;
const TCP = 6;
const UDP = 17;
const IPV6_IN_IP = 41;
const GRE = 47;
const ICMPV6 = 58;
const DNS_PORT = 53;
/** No protocol number. */
const NOTHING = 0x100;

/**
 * What a frame turned out to be: a TCP segment; an ICMP message that the host or port of the segment it quotes cannot be
 * reached; a UDP datagram from or to port 53; or nothing that matters here.
 */
type Decoded = 'tcp' | 'unreachable' | 'dns' | 'other';

export interface PacketDecoder {
  /**
   * What the last frame held. For 'unreachable' the addresses, ports and sequence number are those of the quoted segment,
   * for 'dns' only addresses, ports and payload count.
   */
  readonly segment: Segment;
  decode(batch: FrameBatch, index: number): Decoded;
  /** Reports what could not be read: unknown link types, incomplete fragments … */
  finish(): void;
}

/** Decodes frames into one segment that is used again and again. `baseSeconds` is what instants count from. */
export function createPacketDecoder(baseSeconds: number, report: (notice: Notice) => void): PacketDecoder {
  const linkDecoders: (LinkDecoder | undefined)[] = [];
  for (const link of LINK_TYPES) linkDecoders[link.value] = link.decode;
  const unknownLinks = new Map<number, number>();
  const fragments = createFragmentTable();
  const layer = emptyLayer();
  const segment = emptySegment();
  let unreadable = 0;
  let tooDeep = 0;

  const decodeIp = (outermost: Network): Decoded => {
    let network = outermost;
    for (let depth = 0; network !== 0; depth++) {
      if (depth > LIMITS.nestedTunnels) {
        tooDeep++;
        return 'other';
      }
      const version = network;
      let protocol = version === 4 ? decodeIpv4(layer, segment) : decodeIpv6(layer, segment);
      if (protocol !== UNREADABLE && protocol & FRAGMENT_OF) protocol = reassembled(version, protocol & 0xff);
      if (protocol === TCP && decodeTcp(layer, segment)) return 'tcp';
      if (protocol === TCP || protocol === UNREADABLE) {
        unreadable++;
        return 'other';
      }
      if (protocol === (version === 4 ? ICMP : ICMPV6)) {
        return decodeUnreachable(layer, segment, version) ? 'unreachable' : 'other';
      }
      if (protocol === UDP && decodeUdp() && isDns()) return 'dns';
      network = enterTunnel(protocol);
    }
    return 'other';
  };

  const enterTunnel = (protocol: number): Network => {
    switch (protocol) {
      case IP_IN_IP:
        return 4;
      case IPV6_IN_IP:
        return 6;
      case GRE:
        return decodeGre(layer);
      case UDP:
        return segment.destinationPort === VXLAN_PORT ? decodeVxlan(layer) : 0;
      default:
        return 0;
    }
  };

  const isDns = () => segment.destinationPort === DNS_PORT || segment.sourcePort === DNS_PORT;

  /** The protocol of the datagram that the fragment completes, or one that nothing is done with. */
  const reassembled = (version: 4 | 6, protocol: number): number => {
    const whole = fragments.add(layer, segment, protocol);
    if (whole === undefined) return NOTHING;
    const inner = version === 6 ? skipExtensionHeaders(layer, whole) : whole;
    return inner & FRAGMENT_OF ? NOTHING : inner;
  };

  const decodeUdp = (): boolean => {
    const { bytes, start } = layer;
    segment.destinationPort = 0;
    if (layer.end - start < 8) return false;
    segment.sourcePort = uint16(bytes, start);
    segment.destinationPort = uint16(bytes, start + 2);
    layer.start = start + 8;
    segment.payloadOffset = layer.start;
    segment.payloadLength = layer.end - layer.start;
    segment.payloadCut = Math.max(0, layer.wireEnd - layer.end);
    return true;
  };

  return {
    segment,
    decode(batch, index) {
      const start = batch.offsets[index] as number;
      const captured = batch.capturedLengths[index] as number;
      const original = batch.originalLengths[index] as number;
      segment.packet = batch.firstPacket + index;
      segment.at =
        ((batch.seconds[index] as number) - baseSeconds) * 1e9 + (batch.nanoseconds[index] as number);
      layer.bytes = batch.bytes;
      layer.start = start;
      layer.end = start + captured;
      layer.wireEnd = start + (original > captured ? original : captured);
      const linkType = batch.linkTypes[index] as number;
      const decodeLink = linkDecoders[linkType];
      if (decodeLink !== undefined) return decodeIp(decodeLink(layer));
      unknownLinks.set(linkType, (unknownLinks.get(linkType) ?? 0) + 1);
      return 'other';
    },
    finish() {
      for (const [value, packets] of unknownLinks) report(unknownLinkNotice(value, packets));
      fragments.finish(report);
      if (unreadable > 0) report(unreadableNotice(unreadable));
      if (tooDeep > 0) report(tooDeepNotice(tooDeep));
    },
  };
}

function unknownLinkNotice(value: number, packets: number): Notice {
  return {
    severity: 'warning',
    code: 'link-type-unknown',
    message: `${packetsWere(packets)} captured on a link of type ${nameAndNumber(value)}, which this program cannot look into.`,
    tip: 'Capture on an Ethernet interface or with "-i any".',
  };
}

function unreadableNotice(packets: number): Notice {
  return {
    severity: 'info',
    code: 'headers-unreadable',
    message: `${packetsWere(packets)} left out because an IP or TCP header is cut or damaged.`,
    tip: 'If the capture has a snap length, let it be 128 bytes at least.',
  };
}

function tooDeepNotice(packets: number): Notice {
  return {
    severity: 'info',
    code: 'tunnels-too-deep',
    message: `${packetsWere(packets)} left out, being in more than ${String(LIMITS.nestedTunnels)} tunnels within each other.`,
  };
}

function packetsWere(count: number): string {
  return count === 1 ? '1 packet was' : `${String(count)} packets were`;
}

function nameAndNumber(linkType: number): string {
  const name = linkTypeName(linkType);
  return name === String(linkType) ? name : `${name} (${String(linkType)})`;
}
