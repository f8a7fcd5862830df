import type { Reason } from '../reason-rule.ts';

export const virus: Reason = {
  name: 'virus',
  title: 'Malware found',
  actor: 'sender',
  phrases: {
    first: [
      '(virus|malware|trojan|worm|infected) ~3 (found|detected|attachment|file|rejected|identified)',
      '(infected|malicious) ~1 (attachment|file)s?',
    ],
    plain: [
      '(trojan|worm|malware|virus|ransomware)[^ ]*',
      'malicious (software|code|attachment|content|file)s?',
    ],
    certain: [
      '(contains?|contained|containing|infected|found|detected|with|carr*|has|includes?|is|a|your|possible|suspected|known|the) ~4 (virus(es)?|malware|trojan|worm|ransomware|malicious (software|code|attachment|content|file)|viren|virii)',
      '(virus|malware|trojan|worm|viren|eicar) ~5 (found|detected|infected|in|rejected|identified|message|alert|blocked|check|discovered|gefunden|name|content|email|warning|url:)',
      'infected',
      '(eicar|clamav|heuristics)',
      '(virus|malware|virenverseucht)',
    ],
  },
  summary: () => 'The receiving server found malware in the message.',
  explanation: () =>
    'A virus scanner on the receiving side refused the message after it had been sent. Either the message carries malware, often without the sender knowing, or the scanner mistakes a harmless attachment for it.',
  advice: () => [
    'The sender scans the machine the mail came from with current software, and changes the passwords of the mail account.',
    'The sender sends the file again by another way if it is clean.',
    "The sender's administrator reports a false hit, with the name in the reply, to the maker of the scanner.",
  ],
  samples: [
    { reply: '550 5.7.1 virus Eicar-Test-Signature detected by ClamAV', stage: 'message', source: 'milter' },
    { reply: '554 5.7.1 Message infected by a worm', stage: 'message', source: 'operator wording' },
  ],
};
