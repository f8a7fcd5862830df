import { theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const reputationDeferred: Reason = {
  name: 'reputation_deferred',
  title: 'Deferred for reputation',
  actor: 'sending-admin',
  phrases: {
    first: [
      '4: {client} ~3 reputation',
      '4: reputation ~3 (low|poor|bad)',
      '4: (new|untrusted|unproven|new or untrusted) (ip|ip address|sender|sending ip|domain)',
    ],
    certain: [
      '4: (user |recipient )?complaints?',
      '4: (low|poor|bad|negative|very low|neutral|insufficient|no) ~3 reputation',
      '4: reputation ~4 (low|poor|bad|negative|neutral|limit*|throttl*|temporar*|deferred|of)',
      '4: suspicious(ly)? ~3 (activity|behaviou?r|traffic|nature|due|mail|pattern*)',
      '4: unusual (rate|amount|volume|traffic) ~2 (of )?(unsolicited|mail|traffic|email|messages)',
      '4: unsolicited ~2 (mail|email|messages) ~4 (originating|from) ~4',
      '4: (unexpected|abnormal) (volume|rate)',
      '4: (unproven|new|unknown|cold) (ip|sender|sending ip|ip address)',
    ],
    plain: [
      '4: reputation',
      '4: {client} ~6 (spam|abuse|blacklist*|blocklist*)',
      '4: (spam|abuse) ~5 {client}',
    ],
  },
  summary: (f) =>
    `The receiving server defers mail because ${theAddress(f)} or the sending domain has no good name with it.`,
  explanation: () =>
    'The receiver has seen complaints, unusual volume or too little good mail from this address or domain, and slows it down instead of refusing it. Nothing is lost yet: the mail may be taken later if the volume falls.',
  advice: () => [
    'The sending administrator lowers the rate to this receiver and lets the queue retry in its own time; retrying faster makes it worse.',
    'The mailing operator removes addresses that complain or no longer exist, and sends only to people who asked.',
    "The sending administrator watches the receiver's own figures (for example Google Postmaster Tools, Microsoft SNDS) and checks SPF, DKIM and DMARC.",
  ],
  samples: [
    {
      reply: '421 4.7.0 Messages from 192.0.2.5 temporarily deferred due to user complaints',
      source: 'Yahoo',
    },
    { reply: '451 4.7.1 Low reputation of the sending network, slow down', source: 'operator wording' },
  ],
};
