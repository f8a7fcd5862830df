import { RECORDING_PROBLEMS, type RecordingProblem } from './recording-problems.ts';

/** What a recording is to hold. */
export interface RecordingWish {
  readonly problems: readonly RecordingProblem[];
  /** Ports of mail servers besides the usual ones. */
  readonly ports: readonly number[];
  /** Addresses or names; the recording holds their mail only. */
  readonly hosts: readonly string[];
}

/** A tcpdump command, and what to know about it. */
export interface CaptureCommand {
  /** One line for a shell. */
  readonly command: string;
  /** Plain sentences, one a problem. */
  readonly advice: readonly string[];
}

const USUAL_PORTS = [25, 465, 587];
const MOST_PORTS = 8;
const MOST_HOSTS = 8;

/** What nobody has a special wish for: whole packets of the usual ports, on every interface, into a file. */
export const USUAL_RECORDING: RecordingWish = { problems: [], ports: [], hosts: [] };

/** The tcpdump command that records this well (pcap-filter(7), tcpdump(8)); every report and the window take it from here. */
export function captureCommand({ problems, ports, hosts }: RecordingWish): CaptureCommand {
  const kinds = RECORDING_PROBLEMS.filter(({ name }) => problems.includes(name));
  const options = [...new Set(kinds.flatMap((kind) => kind.options ?? []))];
  const also = [...new Set(kinds.flatMap((kind) => kind.also ?? []))];
  const filter = filterFor(ports, hosts, also);
  return {
    command: ['tcpdump -i any -s 0', ...options, `-w mail.pcap '${filter}'`].join(' '),
    advice: kinds.map(({ advice }) => advice),
  };
}

/** Ports bind tighter than hosts, and what goes with the mail (DNS, ICMP) is not restricted to the hosts. */
function filterFor(ports: readonly number[], hosts: readonly string[], also: readonly string[]): string {
  const all = [...new Set([...USUAL_PORTS, ...ports])].slice(0, MOST_PORTS);
  const mail = all.map((port) => `port ${port}`).join(' or ');
  const named = [...new Set(hosts)].filter(isHost).slice(0, MOST_HOSTS);
  const [only] = named;
  const of =
    named.length > 1 ? `(${named.map((host) => `host ${host}`).join(' or ')})` : `host ${only ?? ''}`;
  return [only === undefined ? mail : `(${mail}) and ${of}`, ...also].join(' or ');
}

/** What may stand in the filter: an address or a host name, and nothing a shell or tcpdump reads otherwise. */
export function isHost(text: string): boolean {
  return /^[0-9a-z](?:[0-9a-z.:-]{0,252}[0-9a-z])?$/i.test(text) || /^[0-9a-f:]*::[0-9a-f:.]*$/i.test(text);
}
