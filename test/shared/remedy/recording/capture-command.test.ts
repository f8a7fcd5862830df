import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  captureCommand,
  isHost,
  USUAL_RECORDING,
} from '../../../../shared/remedy/recording/capture-command.ts';
import { RECORDING_PROBLEMS } from '../../../../shared/remedy/recording/recording-problems.ts';
import { wishOfSessions } from '../../../../shared/remedy/recording/wish-of-sessions.ts';
import { runCommand } from '../../../electron/cli/run-command.ts';
import { sampleSession } from '../../../support/sample-session.ts';

const TCPDUMP = 'tcpdump';
const filterOf = (command: string) => /'(.*)'$/.exec(command)?.[1] ?? '';

describe('the command that records well', () => {
  it('without a wish takes whole packets of the usual ports', () => {
    expect(captureCommand(USUAL_RECORDING)).toEqual({
      command: "tcpdump -i any -s 0 -w mail.pcap 'port 25 or port 465 or port 587'",
      advice: [],
    });
  });

  it('restricts mail to hosts, and not what goes with it', () => {
    const { command } = captureCommand({
      problems: ['dns', 'connection'],
      ports: [2525],
      hosts: ['192.0.2.7', '2001:db8::1'],
    });
    expect(filterOf(command)).toBe(
      '(port 25 or port 465 or port 587 or port 2525) and (host 192.0.2.7 or host 2001:db8::1) or port 53 or icmp or icmp6',
    );
  });

  it.each(RECORDING_PROBLEMS.map(({ name }) => name))('has a filter that tcpdump takes: %s', (name) => {
    const { command, advice } = captureCommand({ problems: [name], ports: [10_025], hosts: ['192.0.2.7'] });
    expect(advice).toHaveLength(1);
    const { status, stderr } = spawnSync(TCPDUMP, ['-d', '-y', 'EN10MB', filterOf(command)], {
      encoding: 'utf8',
    });
    expect({ status, stderr: stderr.includes('syntax error') }).toEqual({ status: 0, stderr: false });
  });

  it('is not led astray by what stands in for a host', () => {
    for (const bad of ["x' ; rm", '-w', '$(id)', '', 'a b', '(', '..']) expect(isHost(bad)).toBe(false);
    for (const good of ['mx.example.org', '192.0.2.7', '::1', '2001:db8::', 'a'])
      expect(isHost(good)).toBe(true);
  });
});

describe('what a session lacks', () => {
  const session = sampleSession();
  const lacks = (change: Partial<typeof session>) => wishOfSessions([{ ...session, ...change }]).problems;
  const cut = { kind: 'cut', side: 'client', packet: 9, at: session.startedAt } as const;

  it('is found in its transport and outcome', () => {
    const whole = {
      ...session.transport,
      opening: 'complete',
      closing: 'fin',
      missingBytes: { client: 0, server: 0 },
      events: [],
    } as const;
    expect(lacks({ transport: whole })).toEqual(['dns']);
    expect(lacks({ transport: { ...whole, events: [cut], missingBytes: { client: 5, server: 0 } } })).toEqual(
      ['cut', 'dns'],
    );
    expect(lacks({ transport: { ...whole, missingBytes: { client: 0, server: 7 } } })).toEqual([
      'drops',
      'dns',
    ]);
    expect(lacks({ transport: { ...whole, opening: 'missing' } })).toEqual(['start', 'dns']);
    expect(lacks({ transport: whole, outcome: 'unanswered' })).toEqual(['connection', 'dns']);
  });

  it('is told of its port where that is unusual', () => {
    expect(wishOfSessions([{ ...session, server: { ...session.server, port: 10_025 } }]).ports).toEqual([
      10_025,
    ]);
    expect(wishOfSessions([{ ...session, server: { ...session.server, port: 25 } }]).ports).toEqual([]);
  });
});

it('is printed for a capture that was cut, with the reason beside it', async () => {
  const { code, stdout, stderr } = await runCommand([
    'capture-command',
    'test/captures/snap-length-96/smtp.pcap',
    '--host',
    'mx.example.org',
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^tcpdump -i any -s 0 .*-w mail\.pcap '\(port 25 or .*\) and host mx\.example\.org or port 53'\n$/,
  );
  expect(stderr).toMatch(/-s 0 records whole packets/);
});

it.each([
  [['--problem', 'rain'], /There is no problem “rain”; there is cut, /],
  [['--host', '$(id)'], /is no address and no host name/],
  [['--port', '70000'], /“70000” is no port/],
])('%j is a mistake', async (argv, said) => {
  expect(await runCommand(['capture-command', ...argv])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(said) as string,
  });
});
