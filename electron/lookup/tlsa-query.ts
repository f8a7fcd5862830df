import { createSocket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { isIPv6, connect } from 'node:net';
import { decode, encode, streamEncode, type DecodedPacket, type Packet, type TlsaData } from 'dns-packet';
import { endpointOf } from './name-servers.ts';

interface TlsaOptions {
  readonly servers: readonly string[];
  readonly timeoutMillis: number;
  readonly tries: number;
  readonly signal: AbortSignal | undefined;
}

type Endpoint = ReturnType<typeof endpointOf>;

/** What a server may send by UDP (RFC 6891 section 6.2.5: no more than passes everywhere). */
const UDP_PAYLOAD = 1_232;
const RECURSION_DESIRED = 0x100;
/** The longest hash (SHA-512); a whole certificate says no more than its beginning. */
const ASSOCIATION_BYTES = 64;
// RFC 1035 section 2.3.4
const NAME = /^(?=.{1,253}$)[^.]{1,63}(?:\.[^.]{1,63})*$/;

/** An error with the code that node's resolver would give. */
class DnsError extends Error {
  override readonly name = 'DnsError';
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/**
 * TLSA records of a name ("3 1 1 0c72…"), which node's resolver knows only from version 22 on. Rejects with the codes of that
 * resolver.
 */
export async function askTlsa(name: string, { servers, timeoutMillis, tries, signal }: TlsaOptions) {
  if (!NAME.test(name)) throw new DnsError('EBADNAME');
  let last: unknown = new DnsError('ECONNREFUSED');
  for (let attempt = 0; attempt < tries; attempt++) {
    for (const server of servers) {
      try {
        return await askServer(name, endpointOf(server), { timeoutMillis, signal });
      } catch (error) {
        signal?.throwIfAborted();
        if (!(error instanceof DnsError) || error.code === 'ENOTFOUND' || error.code === 'ENODATA')
          throw error;
        last = error;
      }
    }
  }
  throw last;
}

interface Limits {
  readonly timeoutMillis: number;
  readonly signal: AbortSignal | undefined;
}

async function askServer(name: string, server: Endpoint, limits: Limits): Promise<readonly string[]> {
  const id = randomInt(65_536);
  const query: Packet = {
    type: 'query',
    id,
    flags: RECURSION_DESIRED,
    questions: [{ type: 'TLSA', name }],
    additionals: [
      {
        type: 'OPT',
        name: '.',
        udpPayloadSize: UDP_PAYLOAD,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: 0,
        flag_do: false,
        options: [],
      },
    ],
  };
  const short = read(
    await withLimits(limits, (done, fail) => overUdp(server, encode(query), id, done, fail)),
  );
  const answer = short.flag_tc
    ? read(await withLimits(limits, (done, fail) => overTcp(server, streamEncode(query), done, fail)))
    : short;
  if (answer.id !== id) throw new DnsError('EBADRESP');
  const code = CODES[answer.rcode];
  if (code !== undefined) throw new DnsError(code);
  return (answer.answers ?? []).flatMap((record) => (record.type === 'TLSA' ? [inText(record.data)] : []));
}

const CODES: Readonly<Record<string, string | undefined>> = {
  NXDOMAIN: 'ENOTFOUND',
  SERVFAIL: 'ESERVFAIL',
  REFUSED: 'EREFUSED',
  FORMERR: 'EFORMERR',
  NOTIMP: 'ENOTIMP',
};

const inText = ({ usage, selector, matchingType, certificate }: TlsaData): string =>
  `${usage} ${selector} ${matchingType} ${Buffer.from(certificate).subarray(0, ASSOCIATION_BYTES).toString('hex')}`;

/** The declared type lacks what the packet has. */
function read(bytes: Buffer): DecodedPacket & { readonly rcode: string } {
  try {
    return decode(bytes) as DecodedPacket & { readonly rcode: string };
  } catch {
    throw new DnsError('EBADRESP');
  }
}

type Begin = (done: (bytes: Buffer) => void, fail: (error: DnsError) => void) => () => void;

/** Runs an exchange that `begin` starts, until it is done, fails, takes too long or is stopped; then closes it. */
function withLimits({ timeoutMillis, signal }: Limits, begin: Begin): Promise<Buffer> {
  return new Promise<Buffer>((resolve, reject) => {
    let isOver = false;
    const end = (settle: () => void) => {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      close();
      settle();
    };
    const fail = (error: DnsError) => {
      end(() => {
        reject(error);
      });
    };
    const stop = () => {
      fail(new DnsError('ECANCELLED'));
    };
    const timer = setTimeout(() => {
      fail(new DnsError('ETIMEOUT'));
    }, timeoutMillis);
    signal?.addEventListener('abort', stop);
    const close = begin((bytes) => {
      end(() => {
        resolve(bytes);
      });
    }, fail);
  });
}

function overUdp(
  { address, port }: Endpoint,
  query: Buffer,
  id: number,
  done: (bytes: Buffer) => void,
  fail: (error: DnsError) => void,
): () => void {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4');
  socket.on('error', () => {
    fail(new DnsError('ECONNREFUSED'));
  });
  // A connected socket takes nothing from anybody else; another's answer on the same port has another number.
  socket.connect(port, address, (error?: Error) => {
    if (error) fail(new DnsError('ECONNREFUSED'));
    else socket.send(query);
  });
  socket.on('message', (bytes) => {
    if (bytes.length >= 12 && bytes.readUInt16BE(0) === id) done(bytes);
  });
  return () => {
    socket.close();
  };
}

function overTcp(
  { address, port }: Endpoint,
  query: Buffer,
  done: (bytes: Buffer) => void,
  fail: (error: DnsError) => void,
): () => void {
  const socket = connect(port, address, () => socket.write(query));
  let received = Buffer.alloc(0);
  socket.on('error', () => {
    fail(new DnsError('ECONNREFUSED'));
  });
  socket.on('end', () => {
    fail(new DnsError('EBADRESP'));
  });
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    if (received.length < 2) return;
    const end = 2 + received.readUInt16BE(0);
    if (received.length >= end) done(received.subarray(2, end));
  });
  return () => {
    socket.destroy();
  };
}
