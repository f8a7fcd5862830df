import type { Reason } from '../reason-rule.ts';

export const tlsRequired: Reason = {
  name: 'tls_required',
  title: 'Encryption missing or failed',
  actor: (facts) =>
    /certificate|handshake|not available/.test(facts.words) ? 'receiving-admin' : 'sending-admin',
  phrases: {
    first: [
      '(tls|ssl) ?v? ?\\d ~3 (old|deprecated|disabled|insecure|not|no longer)',
      '(tls|ssl|cipher|protocol) ~2 (version|too old|weak)',
      'tlsv1*',
      '(tls|starttls|ssl) ~2 not (available|supported|offered)',
      '(tls|starttls|ssl) ~2 (unavailable|handshake|negotiation|required|only)',
      'certificate ~4',
    ],
    certain: [
      '(starttls|tls|ssl|encryption|encrypted (connection|session|channel)|secure connection|(ssl|tls) ssl|requiretls) ~4 ({required}|must|before|not (available|supported|possible|active|used|offered|established)|unavailable|fail*|error|handshake|negotiation|only|first|expired|mandatory)',
      '(requires?|required|must|need|needs|use|using|issue|without|no|over|via|insufficient|failed|not|enable|start|try|only|unable|cannot|could not|initiate) ~5 (starttls|tls|ssl|encrypt(ion|ed)?|secure connection|requiretls|encrypted (connection|session))',
      '(certificate|tlsa|dane|mta sts|sts policy|cipher|x509) ~8',
      'lack of security',
      'security (conversion|layer|strength|protection)',
      '(encryption|security) too (weak|low)',
      'session not encrypted',
      '(plain ?text|cleartext|unencrypted) ~3 (connection|session|auth*|login|password|not)',
    ],
    plain: [
      'encrypt ~2 (first|before|session|connection|mail)',
      '(starttls|tls|ssl)',
      'encryption ~3 {required}',
      'cryptograph*',
    ],
  },
  statuses: {
    sure: [
      '5.7.10',
      '4.7.10',
      'x.7.11',
      '4.7.29',
      '5.7.30',
      'x.4.317',

      'x.7.3',
      'x.7.321',
      'x.7.322',
      'x.7.323',
      'x.7.324',
      'x.7.325',
    ],
  },
  summary: (f) =>
    f.context.encrypted === false
      ? 'The server wants an encrypted connection (TLS), and this one was not encrypted.'
      : 'The mail was not taken because the encryption (TLS) is missing or did not come about.',
  explanation: (f) =>
    `One side demands TLS: before a login, for all mail, or by a published policy (DANE, MTA-STS, REQUIRETLS).${f.context.extensions !== undefined && !f.context.extensions.some((line) => /^starttls/i.test(line)) ? ' The server did not offer STARTTLS in its EHLO reply, or something on the way took it out.' : ''} Causes are a client with TLS switched off or too old, an expired or wrong certificate, or a middlebox that removes STARTTLS.`,
  advice: () => [
    'The sending administrator turns on TLS (STARTTLS, version 1.2 or later) for outgoing mail or in the mail program.',
    "Where a certificate or policy is named: the receiving administrator renews the certificate and checks that it carries the MX host's name, and that TLSA records and the MTA-STS policy agree with it.",
    'Whoever runs the firewall between them switches off SMTP inspection if the capture shows no 250-STARTTLS that the server is known to offer.',
  ],
  samples: [
    { reply: '530 5.7.0 Must issue a STARTTLS command first', source: 'RFC 3207' },
    { reply: '454 4.7.0 TLS not available due to local problem', source: 'Postfix' },
    {
      reply: '538 5.7.11 Encryption required for requested authentication mechanism',
      stage: 'auth',
      source: 'RFC 4954',
    },
  ],
};
