import { isIP } from 'node:net';

/** A name server's address cannot be read. */
export class NameServerError extends Error {
  override readonly name = 'NameServerError';
}

// "127.0.0.1", "127.0.0.1:5353", "2001:db8::53", "[2001:db8::53]:5353"
const FORM = /^(?:\[([^\]]+)\](?::(\d{1,5}))?|([^:]+)(?::(\d{1,5}))?|([\da-f:.%]+))$/i;
const MOST_SERVERS = 4;

/** Reads one or several addresses of name servers, parted by commas or spaces, into the form that node:dns takes; throws NameServerError. */
export function parseNameServers(text: string): readonly string[] {
  const servers = text
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(parseNameServer);
  if (servers.length > MOST_SERVERS)
    throw new NameServerError(`More than ${MOST_SERVERS} name servers are not asked.`);
  return servers;
}

/** Whether a text can be read so; an empty one can, and means the system's own. */
export function areNameServers(text: string): boolean {
  try {
    parseNameServers(text);
    return true;
  } catch {
    return false;
  }
}

function parseNameServer(text: string): string {
  const [, bracketed, bracketedPort, plain, plainPort, six] = FORM.exec(text) ?? [];
  const address = bracketed ?? plain ?? six ?? '';
  const port = Number(bracketedPort ?? plainPort ?? 53);
  const family = isIP(address);
  if (family === 0 || port < 1 || port > 65_535)
    throw new NameServerError(
      `“${text}” is no address of a name server; write it like 127.0.0.1:5353 or [2001:db8::53]:5353.`,
    );
  if (port === 53) return address;
  return family === 6 ? `[${address}]:${port}` : `${address}:${port}`;
}

/** Address and port of a server in that form. */
export function endpointOf(server: string): { readonly address: string; readonly port: number } {
  const [, bracketed, bracketedPort, plain, plainPort, six] = FORM.exec(server) ?? [];
  return { address: bracketed ?? plain ?? six ?? server, port: Number(bracketedPort ?? plainPort ?? 53) };
}
