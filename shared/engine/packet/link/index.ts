import type { LinkType } from '../layer.ts';
import { ciscoHdlc } from './cisco-hdlc.ts';
import { ethernet } from './ethernet.ts';
import { linuxCooked, linuxCooked2 } from './linux-cooked.ts';
import { bsdLoopback, openBsdLoopback } from './loopback.ts';
import { ppp, pppHdlc } from './ppp.ts';
import { pppoe } from './pppoe.ts';
import { radiotap } from './radiotap.ts';
import { rawIp, rawIpDlt12, rawIpDlt14, rawIpv4, rawIpv6, rawMpls } from './raw-ip.ts';
import { avs, prism, wireless } from './wireless.ts';

/** Every link type whose frames are looked into. */
export const LINK_TYPES: readonly LinkType[] = [
  ethernet,
  linuxCooked,
  linuxCooked2,
  bsdLoopback,
  openBsdLoopback,
  rawIp,
  rawIpDlt12,
  rawIpDlt14,
  rawIpv4,
  rawIpv6,
  rawMpls,
  ppp,
  pppHdlc,
  pppoe,
  ciscoHdlc,
  wireless,
  radiotap,
  prism,
  avs,
];
