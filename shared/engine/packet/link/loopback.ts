import { uint32, type Layer, type LinkType, type Network } from '../layer.ts';

const IPV4_FAMILY = 2;
/** AF_INET6 of Linux, NetBSD and OpenBSD, FreeBSD, macOS. */
const IPV6_FAMILIES: readonly number[] = [10, 24, 28, 30];

/** The address family in 4 bytes, in the byte order of the capturing machine: 1e 00 00 00 is macOS's AF_INET6. */
function decodeFamily(layer: Layer): Network {
  if (layer.end - layer.start < 4) return 0;
  const value = uint32(layer.bytes, layer.start);
  const family = value > 0xffff ? ((value >>> 24) | ((value >>> 8) & 0xff00)) & 0xffff : value;
  layer.start += 4;
  if (family === IPV4_FAMILY) return 4;
  return IPV6_FAMILIES.includes(family) ? 6 : 0;
}

/** LINKTYPE_NULL, and LINKTYPE_LOOP of OpenBSD, always in network byte order. */
export const bsdLoopback: LinkType = { value: 0, decode: decodeFamily };
export const openBsdLoopback: LinkType = { value: 108, decode: decodeFamily };
