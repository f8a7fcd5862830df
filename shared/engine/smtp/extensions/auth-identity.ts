import { decodeText } from '../../../model/text.ts';
import { decodeBase64 } from '../base64.ts';

/** Finds the login name in a decoded response; `index` counts the client's responses from 0. */
type FindIdentity = (response: string, index: number) => string | undefined;

const PLAIN: FindIdentity = (response, index) => (index === 0 ? response.split('\0')[1] : undefined);
const FIRST_WHOLE: FindIdentity = (response, index) => (index === 0 ? response : undefined);
/** RFC 2195: "tim b913a602c7eda7a495b4e6e7334d3890". */
const CRAM: FindIdentity = (response, index) =>
  index === 0 ? /^(.+) [0-9a-f]{32,}$/i.exec(response)?.[1] : undefined;
/** RFC 5802 section 7: "n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL"; "=2C" is a comma, "=3D" an equals sign. */
const SCRAM: FindIdentity = (response, index) =>
  index === 0
    ? /(?:^|,)n=([^,]+),r=/.exec(response)?.[1]?.replaceAll('=2C', ',').replaceAll('=3D', '=')
    : undefined;
/** "user=someone@example.org^Aauth=Bearer …^A^A", ^A being the control character 1. */
// eslint-disable-next-line no-control-regex -- the mechanism separates its fields so
const XOAUTH2: FindIdentity = (response) => /^user=([^\u0001]+)\u0001/.exec(response)?.[1];
/** RFC 7628 section 3.1: "n,a=user@example.com,^Ahost=…". */
const OAUTHBEARER: FindIdentity = (response) => /^[nyp][^,]*,a=([^,]+),/.exec(response)?.[1];
/** RFC 2831 section 2.1.2: `username="chris",realm=…`. */
const DIGEST: FindIdentity = (response) => /(?:^|,)\s*username="((?:[^"\\]|\\.)*)"/.exec(response)?.[1];

const BY_MECHANISM: Readonly<Record<string, FindIdentity>> = {
  PLAIN,
  LOGIN: FIRST_WHOLE,
  EXTERNAL: FIRST_WHOLE,
  'CRAM-MD5': CRAM,
  XOAUTH2,
  OAUTHBEARER,
  'DIGEST-MD5': DIGEST,
};

/** The login name that a response of AUTH shows, never the secret; undefined when it shows none. */
export function findIdentity(mechanism: string, response: string, index: number): string | undefined {
  const find = mechanism.startsWith('SCRAM-') ? SCRAM : BY_MECHANISM[mechanism];
  const bytes = find && decodeBase64(response);
  if (!find || !bytes) return undefined;
  const identity = find(decodeText(bytes, 0, bytes.length), index);
  return identity === '' ? undefined : identity;
}
