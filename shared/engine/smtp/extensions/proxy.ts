import type { Extension } from './extension.ts';

/**
 * The PROXY protocol of HAProxy: before the banner a load balancer names the client it speaks for. Version 1 is a line,
 * `PROXY TCP4 192.0.2.1 192.0.2.2 35646 25`; version 2 is binary and shown in the same words. No server answers it.
 */
export const proxy: Extension = {
  commands: [
    {
      verb: 'PROXY',
      stage: 'connect',
      unanswered: true,
      sent(dialogue, _command, line) {
        const [, client, , port] = line.argument.replace(/^v2 /, '').split(' ');
        if (client === undefined || port === undefined) return;
        dialogue.note({
          severity: 'info',
          code: 'proxied-connection',
          message: `A proxy speaks here for the client ${client} port ${port}.`,
          packet: line.packet,
        });
      },
    },
  ],
};

/** The twelve bytes that begin version 2; the fifteenth and sixteenth are the length of what follows them. */
const SIGNATURE: readonly number[] = [0x0d, 0x0a, 0x0d, 0x0a, 0, 0x0d, 0x0a, 0x51, 0x55, 0x49, 0x54, 0x0a];
const FIXED_LENGTH = 16;

/** How many bytes a version 2 header has that begins with these; 0 when it is none, undefined while that is unknown. */
export function proxyHeaderLength(bytes: Uint8Array): number | undefined {
  for (let index = 0; index < SIGNATURE.length; index++) {
    if (index === bytes.length) return undefined;
    if (bytes[index] !== SIGNATURE[index]) return 0;
  }
  if (bytes.length < FIXED_LENGTH) return undefined;
  return FIXED_LENGTH + ((bytes[14] ?? 0) << 8) + (bytes[15] ?? 0);
}

/** A whole version 2 header in the words of version 1. */
export function describeProxyHeader(bytes: Uint8Array): string {
  const family = bytes[13];
  if (family === 0x11 && bytes.length >= FIXED_LENGTH + 12) {
    const [source, target] = [ipv4(bytes, 16), ipv4(bytes, 20)];
    return `v2 TCP4 ${source} ${target} ${port(bytes, 24)} ${port(bytes, 26)}`;
  }
  if (family === 0x21 && bytes.length >= FIXED_LENGTH + 36) {
    const [source, target] = [ipv6(bytes, 16), ipv6(bytes, 32)];
    return `v2 TCP6 ${source} ${target} ${port(bytes, 48)} ${port(bytes, 50)}`;
  }
  return bytes[12] === 0x20 ? 'v2 LOCAL' : 'v2 UNKNOWN';
}

function ipv4(bytes: Uint8Array, offset: number): string {
  return bytes.subarray(offset, offset + 4).join('.');
}

function ipv6(bytes: Uint8Array, offset: number): string {
  const groups: string[] = [];
  for (let index = offset; index < offset + 16; index += 2) groups.push(port(bytes, index).toString(16));
  return groups.join(':');
}

function port(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}
