import { uint16, type LinkType } from '../layer.ts';
import { skipToIp } from './ether-type.ts';

/** Cisco HDLC: address, control, EtherType: 0f 00 08 00 45 … */
export const ciscoHdlc: LinkType = {
  value: 104,
  decode(layer) {
    if (layer.end - layer.start < 4) return 0;
    layer.start += 4;
    return skipToIp(layer, uint16(layer.bytes, layer.start - 2));
  },
};
