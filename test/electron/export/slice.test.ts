import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture } from '../../../electron/capture/open-capture.ts';
import type { Session } from '../../../shared/model/session.ts';
import { analyzeWhole } from '../../support/analyze.ts';
import { collectFrames, streamOf, type CollectedFrame } from '../../support/collect-frames.ts';
import { exportedBytes, exportSessions, withFolder } from '../../support/export-sessions.ts';
import { recordedCaptures, SAMPLE } from '../../support/recorded-captures.ts';

const framesOf = async (input: string | Buffer) => {
  const reader = await openCapture([typeof input === 'string' ? input : streamOf(input)]);
  return collectFrames(reader.batches());
};

describe('the packets of sessions as a capture', () => {
  it.each(recordedCaptures())('hold everything that the analysis of $name needs', async ({ files }) => {
    const whole = await analyzeWhole(files, { showSecrets: true });
    const slice = await exportedBytes('pcapng', files, { showSecrets: true });
    const again = await analyzeWhole([streamOf(slice)], { showSecrets: true });
    expect(again.sessions.map(told)).toEqual(whole.sessions.map(told));
  });

  it.each(['pcap', 'pcapng'])(
    'are copied into %s whole, in order, with time and link type',
    async (format) => {
      const [, second] = (await analyzeWhole([SAMPLE])).sessions;
      const slice = await framesOf(await exportedBytes(format, [SAMPLE], { isWanted: ({ id }) => id === 2 }));
      const expected = (await framesOf(SAMPLE)).filter(
        ({ packet, hex }) =>
          packet >= (second?.firstPacket ?? 0) && packet <= (second?.lastPacket ?? 0) && isTcpOf(hex, second),
      );
      const own = slice.filter(({ hex }) => isTcpOf(hex, second));
      expect(own.map(withoutNumber)).toEqual(expected.map(withoutNumber));
      expect(own).toHaveLength(second?.packets ?? 0);
      // What name servers answered about its addresses comes along.
      expect(slice).toHaveLength(own.length + new Set(second?.dns?.map(({ packet }) => packet)).size);
    },
  );

  it('keep the nanoseconds of a capture that has them', async () => {
    const nanos = recordedCaptures().find(({ files }) => files.some((file) => /nano|nsec/.test(file)));
    if (!nanos) throw new Error('there is no capture with nanoseconds');
    const times = new Set((await framesOf(nanos.files[0] ?? '')).map(timeOf));
    for (const format of ['pcap', 'pcapng']) {
      const slice = await framesOf(await exportedBytes(format, nanos.files));
      expect(slice.length).toBeGreaterThan(0);
      expect(slice.map(timeOf).filter((time) => !times.has(time))).toEqual([]);
    }
  });

  it.each(['auth-exim', 'auth-postfix'])(
    'hide the credentials in %s, and keep checksums right',
    async (name) => {
      const capture = recordedCaptures().find((each) => each.name.startsWith(name));
      const files = capture?.files ?? [];
      const secrets = (await analyzeWhole(files, { showSecrets: true })).sessions.flatMap(secretsOf);
      expect(secrets.length).toBeGreaterThan(0);
      const open = (await exportedBytes('pcap', files, { showSecrets: true })).toString('latin1');
      const masked = await exportedBytes('pcap', files);
      for (const secret of secrets) {
        expect(open).toContain(secret);
        expect(masked.toString('latin1')).not.toContain(secret);
      }
      expect((await framesOf(masked)).map(tcpSum)).toEqual(
        (await framesOf(Buffer.from(open, 'latin1'))).map(tcpSum),
      );
    },
  );

  it('have other addresses but right checksums and lengths when they are redacted', async () => {
    const before = await framesOf(await exportedBytes('pcap', [SAMPLE]));
    const after = await framesOf(await exportedBytes('pcap', [SAMPLE], { redact: ['addresses', 'ips'] }));
    expect(after.map(({ hex }) => ipSum(hex))).toEqual(after.map(() => 0xffff));
    expect(after.map(tcpSum)).toEqual(after.map(() => 0xffff));
    const kept = new Map(before.map((frame) => [timeOf(frame), frame.hex.length]));
    expect(after.map((frame) => frame.hex.length)).toEqual(after.map((frame) => kept.get(timeOf(frame))));
  });

  it('still show the dialogue when they are redacted, with the same outcome', async () => {
    const whole = await analyzeWhole([SAMPLE]);
    const slice = await exportedBytes('pcap', [SAMPLE], {
      redact: ['addresses', 'ips', 'subjects', 'bodies'],
    });
    const again = await analyzeWhole([streamOf(slice)]);
    expect(again.sessions.map(({ outcome }) => outcome)).toEqual(
      whole.sessions.map(({ outcome }) => outcome),
    );
    expect(again.sessions.map(verbsOf)).toEqual(whole.sessions.map(verbsOf));
  });

  it('of links of several types fit into pcapng; of pcap it is said in one sentence that they do not', () =>
    withFolder(async (folder) => {
      const files = recordingsNamed(['smtp.pcap', 'cooked-v1.pcap']);
      expect((await analyzeWhole(files)).capture.linkTypes).toHaveLength(2);
      const slice = await framesOf(await exportedBytes('pcapng', files));
      expect(new Set(slice.map(({ linkType }) => linkType))).toEqual(new Set([1, 113]));
      await expect(exportSessions('pcap', files, join(folder, 'out.pcap'))).rejects.toThrow(
        'These packets were captured on links of several types, which a pcap file cannot hold.',
      );
      expect(readdirSync(folder)).toEqual([]);
    }));
});

