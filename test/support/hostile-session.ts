import type { MessageContent } from '../../shared/model/mail/message-content.ts';
import type { Session } from '../../shared/model/session.ts';
import { sampleSession } from './sample-session.ts';

/** Text that would act, if a format let it: on a terminal, in a spreadsheet, in a page, in a ticket, in XML. */
export const ATTACKS = [
  '=cmd|"/C calc"!A1',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>',
  '</details></section>',
  ']]></failure><failure>',
  '&lt;script&gt;&amp;',
  '[click](javascript:alert(1))',
  '![](http://evil.test/x.png)',
  '```\n# heading\n```',
  '`code` *bold* _em_ | cell |',
  '\u001b[31mred\u001b]0;title\u0007',
  '\u009b2J\u0085',
  '\u202egnp.exe\u2066',
  'zero\u200bwidth\ufeff',
  'nul\u0000byte',
  'lone \ud800 surrogate \udc00',
  'line\r\nbreak\u2028separator',
  '\ufffe\uffff',
] as const;

function hostileContent(attack: string): MessageContent {
  const part = { path: '1', type: attack, charset: attack, encoding: attack, name: attack, safeName: attack };
  const file = { ...part, disposition: 'attachment', contentType: attack, sha256: attack } as const;
  const hop = { helo: attack, name: attack, address: attack };
  return {
    headers: [{ name: attack, value: attack, raw: attack }],
    parts: {
      ...part,
      path: '',
      bytes: 3,
      complete: true,
      parts: [{ ...file, bytes: 3, complete: false, parts: [] }],
    },
    received: {
      hops: [
        {
          from: hop,
          by: attack,
          with: attack,
          id: attack,
          for: attack,
          trust: 'claimed',
          contradictions: [attack],
          raw: attack,
        },
      ],
      wire: {
        client: attack,
        helo: attack,
        server: attack,
        serverName: attack,
        at: attack,
        contradictions: [attack],
      },
    },
    deliveryStatus: {
      kind: 'dsn',
      reportingMta: attack,
      recipients: [
        {
          address: attack,
          action: 'failed',
          status: attack,
          remoteMta: attack,
          diagnostic: attack,
          summary: attack,
        },
      ],
      original: { from: attack, to: attack, subject: attack, messageId: attack },
      doubts: [attack],
      summary: attack,
    },
    authentication: {
      spf: { clientAddress: attack, helo: attack, mailFrom: attack, record: attack },
      fromDomain: attack,
      dkim: [
        {
          domain: attack,
          selector: attack,
          algorithm: attack,
          canonicalization: attack,
          signedFields: [attack],
          bodyHash: 'changed',
          aligned: false,
        },
      ],
      results: [{ authority: attack, method: attack, result: attack, properties: [attack], comment: attack }],
      arc: [{ instance: 1, domain: attack, chain: attack, results: attack }],
      dmarc: attack,
      doubts: [attack],
      listUnsubscribe: { value: attack, oneClick: false },
    },
  };
}

/** A session in which everything that comes off the wire is an attack. */
export function hostileSession(attack: string): Session {
  const at = '2026-01-02T03:04:05.000000Z';
  const place = { at, packet: 1, complete: true };
  return sampleSession({
    outcome: 'rejected',
    greeting: { verb: 'EHLO', name: attack },
    extensions: [attack],
    tls: { mode: 'starttls', version: attack, cipher: attack, serverName: attack },
    authentication: [{ mechanism: 'PLAIN', identity: attack, succeeded: false, exchange: 1 }],
    exchanges: [
      {
        index: 1,
        stage: 'rcpt',
        command: { verb: 'RCPT', argument: attack, line: attack, ...place },
        reply: { code: 550, status: '5.7.1', lines: [attack, attack], text: attack, ...place },
        recipient: attack,
      },
    ],
    transactions: [
      {
        sender: attack,
        recipients: [{ address: attack, outcome: 'rejected', exchange: 1 }],
        message: {
          bytes: 3,
          complete: true,
          subject: attack,
          messageId: attack,
          from: attack,
          to: attack,
          date: attack,
          ...hostileContent(attack),
        },
        queueId: attack,
        outcome: 'rejected',
      },
    ],
    rejections: [
      {
        exchange: 1,
        stage: 'rcpt',
        recipient: attack,
        code: 550,
        status: '5.7.1',
        permanence: 'permanent',
        text: attack,
        reason: 'unknown',
        group: 'unknown',
        confidence: 'guess',
        summary: attack,
        explanation: attack,
        advice: [attack],
        actor: 'sender',
        quotedAddresses: [attack],
        urls: [attack],
        evidence: [{ packet: 1, text: attack }],
      },
    ],
    notices: [{ severity: 'warning', code: 'x', message: attack, tip: attack }],
    dns: [{ question: attack, type: 'TXT', answers: [attack, attack], rcode: 'NOERROR', packet: 1, at }],
  });
}
