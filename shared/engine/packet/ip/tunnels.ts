import { decodeEthernet } from '../link/ethernet.ts';
import { skipToIp } from '../link/ether-type.ts';
import { uint16, uint8, type Layer, type Network } from '../layer.ts';

export const VXLAN_PORT = 4789;

const GRE_CHECKSUM = 0x8000;
const GRE_ROUTING = 0x4000;
const GRE_KEY = 0x2000;
const GRE_SEQUENCE = 0x1000;
const GRE_VERSION = 0x0007;
const TRANSPARENT_ETHERNET_BRIDGING = 0x6558;
const ERSPAN = 0x88be;

/** RFC 2784 with the key and sequence number of RFC 2890: 20 00 08 00 kk kk kk kk carries IPv4. */
export function decodeGre(layer: Layer): Network {
  const { bytes, start } = layer;
  if (layer.end - start < 4) return 0;
  const flags = uint16(bytes, start);
  if (flags & (GRE_ROUTING | GRE_VERSION)) return 0;
  const protocol = uint16(bytes, start + 2);
  layer.start =
    start + 4 + (flags & GRE_CHECKSUM ? 4 : 0) + (flags & GRE_KEY ? 4 : 0) + (flags & GRE_SEQUENCE ? 4 : 0);
  // A switch that mirrors ports over IP (ERSPAN type II) puts 8 bytes of its own in front when it counts packets.
  if (protocol === ERSPAN && flags & GRE_SEQUENCE) layer.start += 8;
  const isEthernet = protocol === TRANSPARENT_ETHERNET_BRIDGING || protocol === ERSPAN;
  return isEthernet ? decodeEthernet(layer) : skipToIp(layer, protocol);
}

/** RFC 7348 section 5, behind the UDP header: 08 00 00 00, the network's number, Ethernet. */
export function decodeVxlan(layer: Layer): Network {
  if (layer.end - layer.start < 8 || (uint8(layer.bytes, layer.start) & 0x08) === 0) return 0;
  layer.start += 8;
  return decodeEthernet(layer);
}