/** Two recordings of different cases, so that their sessions are different ones. */
function recordingsNamed([ethernet = '', cooked = '']: readonly string[]): readonly string[] {
  const all = recordedCaptures().flatMap(({ files }) => files);
  return [ethernet, cooked].map((name) => all.find((file) => file.endsWith(`/${name}`)) ?? '');
}

/** What a session tells apart from where its packets stand in the file. */
function told(session: Session): object {
  const text = JSON.stringify({
    ...session,
    notices: [],
    rejections: session.rejections.map(({ evidence: _, explanation: __, ...rest }) => rest),
  });
  return JSON.parse(text, (key, value: unknown) =>
    ['packet', 'firstPacket', 'lastPacket', 'id', 'events'].includes(key) ? undefined : value,
  ) as object;
}

const withoutNumber = ({ packet: _, ...frame }: CollectedFrame) => frame;
const timeOf = ({ seconds, nanoseconds }: CollectedFrame) => `${seconds}.${nanoseconds}`;
const verbsOf = ({ exchanges }: Session) =>
  exchanges.map(({ command, reply }) => `${command?.verb ?? ''} ${reply?.code ?? ''}`);

function secretsOf({ exchanges }: Session): readonly string[] {
  return exchanges.flatMap(({ command }) => {
    if (command?.continuation === true) return command.line.length > 3 ? [command.line] : [];
    const response = /^AUTH \S+ (\S{4,})$/i.exec(command?.line ?? '')?.[1];
    return response === undefined ? [] : [response];
  });
}

/** True for a frame over Ethernet and IPv4 between the ports of the session. */
function isTcpOf(hex: string, session: Session | undefined): boolean {
  const bytes = Buffer.from(hex, 'hex');
  const ports = [bytes.readUInt16BE(34), bytes.readUInt16BE(36)];
  return (
    bytes[23] === 6 && ports.includes(session?.client.port ?? 0) && ports.includes(session?.server.port ?? 0)
  );
}

/** Sum over the IPv4 header of an Ethernet frame: 0xffff when its checksum is right (RFC 1071). */
function ipSum(hex: string): number {
  const bytes = Buffer.from(hex, 'hex');
  return fold(sumOf(bytes.subarray(14, 34)));
}

/** Sum over TCP segment and pseudo header. */
function tcpSum({ hex }: CollectedFrame): number {
  const bytes = Buffer.from(hex, 'hex');
  const end = 14 + bytes.readUInt16BE(16);
  return fold(sumOf(bytes.subarray(26, 34)) + 6 + (end - 34) + sumOf(bytes.subarray(34, end)));
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += ((bytes[at] ?? 0) << 8) + (bytes[at + 1] ?? 0);
  return sum;
}

function fold(sum: number): number {
  let folded = sum;
  while (folded > 0xffff) folded = (folded & 0xffff) + (folded >>> 16);
  return folded;
}
