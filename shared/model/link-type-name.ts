/**
 * Names of the tcpdump.org link-type registry, as `tcpdump -L` and Wireshark show them. Only those that a capture of
 * IP traffic is likely to have; any other is shown as its number.
 */
const NAMES: ReadonlyMap<number, string> = new Map([
  [0, 'NULL'],
  [1, 'EN10MB'],
  [6, 'IEEE802'],
  [8, 'SLIP'],
  [9, 'PPP'],
  [10, 'FDDI'],
  [50, 'PPP_SERIAL'],
  [51, 'PPP_ETHER'],
  [100, 'ATM_RFC1483'],
  [101, 'RAW'],
  [104, 'C_HDLC'],
  [105, 'IEEE802_11'],
  [107, 'FRELAY'],
  [108, 'LOOP'],
  [113, 'LINUX_SLL'],
  [117, 'PFLOG'],
  [119, 'PRISM_HEADER'],
  [122, 'IP_OVER_FC'],
  [123, 'SUNATM'],
  [127, 'IEEE802_11_RADIO'],
  [138, 'APPLE_IP_OVER_IEEE1394'],
  [163, 'IEEE802_11_RADIO_AVS'],
  [166, 'PPP_PPPD'],
  [189, 'USB_LINUX'],
  [192, 'PPI'],
  [195, 'IEEE802_15_4_WITHFCS'],
  [220, 'USB_LINUX_MMAPPED'],
  [226, 'IPNET'],
  [228, 'IPV4'],
  [229, 'IPV6'],
  [239, 'NFLOG'],
  [240, 'NETANALYZER'],
  [249, 'USBPCAP'],
  [253, 'NETLINK'],
  [258, 'PKTAP'],
  [276, 'LINUX_SLL2'],
]);

/** Name of a LINKTYPE_ number; the number itself, as text, when it has no name here. */
export function linkTypeName(linkType: number): string {
  return NAMES.get(linkType) ?? String(linkType);
}
