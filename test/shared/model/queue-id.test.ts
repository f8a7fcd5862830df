import { expect, it } from 'vitest';
import { findQueueId } from '../../../shared/model/queue-id.ts';

it.each([
  ['Postfix', 'Ok: queued as 4QxY7z1ABCzDEF', '4QxY7z1ABCzDEF'],
  ['Sendmail', '38IDjsx0028156 Message accepted for delivery', '38IDjsx0028156'],
  ['Exim', 'OK id=1q2w3e-0004rT-Yu', '1q2w3e-0004rT-Yu'],
  [
    'Exchange',
    '<1@a.example> [InternalId=1234567890123, Hostname=mx.example.net] 1 bytes in 0.1, 10 KB/sec Queued mail for delivery',
    '1234567890123',
  ],
  [
    'older Exchange',
    '<SRV01abc0000def@mx.example.net> Queued mail for delivery',
    'SRV01abc0000def@mx.example.net',
  ],
  ['Gmail', 'OK  1493573937 x12si123456wrb.1 - gsmtp', 'x12si123456wrb.1'],
  ['OpenSMTPD', '1a2b3c4d Message accepted for delivery', '1a2b3c4d'],
  ['qmail', 'ok 1493573937 qp 4567', 'qp 4567'],
  ['one that names none', 'Message accepted', undefined],
])('finds the queue id that %s gives', (_server, text, id) => {
  expect(findQueueId(text)).toBe(id);
});
