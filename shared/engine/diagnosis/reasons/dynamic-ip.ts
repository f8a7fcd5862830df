import { theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

/** Spamhaus PBL, SORBS DUHL and other end-user ranges come here from blocklists/. */
export const dynamicIp: Reason = {
  name: 'dynamic_ip',
  title: 'End-user address range',
  actor: 'sending-admin',
  phrases: {
    first: [
      'direct ~2 from ~2 (dial ?ups?|dialups|home|dynamic|residential|dsl)',
      'dynamic(ally)? ~1 (ips?|addresse?s?|hosts?|ranges?)',
      'generic ~2 (rdns|ptr|reverse|hostname|dns)',
      '(relay|send|smtp|mail|use|through|via) ~5 (your|own|the) (isp|provider|internet provider)',
      '(rdns|ptr|reverse dns) ~4 (generic|dynamic|dial ?up|residential|contains ~2 (ip|address))',
    ],
    certain: [
      'dynamic(ally)? ~3 (ip|ip#|addresse?s?|host|assigned|ranges?|pool|client|rdns|ptr|dns|allocated|space|connection|network|hostname)',
      '(ip|ip#|address|host|hostname|rdns|ptr|network|client|range|connection) ~4 dynamic(ally)?(?! (screened|blocked|rejected|listed|blacklisted))',
      'dynamic or ~2 residential',
      '(dial ?up|dialin|dial in|residential|broadband|dsl|adsl|cable modem|end user) ~4 (ip|address|host|pool|range|network|customer|client|connection|user|server|isp|space|line)*',
      '(from|is|are|your|in|a) ~3 (dial ?up|residential|broadband) ',
      '(use|through|via|relay|using|from) ~5 (isp|internet (service )?provider|provider) ~2 (mail|smtp|outgoing|relay|email|outbound)* ?(server|relay|smarthost|host|smtp|gateway|mta)',
      '(use|through|via|relay|using) ~4 (smtp|mail|email|outgoing)? ?(server|relay|smarthost|host|gateway|mta)s? ~2 (of|from) ~2 (isp|provider|internet provider)',
      '(use|through|via) ~3 isp mail',
      '(use|through|via|relay) ~3 smart ?host',
      'generic ~2 (rdns|ptr|reverse|hostname|name|dns)',
      '(rdns|ptr|reverse dns|reverse|hostname|entry) ~6 (generic|contains ~3 (ip|ip#)|looks? ~2 dynamic)',
      'direct to mx',
      'policy block ?list',
      'not .? ?static ip',
    ],
  },
  summary: (f) =>
    `The receiving server takes no mail from ${theAddress(f)} because it counts as an end-user connection.`,
  explanation: () =>
    'The address lies in a range meant for homes, offices or rented machines that should send through their provider, or its name looks like one. This is a statement about the kind of line, not an accusation of spam.',
  advice: () => [
    "The sending administrator relays outgoing mail through the provider's mail server (port 587 with a login) instead of delivering it directly.",
    'For a mail server on a static address: the sending administrator has the provider set a reverse name of its own for it, then asks for the entry to be removed (Spamhaus PBL offers this as self-service where the provider permits it).',
    'The provider that owns the address corrects the list entry or the reverse name where the range is not for end users.',
  ],
  samples: [
    {
      reply:
        '550 5.7.1 Mail from dynamic IP address 192.0.2.77 not accepted, use the mail server of your ISP',
      source: 'operator wording',
    },
    {
      reply: '554 Refused. Your reverse DNS entry contains your IP address and a banned keyword.',
      source: 'spamdyke',
    },
  ],
};
