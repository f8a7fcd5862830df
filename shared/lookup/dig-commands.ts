import type { DnsQuestion, LookupSubject } from '../model/lookup.ts';

// Names from a capture may hold anything: what is not plain is quoted for the shell.
const PLAIN = /^[A-Za-z0-9._-]+$/;

/** `dig` commands that ask the same, with a comment over each group. */
export function digCommands(
  questions: readonly DnsQuestion[],
  { addresses, domains }: LookupSubject,
  servers: readonly string[],
): readonly string[] {
  const at = servers[0] === undefined ? '' : ` ${serverArgument(servers[0])}`;
  const dig = ({ question, type }: DnsQuestion) => {
    const address = type === 'PTR' ? addressOfReverse(question, addresses) : undefined;
    return address === undefined
      ? `dig${at} +short ${shellWord(question)} ${type}`
      : `dig${at} +short -x ${address}`;
  };
  return [
    ...questions.map(dig),
    ...(addresses.length > 0
      ? [`# for each name that answers: dig${at} +short NAME A; dig${at} +short NAME AAAA`]
      : []),
    ...(domains.length > 0
      ? [
          `# for each mail exchanger: dig${at} +short HOST A; dig${at} +short HOST AAAA; dig${at} +short _25._tcp.HOST TLSA`,
        ]
      : []),
  ];
}

// "127.0.0.1:5353" → "@127.0.0.1 -p 5353"
function serverArgument(server: string): string {
  const [, six, four, port] = /^(?:\[(.+)\]|([\d.]+))(?::(\d+))?$/.exec(server) ?? [];
  const address = six ?? four ?? server;
  return port === undefined || port === '53' ? `@${address}` : `@${address} -p ${port}`;
}

function addressOfReverse(question: string, addresses: readonly string[]): string | undefined {
  if (addresses.length === 1) return addresses[0];
  return addresses.find((address) => question === `${address.split('.').reverse().join('.')}.in-addr.arpa`);
}

function shellWord(name: string): string {
  // eslint-disable-next-line no-control-regex -- a pasted line end would run as a command
  const safe = name.replace(/[\x00-\x1f\x7f]/g, '?');
  if (PLAIN.test(safe) && !safe.startsWith('-')) return safe;
  // dig takes a word that begins so for an option or a server.
  return `'${safe.replaceAll("'", String.raw`'\''`).replace(/^[-+@]/, String.raw`\$&`)}'`;
}
