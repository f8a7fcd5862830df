import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { describe, expect, it } from 'vitest';
import { cryptography } from '../../../../../electron/capture/cryptography.ts';
import { createBodyHashes } from '../../../../../shared/engine/mail/authentication/body-hashes.ts';
import { readAuthentication } from '../../../../../shared/engine/mail/authentication/read-authentication.ts';
import { parseHeaderFields } from '../../../../../shared/engine/mail/header-section.ts';
import { decodeText } from '../../../../../shared/model/text.ts';

const RSA = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ED25519 = generateKeyPairSync('ed25519');
const FORMS = ['simple/simple', 'simple/relaxed', 'relaxed/simple', 'relaxed/relaxed'] as const;

const spki = (pair: { publicKey: typeof RSA.publicKey }) =>
  pair.publicKey.export({ type: 'spki', format: 'der' });
const keyOf: Readonly<Record<string, string>> = {
  'rsa-sha1': `v=DKIM1; p=${spki(RSA).toString('base64')}`,
  'rsa-sha256': `v=DKIM1; k=rsa; p=${spki(RSA).toString('base64')}`,
  'ed25519-sha256': `v=DKIM1; k=ed25519; p=${spki(ED25519).subarray(-32).toString('base64')}`,
};

interface Signing {
  readonly algorithm?: string;
  readonly form?: string;
  readonly maxBodyLength?: number;
}

const HEADER = [
  'From: Anne  Müller <anne@shop.example>',
  'To: bob@partner.example,',
  '\tcarol@partner.example ',
  'Subject:   Your\t invoice',
  'Message-ID: <1@shop.example>',
  'Date: Mon, 19 Jun 2006 16:13:09 -0700',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
].join('\r\n');

/** A message as mailauth signs it: an implementation that has nothing in common with the one that is tested. */
async function sign(
  body: Uint8Array,
  { algorithm = 'rsa-sha256', form = 'relaxed/relaxed', maxBodyLength }: Signing,
) {
  const message = Buffer.concat([Buffer.from(`${HEADER}\r\n\r\n`), body]);
  const privateKey = (algorithm.startsWith('rsa') ? RSA : ED25519).privateKey;
  const { signatures, errors } = await dkimSign(message, {
    canonicalization: form,
    signTime: new Date('2006-06-19T23:13:10Z'),
    signatureData: [
      {
        signingDomain: 'shop.example',
        selector: 's1',
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        algorithm,
        canonicalization: form,
        ...(maxBodyLength !== undefined && { maxBodyLength }),
      },
    ],
  });
  expect(errors).toEqual([]);
  return signatures + HEADER;
}

interface Checking {
  readonly piece?: number;
  readonly key?: string;
  readonly isWhole?: boolean;
  readonly at?: string;
}

function check(
  header: string,
  body: Uint8Array,
  { piece = 7, key, isWhole = true, at = '2006-06-20T00:00:00Z' }: Checking = {},
) {
  const bytes = Buffer.from(header);
  const headers = parseHeaderFields(decodeText(bytes, 0, bytes.length));
  const hashes = createBodyHashes(headers, cryptography.createDigest);
  for (let start = 0; start < body.length; start += piece)
    hashes?.push(body, start, Math.min(body.length, start + piece));
  const bodyHashes = hashes?.end(isWhole);
  return readAuthentication({
    headers,
    ...(bodyHashes && { bodyHashes }),
    clientAddress: '198.51.100.20',
    at,
    cryptography,
    dns:
      key === undefined
        ? []
        : [
            {
              question: 's1._domainkey.shop.example',
              type: 'TXT',
              answers: key === '' ? [] : [key],
              rcode: 'NOERROR',
              packet: 1,
              at,
            },
          ],
  });
}

const BODY = Buffer.from('Dear  Bob,\t \r\n\r\nplease pay.  \r\n \r\n\r\n\r\n');

