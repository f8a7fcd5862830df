export type RecordingProblem =
  'cut' | 'drops' | 'one-direction' | 'start' | 'dns' | 'connection' | 'encrypted' | 'rare';

/** What can be missing in a recording, and what tcpdump does about it. */
interface ProblemKind {
  readonly name: RecordingProblem;
  /** A few words, for help. */
  readonly title: string;
  /** A plain sentence. */
  readonly advice: string;
  /** Options of tcpdump(8). */
  readonly options?: readonly string[];
  /** Packets that are wanted besides those of mail, in pcap-filter(7). */
  readonly also?: readonly string[];
}

export const RECORDING_PROBLEMS: readonly ProblemKind[] = [
  {
    name: 'cut',
    title: 'packets cut by the snap length',
    advice: '-s 0 records whole packets: old versions of tcpdump kept 68 or 96 bytes of each.',
  },
  {
    name: 'drops',
    title: 'packets missing in between',
    advice:
      '-B 16384 gives the kernel 16 MiB of buffer, so that a busy machine loses no packets; -n looks up no names.',
    options: ['-n', '-B 16384'],
  },
  {
    name: 'one-direction',
    title: 'only one side of the dialogue',
    advice:
      'Record on the mail server itself, and leave src and dst out of the filter: elsewhere the way back may be another.',
  },
  {
    name: 'start',
    title: 'connections whose beginning is missing',
    advice:
      'Start tcpdump before the mail is sent, and stop it with Ctrl-C after the connection has ended: -U writes each packet at once.',
    options: ['-U'],
  },
  {
    name: 'dns',
    title: 'what the DNS answered is missing',
    advice:
      'Port 53 brings the look-ups of the receiving server along: reverse name, MX, SPF, blocklists. Record on the server that asks.',
    also: ['port 53'],
  },
  {
    name: 'connection',
    title: 'connections that nobody answers or that are refused',
    advice: 'ICMP brings the messages along by which routers and firewalls refuse.',
    also: ['icmp', 'icmp6'],
  },
  {
    name: 'encrypted',
    title: 'sessions hidden by TLS',
    advice: 'No recording shows what TLS hides: read the logs of the two servers beside it (smtpscope log).',
  },
  {
    name: 'rare',
    title: 'something that happens once in a while',
    advice:
      '-C 100 -W 20 keeps the last 20 files of 100 MB: let it run, and open all of them when it has happened.',
    options: ['-C 100 -W 20'],
  },
];

/** The problem of that name; undefined for any other word. */
export function recordingProblemNamed(name: string): RecordingProblem | undefined {
  return RECORDING_PROBLEMS.find((each) => each.name === name)?.name;
}
