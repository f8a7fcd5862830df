import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../../shared/engine/limits.ts';
import { traceReceived } from '../../../../../shared/engine/mail/received/trace-received.ts';
import type { WireHop } from '../../../../../shared/engine/mail/received/wire-hop.ts';

const received = (value: string) => ({ name: 'Received', value });

const POSTFIX =
  'from desk.partner.org (unknown [10.0.0.5]) by relay.partner.org (Postfix) with ESMTP id 4F1; Tue, 20 Jun 2006 10:00:00 +0000';
const EXIM =
  'from relay.partner.org ([194.1.2.3]) by out.provider.net with esmtp (Exim 4.96) id 1xUiCq-00003S-0v; Tue, 20 Jun 2006 10:00:07 +0000';

const WIRE: WireHop = {
  client: '194.9.9.9',
  server: '195.1.1.25',
  helo: 'out.provider.net',
  serverName: 'mx.shop.org',
  at: '2006-06-20T10:00:09.250000Z',
};

describe('the trace of a message', () => {
  it('goes from the oldest hop to the wire, with the delay of each', () => {
    const trace = traceReceived([received(EXIM), { name: 'subject', value: 'x' }, received(POSTFIX)], WIRE);
    expect(trace).toEqual({
      hops: [
        {
          from: { helo: 'desk.partner.org', address: '10.0.0.5' },
          by: 'relay.partner.org',
          with: 'ESMTP',
          id: '4F1',
          at: '2006-06-20T10:00:00Z',
          network: 'private',
          format: 'postfix',
          trust: 'claimed',
          contradictions: [],
          raw: POSTFIX,
        },
        {
          from: { helo: 'relay.partner.org', name: 'relay.partner.org', address: '194.1.2.3' },
          by: 'out.provider.net',
          with: 'esmtp',
          id: '1xUiCq-00003S-0v',
          at: '2006-06-20T10:00:07Z',
          delayMs: 7000,
          format: 'exim',
          trust: 'claimed',
          contradictions: [],
          raw: EXIM,
        },
      ],
      wire: {
        client: '194.9.9.9',
        helo: 'out.provider.net',
        server: '195.1.1.25',
        serverName: 'mx.shop.org',
        at: '2006-06-20T10:00:09.250000Z',
        delayMs: 2250,
        contradictions: [],
      },
      totalMs: 9250,
    });
  });

  it('without Received fields is the wire alone', () => {
    expect(traceReceived([], { client: '10.0.0.1', server: '10.0.0.2', at: WIRE.at })).toEqual({
      hops: [],
      wire: { client: '10.0.0.1', network: 'private', server: '10.0.0.2', at: WIRE.at, contradictions: [] },
    });
  });

  it('says which clock is wrong when a hop is earlier than the one before it', () => {
    const late = POSTFIX.replace('10:00:00', '10:02:12');
    const [, hop] = traceReceived([received(EXIM), received(late)], WIRE).hops;
    expect(hop?.delayMs).toBe(-125_000);
    expect(hop?.contradictions).toEqual([
      'Its time is 2 min 5 s before that of the hop before it: the clock of out.provider.net or of relay.partner.org is wrong, or one of the fields is made up.',
    ]);
  });

  it('says when the newest field was written by somebody else than the client', () => {
    const { wire } = traceReceived([received(EXIM)], { ...WIRE, helo: 'mail.elsewhere.com' });
    expect(wire.contradictions).toEqual([
      'The newest Received field says that the message came to out.provider.net, but the client calls itself mail.elsewhere.com: it is relayed by a machine that wrote no field, has two names, or the field is made up.',
    ]);
  });

  it('takes two names of one organisation for one', () => {
    expect(
      traceReceived([received(EXIM)], { ...WIRE, helo: 'smtp7.provider.net' }).wire.contradictions,
    ).toEqual([]);
  });

  it('says when the newest field is later than the wire', () => {
    const { wire } = traceReceived([received(EXIM)], { ...WIRE, at: '2006-06-20T09:00:00.000000Z' });
    expect(wire.delayMs).toBe(-3_607_000);
    expect(wire.contradictions).toEqual([
      'The newest Received field is 1 h later than the moment at which the message passed here: the clock of out.provider.net or of this capture is wrong, or the field is made up.',
    ]);
  });

  it('says which hop comes from the future, and not only that the next one is before it', () => {
    const future = POSTFIX.replace('2006', '2037');
    const { hops, wire } = traceReceived([received(EXIM), received(future)], WIRE);
    expect(hops[0]?.contradictions).toEqual([
      'Its time is 11322 d 23 h later than the moment at which the message passed here: it is made up, or a clock is far off.',
    ]);
    expect(hops[1]?.contradictions).toHaveLength(1);
    expect(wire.contradictions).toEqual([]);
  });

  it('says when the client names an address that it has not', () => {
    expect(traceReceived([], { ...WIRE, helo: '[194.7.7.8]' }).wire.contradictions).toEqual([
      'The client calls itself [194.7.7.8], but it sends from 194.9.9.9: a translated address (NAT) lies between, or the name is untrue.',
    ]);
    expect(traceReceived([], { ...WIRE, helo: '[194.9.9.9]' }).wire.contradictions).toEqual([]);
    expect(traceReceived([], { ...WIRE, helo: '[192.168.0.2]' }).wire.contradictions).toEqual([]);
  });

  it('says when the client calls itself by the name of the server', () => {
    expect(traceReceived([], { ...WIRE, helo: 'MX.shop.org' }).wire.contradictions).toEqual([
      'The client calls itself MX.shop.org, which is the name of the server it talks to.',
    ]);
  });

  it('says when a hop does not go on where the one before it ended', () => {
    const stranger =
      'from bank.com (bank.com [194.7.7.7]) by out.provider.net (Postfix) with ESMTP id 5; Tue, 20 Jun 2006 10:00:07 +0000';
    expect(traceReceived([received(stranger), received(POSTFIX)], WIRE).hops[1]?.contradictions).toEqual([
      'out.provider.net had the message from bank.com, but the hop before ends at relay.partner.org: a hop is missing, the machine has two names, or one of the fields is made up.',
    ]);
  });

  it('knows that some operators have hosts of several names', () => {
    const submitted =
      'from [192.168.0.2] ([194.7.7.7]) by smtp.gmail.com with ESMTPSA id a1sm1; Tue, 20 Jun 2006 03:00:00 -0700 (PDT)';
    const relayed =
      'from mail-wr1-f41.google.com (mail-wr1-f41.google.com [209.85.221.41]) by mx.shop.org (Postfix) with ESMTPS id 5; Tue, 20 Jun 2006 10:00:01 +0000';
    const { hops } = traceReceived([received(relayed), received(submitted)], WIRE);
    expect(hops.map(({ contradictions }) => contradictions)).toEqual([[], []]);
  });

  it('takes the time since the last hop that tells one', () => {
    const { hops } = traceReceived(
      [received(EXIM), received('from a by b with SMTP'), received(POSTFIX)],
      WIRE,
    );
    expect(hops.map(({ delayMs }) => delayMs)).toEqual([undefined, undefined, 7000]);
  });

  it('says what Sendmail doubted, and a client that called itself by the name of its server', () => {
    const forged =
      'from mx.shop.org (dsl-7.provider.net [194.7.7.7] (may be forged)) by mx.shop.org (8.17.1/8.17.1) with SMTP id 5; Tue, 20 Jun 2006 10:00:07 +0000';
    expect(
      traceReceived([received(forged)], { ...WIRE, helo: 'mx.shop.org', serverName: 'mx.else.org' }).hops[0]
        ?.contradictions,
    ).toEqual([
      'mx.shop.org doubted the name dsl-7.provider.net, because it does not lead back to 194.7.7.7 ("may be forged").',
      'The client dsl-7.provider.net called itself by the name of the server that it talked to, mx.shop.org: no honest mail server does.',
    ]);
  });

  const SEEN: WireHop = {
    client: '10.0.0.5',
    server: '10.0.0.25',
    helo: 'desk.partner.org',
    serverName: 'relay.partner.org',
    queueId: '4F1',
    at: '2006-06-20T10:00:00.100000Z',
  };

  it('proves a hop whose connection the capture shows too', () => {
    const { hops } = traceReceived([received(EXIM), received(POSTFIX)], WIRE, [SEEN]);
    expect(hops.map(({ trust, contradictions }) => [trust, contradictions])).toEqual([
      ['proven', []],
      ['claimed', []],
    ]);
  });

  it('says where a proven hop is untrue', () => {
    const untrue = { ...SEEN, client: '10.0.0.66', helo: 'guest', at: '2006-06-20T09:50:00.000000Z' };
    expect(traceReceived([received(POSTFIX)], WIRE, [untrue]).hops[0]?.contradictions).toEqual([
      'The field says that the client was 10.0.0.5, but the capture shows the connection that it tells of, and its client was 10.0.0.66.',
      'The field says that the client called itself desk.partner.org, but the capture shows that it said guest.',
      "The field's time is 10 min after the moment at which the capture shows the message on that connection: a clock is wrong.",
    ]);
  });

  it('reads so many hops and no more', () => {
    const trace = traceReceived(new Array(LIMITS.receivedHops + 7).fill(received(EXIM)), WIRE);
    expect([trace.hops.length, trace.omittedHops]).toEqual([LIMITS.receivedHops, 7]);
  });

  it('is quick with hostile fields', () => {
    const hostile = ['(', '[', '"', '\\', 'from ', 'by (', ';', '([', 'x=', '1.', ':'].map((piece) =>
      received(piece.repeat(100_000)),
    );
    const began = performance.now();
    expect(traceReceived(hostile, WIRE).hops).toHaveLength(hostile.length);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('never fails, whatever the fields say', () => {
    const piece = fc.constantFrom(
      'from',
      'by',
      'with',
      'id',
      'for',
      ';',
      '(',
      ')',
      '[',
      ']',
      '"',
      '\\',
      '10.0.0.1',
      '[::1]',
      'helo=',
      'a.b.org',
      'Postfix',
      'Exim 4',
      '20 Jun 2006 10:00:00',
      '+9999',
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(' '))),
        fc.string(),
        (values, helo) => {
          const { hops } = traceReceived(values.map(received), { ...WIRE, helo });
          expect(hops).toHaveLength(values.length);
        },
      ),
    );
  });
});
