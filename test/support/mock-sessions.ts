import type { Session } from '../../shared/model/session.ts';
import { client, scriptSession, server, type ScriptLine } from './session-script.ts';

const BANNER = server(
  '220 mx.example.net ESMTP Sendmail 8.14.7/8.14.7; Sun, 30 Apr 2017 12:16:02 -0400',
  180,
);
const GREETING = [
  '250-mx.example.net Hello mail-io0-f169.example.org, pleased to meet you',
  '250-ENHANCEDSTATUSCODES',
  '250-PIPELINING',
  '250-8BITMIME',
  '250-SIZE 36700160',
  '250-DSN',
  '250-ETRN',
  '250-STARTTLS',
  '250-DELIVERBY',
  '250 HELP',
];
const hello = (name: string): readonly ScriptLine[] => [BANNER, client(`EHLO ${name}`), server(GREETING)];
const bye = [client('QUIT'), server('221 2.0.0 mx.example.net closing connection')];

type Maker = (id: number, firstPacket: number) => Session;

/** Sessions such as an administrator meets: the seed's blocklist story first. */
const MAKERS: readonly Maker[] = [
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [
        ...hello('mail-io0-f169.example.org'),
        client('MAIL FROM:<carla@gmail.example> SIZE=2714'),
        server('550 5.7.1 Spam Block:mail from 209.85.223.159 refused - see http://dnsbl.sorbs.net/', 1840),
        ...bye,
      ],
      {
        clientAddress: `209.85.${160 + (id % 90)}.${(id * 37) % 250}`,
        outcome: 'rejected',
        transactions: [{ sender: 'carla@gmail.example', recipients: [], outcome: 'rejected' }],
        rejections: [
          {
            reason: 'dnsbl_listed',
            summary:
              'The receiving server refused the client because its address was on the SORBS blocklist.',
            explanation:
              'The server looks up every client in dnsbl.sorbs.net and refuses those it finds. No recipient had been named yet, so the refusal is about the sending server, not about the message. The reply names 209.85.223.159, but the client in the packets is 209.85.223.169.',
            advice: [
              'Receiving administrator: decide whether SORBS is still wanted as a reason to refuse; it lists shared servers of large providers.',
              'Receiving administrator: to let these servers through at once, add “Connect:209.85.128 OK” and the like to /etc/mail/access and rebuild the map. Do not use RELAY: it would open the relay to them.',
              'Sending administrator: ask SORBS to remove the address, once the cause of the listing is gone.',
            ],
            actor: 'receiving-admin',
            blocklist: { name: 'sorbs', zone: 'dnsbl.sorbs.net', state: 'active' },
            quotedAddresses: ['209.85.223.159'],
            urls: ['http://dnsbl.sorbs.net/'],
          },
        ],
        events: [{ kind: 'fin', side: 'client', packet: 12 }],
      },
    ),
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [
        ...hello('smtp.partner.example'),
        client('MAIL FROM:<orders@partner.example> SIZE=48213'),
        client('RCPT TO:<office@example.net>', 0),
        client('RCPT TO:<sales@example.net>', 0),
        client('DATA', 0),
        server('250 2.1.0 <orders@partner.example>... Sender ok', 31),
        server('250 2.1.5 <office@example.net>... Recipient ok', 0),
        server('250 2.1.5 <sales@example.net>... Recipient ok', 0),
        server('354 Enter mail, end with "." on a line by itself', 0),
        server('250 2.0.0 v3UGGLQb026201 Message accepted for delivery', 640),
        ...bye,
      ],
      {
        clientAddress: '198.51.100.17',
        outcome: 'delivered',
        transactions: [
          {
            sender: 'orders@partner.example',
            recipients: [
              { address: 'office@example.net', outcome: 'accepted', exchange: 4 },
              { address: 'sales@example.net', outcome: 'accepted', exchange: 5 },
            ],
            message: {
              bytes: 48_213,
              complete: true,
              subject: 'Order 4711 – Lieferschein und Rechnung',
              messageId: '<20170430161732.4711@partner.example>',
              from: 'Partner Orders <orders@partner.example>',
              to: 'office@example.net, sales@example.net',
              date: 'Sun, 30 Apr 2017 16:17:32 +0000',
              sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
            },
            queueId: 'v3UGGLQb026201',
            outcome: 'delivered',
          },
        ],
        events: [
          { kind: 'retransmission', side: 'client', packet: 9, bytes: 1448 },
          { kind: 'retransmission', side: 'client', packet: 10, bytes: 1448 },
          { kind: 'fin', side: 'server', packet: 15 },
        ],
      },
    ),
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [
        ...hello('mail.newsletter.example'),
        client('MAIL FROM:<bounce-8812@newsletter.example>'),
        server('250 2.1.0 Ok'),
        client('RCPT TO:<office@example.net>'),
        server(
          '450 4.2.0 <office@example.net>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.net.html',
        ),
        client('RSET'),
        server('250 2.0.0 Ok'),
        ...bye,
      ],
      {
        clientAddress: '203.0.113.80',
        outcome: 'deferred',
        transactions: [
          {
            sender: 'bounce-8812@newsletter.example',
            recipients: [{ address: 'office@example.net', outcome: 'deferred', exchange: 4 }],
            outcome: 'deferred',
          },
        ],
        rejections: [
          {
            reason: 'greylisted',
            recipient: 'office@example.net',
            actor: 'nobody',
            summary:
              'The receiving server asks the sender to come back later, as it does with every first contact.',
            explanation:
              'Greylisting puts off mail from senders it does not know. Real mail servers try again after some minutes and then get through.',
            advice: ['Nobody: wait. The sending server tries again by itself, usually within half an hour.'],
            urls: ['http://postgrey.schweikert.ch/help/example.net.html'],
          },
        ],
      },
    ),
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [
        ...hello('app-01.shop.example'),
        client('MAIL FROM:<noreply@shop.example>'),
        server('250 2.1.0 Ok'),
        client('RCPT TO:<anna@example.net>'),
        server('250 2.1.5 Ok'),
        client('RCPT TO:<bert@example.net>'),
        server(
          ['550-5.1.1 The email account that you tried to reach does not exist.', '550 5.1.1 User unknown'],
          60,
        ),
        client('RCPT TO:<kunigunde@example.net>'),
        server('550 5.1.1 <kunigunde@example.net>: Recipient address rejected: User unknown', 60),
        client('DATA'),
        server('354 End data with <CR><LF>.<CR><LF>'),
        server('250 2.0.0 Ok: queued as 4F7K2p1Zxz', 11_300),
        ...bye,
      ],
      {
        clientAddress: '2001:db8:77:1::25',
        serverAddress: '2001:db8:25::1',
        outcome: 'partially-delivered',
        transactions: [
          {
            sender: 'noreply@shop.example',
            recipients: [
              { address: 'anna@example.net', outcome: 'accepted', exchange: 4 },
              { address: 'bert@example.net', outcome: 'rejected', exchange: 5 },
              { address: 'kunigunde@example.net', outcome: 'rejected', exchange: 6 },
            ],
            message: { bytes: 1_204_882, complete: false, subject: 'Ihre Bestellung ist unterwegs 📦' },
            queueId: '4F7K2p1Zxz',
            outcome: 'partially-delivered',
          },
        ],
        rejections: [
          {
            exchange: 5,
            reason: 'user_unknown',
            recipient: 'bert@example.net',
            actor: 'sender',
            summary: 'The mailbox bert@example.net does not exist.',
            explanation: 'The receiving server knows its domain and has no such mailbox in it.',
            advice: ['Sender: check the address for a typing error, or ask the recipient another way.'],
          },
          {
            exchange: 6,
            reason: 'user_unknown',
            recipient: 'kunigunde@example.net',
            actor: 'sender',
            summary: 'The mailbox kunigunde@example.net does not exist.',
            explanation: 'The receiving server knows its domain and has no such mailbox in it.',
            advice: ['Sender: check the address for a typing error, or ask the recipient another way.'],
          },
        ],
        events: [{ kind: 'gap', side: 'client', packet: 16, bytes: 2896 }],
        transport: { missingBytes: { client: 2896, server: 0 } },
        notices: [
          {
            severity: 'warning',
            code: 'gap',
            message: '2,896 bytes of the client are not in the capture.',
            packet: packet + 16,
            tip: 'The recording machine was too busy; tcpdump’s “-B 8192” gives it a larger buffer.',
          },
        ],
      },
    ),
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [...hello('mail-it0-f51.example.org'), client('STARTTLS'), server('220 2.0.0 Ready to start TLS')],
      {
        clientAddress: '209.85.214.51',
        outcome: 'encrypted',
        tls: {
          mode: 'starttls',
          version: 'TLS 1.2',
          cipher: 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
          serverName: 'mx.example.net',
        },
      },
    ),
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [
        ...hello('laptop.local'),
        client('AUTH PLAIN'),
        server('334 '),
        client('********'),
        server('535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6', 2210),
        ...bye,
      ],
      {
        clientAddress: '10.20.0.117',
        outcome: 'rejected',
        rejections: [
          {
            exchange: 4,
            reason: 'auth_failed',
            actor: 'sender',
            confidence: 'likely',
            summary: 'The login was refused: the name or the password is wrong, or the account may not send.',
            explanation: 'The server offered PLAIN and turned the credentials down after two seconds.',
            advice: [
              'Sender: enter the password again.',
              'Receiving administrator: look in the server’s login log.',
            ],
          },
        ],
      },
    ),
  (id, packet) =>
    scriptSession(id, packet, [], {
      clientAddress: '192.0.2.25',
      serverAddress: '203.0.113.199',
      outcome: 'unanswered',
      transport: { opening: 'unanswered', closing: 'open' },
      rejections: [
        {
          reason: 'connection_failed',
          actor: 'receiving-admin',
          summary: 'Nothing answered at 203.0.113.199, port 25.',
          explanation: 'The client knocked four times within 15 seconds and got no packet back.',
          advice: [
            'Sending administrator: check that your provider does not block port 25.',
            'Receiving administrator: check the firewall.',
          ],
          evidence: [{ packet, text: 'SYN without an answer, repeated 3 times' }],
          permanence: 'temporary',
        },
      ],
    }),
  (id, packet) =>
    scriptSession(id, packet, [BANNER, client('EHLO monitor.example.net'), server(GREETING), ...bye], {
      clientAddress: '192.0.2.9',
      outcome: 'no-mail',
    }),
  (id, packet) =>
    scriptSession(
      id,
      packet,
      [
        server('220-\u001b[31mhostile\u202e mx.example.net'),
        client('EHLO ' + 'long-name.'.repeat(60) + 'example'),
        server('250 ' + 'x'.repeat(3000)),
        client('MAIL FROM:<>'),
        server(
          '554 5.7.1 <' +
            'very-long-address'.repeat(30) +
            '@example.com>: Sender address rejected: Access denied',
          3200,
        ),
      ],
      {
        clientAddress: '198.51.100.222',
        outcome: 'rejected',
        transactions: [{ sender: '', recipients: [], outcome: 'rejected' }],
        transport: { closing: 'reset-by-client' },
        events: [{ kind: 'reset', side: 'client', packet: 9 }],
        rejections: [
          {
            reason: 'access_denied',
            confidence: 'guess',
            summary: 'The receiving server refuses the sender and does not say why.',
            explanation:
              'The refusal came after MAIL FROM, so it is about the sender address, the client’s address or its host name. No recipient had been named.',
            advice: ['Receiving administrator: look in the log for the time and the client’s address.'],
          },
        ],
      },
    ),
];

/** How often each of the MAKERS comes in a larger capture. */
const MIX = [0, 1, 0, 2, 3, 0, 4, 1, 0, 5, 6, 7, 0, 8, 0, 1] as const;

/** `count` sessions, the same ones every time. */
export function mockSessions(count: number): readonly Session[] {
  let packet = 1;
  return Array.from({ length: count }, (_, index) => {
    const make = MAKERS[MIX[index % MIX.length] ?? 0];
    if (!make) throw new Error('MIX names a maker that is not there');
    const session = make(index + 1, packet);
    packet = session.lastPacket + 1;
    return session;
  });
}
