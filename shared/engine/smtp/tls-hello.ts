import { decodeText } from '../../model/text.ts';
import { cipherName } from './tls-ciphers.ts';

export interface ClientHello {
  /** The name of RFC 6066 section 3 (SNI). */
  readonly serverName?: string;
}

export interface ServerHello {
  readonly version: string;
  /** IANA name of the cipher suite. */
  readonly cipher: string;
}

// Handshake header (4) and legacy version (2) and random (32): RFC 8446 section 4.1.2.
const BEFORE_SESSION_ID = 38;
const SERVER_NAME = 0;
const SUPPORTED_VERSIONS = 43;

const VERSIONS: Readonly<Record<number, string>> = {
  0x0300: 'SSL 3.0',
  0x0301: 'TLS 1.0',
  0x0302: 'TLS 1.1',
  0x0303: 'TLS 1.2',
  0x0304: 'TLS 1.3',
};

/** Bytes that are not there read as 0: a cut hello gives what it holds. */
function sixteenBits(bytes: Uint8Array, offset: number): number {
  return ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
}

export function parseClientHello(message: Uint8Array): ClientHello {
  const ciphers = BEFORE_SESSION_ID + 1 + (message[BEFORE_SESSION_ID] ?? 0);
  const compressions = ciphers + 2 + sixteenBits(message, ciphers);
  const extensions = compressions + 1 + (message[compressions] ?? 0);
  const at = findExtension(message, extensions, SERVER_NAME);
  // RFC 6066 section 3: list length (2), name type (1, host_name is 0), name length (2), name.
  if (at === undefined || message[at + 2] !== 0) return {};
  const length = sixteenBits(message, at + 3);
  const serverName = decodeText(message, at + 5, Math.min(at + 5 + length, message.length));
  return serverName === '' ? {} : { serverName };
}

export function parseServerHello(message: Uint8Array): ServerHello {
  const cipher = BEFORE_SESSION_ID + 1 + (message[BEFORE_SESSION_ID] ?? 0);
  const at = findExtension(message, cipher + 3, SUPPORTED_VERSIONS);
  const version = sixteenBits(message, at ?? 4);
  return {
    version: VERSIONS[version] ?? `0x${hex(version)}`,
    cipher: cipherName(sixteenBits(message, cipher)),
  };
}

/** Offset of an extension's data; `start` is where the length of the list of extensions stands. */
function findExtension(message: Uint8Array, start: number, wanted: number): number | undefined {
  const end = Math.min(message.length, start + 2 + sixteenBits(message, start));
  for (let at = start + 2; at + 4 <= end; at += 4 + sixteenBits(message, at + 2)) {
    if (sixteenBits(message, at) === wanted) return at + 4;
  }
  return undefined;
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