describe('a DKIM signature made by mailauth', () => {
  it.each(Object.keys(keyOf).flatMap((algorithm) => FORMS.map((form) => [algorithm, form] as const)))(
    'fits body and fields: %s %s',
    async (algorithm, form) => {
      const key = keyOf[algorithm] ?? '';
      const header = await sign(BODY, { algorithm, form });
      expect(check(header, BODY, { key })).toMatchObject({
        dkim: [
          {
            domain: 'shop.example',
            selector: 's1',
            algorithm,
            canonicalization: form,
            bodyHash: 'matches',
            signature: 'valid',
            aligned: true,
            key,
          },
        ],
        doubts: [],
      });
      const changed = Buffer.from(BODY.toString().replace('pay', 'pray'));
      expect(check(header.replace('invoice', 'invoices'), changed, { key })).toMatchObject({
        dkim: [{ bodyHash: 'changed', signature: 'invalid' }],
      });
    },
  );

  it('is told whole', async () => {
    const { dkim } = check(await sign(BODY, {}), BODY);
    expect(dkim).toEqual([
      {
        domain: 'shop.example',
        selector: 's1',
        algorithm: 'rsa-sha256',
        canonicalization: 'relaxed/relaxed',
        signedFields: expect.arrayContaining(['from', 'to', 'subject']) as unknown,
        bodyHash: 'matches',
        signedAt: '2006-06-19T23:13:10Z',
        aligned: true,
      },
    ]);
  });

  // Bodies of what canonical forms are about. White space at the end that no line end follows is left out: RFC 6376 does not
  // say whether such a line is empty, and DATA cannot transmit it.
  const body = fc
    .array(
      fc.oneof(
        fc.constantFrom('\r\n', ' ', '\t', 'a', 'b c', '\r\n\r\n', ' \r\n', '.', 'é', '\r\n \r\n'),
        fc.stringMatching(/^[ -~]{0,20}$/),
      ),
      { maxLength: 30 },
    )
    .map((parts) => Buffer.from(parts.join('').replace(/[ \t]+$/, '')));

  it.each(FORMS)('has the same hash for every body, in whatever pieces it comes: %s', async (form) => {
    await fc.assert(
      fc.asyncProperty(body, fc.integer({ min: 1, max: 40 }), async (bytes, piece) => {
        const header = await sign(bytes, { form });
        expect(check(header, bytes, { piece }).dkim[0]?.bodyHash).toBe('matches');
      }),
      { numRuns: 60 },
    );
  });

  it.each(FORMS)('covers the beginning of a body, where l= says so: %s', async (form) => {
    const header = await sign(BODY, { form, maxBodyLength: 9 });
    const { dkim, doubts } = check(header, Buffer.concat([BODY, Buffer.from('And click here\r\n')]));
    expect(dkim[0]).toMatchObject({ bodyHash: 'matches', bodyLength: 9 });
    expect(doubts).toEqual([
      'The DKIM signature of shop.example covers only the first 9 octets of the body (l=): anybody can have added what follows.',
    ]);
    expect(check(header, Buffer.from('Dear\r\n')).dkim[0]?.bodyHash).toBe('changed');
  });

  it('of a message with holes tells nothing of the body', async () => {
    expect(check(await sign(BODY, {}), BODY, { isWhole: false }).dkim[0]?.bodyHash).toBe('unknown');
  });

  it('whose key is gone is said to have none', async () => {
    const header = await sign(BODY, {});
    const doubt =
      'The DKIM signature of shop.example has no key any more: the DNS answer in this capture says that there is none, or that it is revoked.';
    for (const key of ['', 'v=DKIM1; p=', 'v=DKIM1; p=; t=s']) {
      const { dkim, doubts } = check(header, BODY, { key });
      expect([dkim[0]?.signature, doubts]).toEqual([undefined, [doubt]]);
    }
  });

  it('checked with another key does not fit', async () => {
    const other = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const { dkim } = check(await sign(BODY, {}), BODY, { key: `p=${spki(other).toString('base64')}` });
    expect(dkim[0]).toMatchObject({ bodyHash: 'matches', signature: 'invalid' });
  });

  it('by a key that is none does not fit', async () => {
    expect(check(await sign(BODY, {}), BODY, { key: 'v=DKIM1; p=AAAA' }).dkim[0]?.signature).toBe('invalid');
  });
});

describe('a DKIM-Signature field', () => {
  it.each([
    '',
    'v=1',
    'a=rsa-sha256; bh=%%%',
    'a=__proto__; bh=AAAA',
    'x=1; t=99999999999999; l=5; bh=AAAA; a=rsa-sha256',
    ';;;;=;==',
    'b=b=b=;bh',
  ])('that is broken is told as far as it goes: %j', (value) => {
    const { dkim } = check(`From: a@shop.example\r\nDKIM-Signature: ${value}`, BODY, {
      key: keyOf['rsa-sha256'] ?? '',
    });
    expect(dkim).toHaveLength(1);
    expect(dkim[0]?.bodyHash).not.toBe('matches');
  });

  it('that is over, or leaves From out, raises doubts', () => {
    const { dkim, doubts } = check(
      'From: a@shop.example\r\nDKIM-Signature: v=1; a=rsa-sha256; d=other.example; s=s; h=To; x=1000; bh=; b=',
      BODY,
    );
    expect(dkim[0]).toMatchObject({ expired: true, aligned: false });
    expect(doubts).toEqual([
      'The DKIM signature of other.example does not cover From, which RFC 6376 section 5.4 asks for: it proves nothing.',
      'The DKIM signature of other.example had expired when the message passed.',
    ]);
  });

  it('costs little, even when there are many and the body is large', () => {
    const fields =
      'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=a.example; s=s; h=From; bh=AAAA; b=\r\n'.repeat(
        200,
      );
    const large = Buffer.alloc(4 << 20, ' \r\n');
    const began = performance.now();
    expect(check(`${fields}From: a@a.example`, large, { piece: 65_536 }).dkim).toHaveLength(20);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
