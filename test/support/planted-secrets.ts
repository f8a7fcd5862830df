import { conversation, interleave, type TestFrame } from './packets.ts';

/** A word that stands in no program and no document: wherever it turns up, a secret got out. */
export const PLANTED = 'Xyzzy-Plugh-7731';

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64');

/** Every mechanism with the secret where it stands in it: what the client says, and the server's challenges between. */
const LOGINS: readonly { readonly client: readonly string[]; readonly server?: readonly string[] }[] = [
  { client: [`AUTH PLAIN ${base64(`\0alice\0${PLANTED}`)}`] },
  { client: ['AUTH PLAIN', base64(`\0alice\0${PLANTED}`)], server: ['334 '] },
  {
    client: ['AUTH LOGIN', base64('alice'), base64(PLANTED)],
    server: ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6'],
  },
  { client: [`AUTH LOGIN ${base64('alice')}`, base64(PLANTED)], server: ['334 UGFzc3dvcmQ6'] },
  { client: ['auth login', PLANTED, PLANTED], server: ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6'] },
  { client: ['AUTH CRAM-MD5', base64(`alice ${PLANTED}`)], server: [`334 ${base64('<1@mx>')}`] },
  {
    client: ['AUTH DIGEST-MD5', base64(`username="alice",response=${PLANTED}`)],
    server: [`334 ${base64('nonce=1')}`],
  },
  {
    client: [`AUTH SCRAM-SHA-256 ${base64(`n,,n=alice,r=${PLANTED}`)}`, base64(`c=biws,p=${PLANTED}`)],
    server: [`334 ${base64('r=1')}`],
  },
  { client: [`AUTH XOAUTH2 ${base64(`user=alice@x.example\x01auth=Bearer ${PLANTED}\x01\x01`)}`] },
  { client: [`AUTH OAUTHBEARER ${base64(`n,a=alice@x.example,\x01auth=Bearer ${PLANTED}\x01\x01`)}`] },
  { client: ['AUTH NTLM', base64(`NTLMSSP\0${PLANTED}`)], server: ['334 '] },
  { client: [`AUTH XUNKNOWN ${PLANTED}`, PLANTED], server: ['334 go on'] },
];

/** The password as it is, and as base64 would show it wherever it begins within three bytes. */
export const SECRET_FORMS: readonly string[] = [
  PLANTED,
  ...[0, 1, 2].map((shift) => {
    const whole = base64('\0'.repeat(shift) + PLANTED);
    return whole.slice(shift === 0 ? 0 : shift + 1, -4);
  }),
];

/** A capture in which one client after the other logs in with the planted password; half of the logins are refused. */
export function plantedCapture(): readonly TestFrame[] {
  const logins = LOGINS.map(({ client, server = [] }, place) => {
    const builder = conversation({
      clientPort: 41_000 + place,
      startMillis: place * 1000,
      client: '192.0.2.77',
    }).open();
    builder.server('220 mx.example ESMTP\r\n').client('EHLO client.example\r\n');
    builder.server('250-mx.example\r\n250 AUTH PLAIN LOGIN CRAM-MD5\r\n');
    client.forEach((line, at) => {
      builder.client(`${line}\r\n`);
      const challenge = server[at];
      if (challenge !== undefined) builder.server(`${challenge}\r\n`);
    });
    builder.server(place % 2 === 0 ? '235 2.7.0 ok\r\n' : `535 5.7.8 rejected: ${client.at(-1) ?? ''}\r\n`);
    return builder.client('QUIT\r\n').server('221 bye\r\n').close().frames();
  });
  return interleave(...logins, webRequest());
}

/** A browser, or a probe, that speaks to port 25. */
function webRequest(): readonly TestFrame[] {
  const builder = conversation({ clientPort: 42_000, startMillis: 60_000, client: '192.0.2.78' }).open();
  builder.server('220 mx.example ESMTP\r\n');
  builder.client(
    `POST /login HTTP/1.1\r\nHost: mx.example\r\nAuthorization: Basic ${base64(`alice:${PLANTED}`)}\r\nProxy-Authorization: Bearer ${PLANTED}\r\nCookie: session=${PLANTED}\r\n\r\n`,
  );
  return builder.server('500 5.5.1 what?\r\n500 5.5.1 what?\r\n500 5.5.1 what?\r\n').close().frames();
}
