/** TLS records made by hand, in the notation of a transcript's `C|` and `S|` lines. */
const sixteen = (value: number) => [value >> 8, value & 0xff];
const prefixed = (bytes: readonly number[]) => [...sixteen(bytes.length), ...bytes];
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

export function record(type: number, body: readonly number[]): string {
  return [type, 3, 3, ...prefixed(body)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}

function handshake(type: number, body: readonly number[]): string {
  return record(22, [type, 0, ...prefixed(body)]);
}

const random = Array.from({ length: 32 }, (_, index) => index);

export function clientHello(serverName: string): string {
  const sni = [...sixteen(0), ...prefixed(prefixed([0, ...prefixed(ascii(serverName))]))];
  const versions = [...sixteen(43), ...prefixed([2, 3, 4])];
  const extensions = prefixed([...versions, ...sni]);
  return handshake(1, [3, 3, ...random, 1, 7, ...prefixed([0x13, 1, 0xc0, 0x2f]), 1, 0, ...extensions]);
}

export function serverHello(cipher: number, version?: number): string {
  const versions = version === undefined ? [] : [...sixteen(43), ...prefixed(sixteen(version))];
  return handshake(2, [3, 3, ...random, 0, ...sixteen(cipher), 0, ...prefixed(versions)]);
}
