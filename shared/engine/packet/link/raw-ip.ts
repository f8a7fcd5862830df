import type { LinkType } from '../layer.ts';
import { ipByVersion, skipMplsLabels } from './ether-type.ts';

/** Frames that are IP packets. LINKTYPE_RAW is 101; 12 and 14 are DLT_RAW as some systems write it unchanged. */
export const rawIp: LinkType = { value: 101, decode: ipByVersion };
export const rawIpDlt12: LinkType = { value: 12, decode: ipByVersion };
export const rawIpDlt14: LinkType = { value: 14, decode: ipByVersion };
export const rawIpv4: LinkType = { value: 228, decode: ipByVersion };
export const rawIpv6: LinkType = { value: 229, decode: ipByVersion };
export const rawMpls: LinkType = { value: 219, decode: skipMplsLabels };
