import { uint16, type LinkType } from '../layer.ts';
import { skipToIp } from './ether-type.ts';

/** LINKTYPE_LINUX_SLL: what `tcpdump -i any` wrote before version 4.99; 16 bytes, the EtherType last. */
export const linuxCooked: LinkType = {
  value: 113,
  decode(layer) {
    if (layer.end - layer.start < 16) return 0;
    layer.start += 16;
    return skipToIp(layer, uint16(layer.bytes, layer.start - 2));
  },
};

/** LINKTYPE_LINUX_SLL2: what it writes now; 20 bytes, the EtherType first. */
export const linuxCooked2: LinkType = {
  value: 276,
  decode(layer) {
    if (layer.end - layer.start < 20) return 0;
    layer.start += 20;
    return skipToIp(layer, uint16(layer.bytes, layer.start - 20));
  },
};
