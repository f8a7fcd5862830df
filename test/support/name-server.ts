import { spawn } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { promises } from 'node:dns';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const KNOT = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin']
  .map((folder) => join(folder, 'knotd'))
  .find((file) => existsSync(file));

/** False where Knot DNS is not installed. */
export const hasNameServer = KNOT !== undefined;

/** False in containers whose loopback has no IPv6. */
export const hasLoopback6 = Object.values(networkInterfaces())
  .flat()
  .some((own) => own?.address === '::1');

export interface NameServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * A real name server (Knot DNS) on loopback, IPv4 and where there is one IPv6, for these zones: name → lines of a zone file, `$ORIGIN` being the
 * zone. A zone of undefined is one that cannot be loaded: the server then answers SERVFAIL.
 */
export async function startNameServer(
  zones: Readonly<Record<string, string | undefined>>,
): Promise<NameServer> {
  const folder = mkdtempSync(join(tmpdir(), 'smtpscope-dns-'));
  const port = await freePort();
  mkdirSync(join(folder, 'db'));
  for (const [name, lines] of Object.entries(zones)) {
    if (lines !== undefined) writeFileSync(join(folder, `${name}zone`), zoneFile(name, lines));
  }
  writeFileSync(join(folder, 'knot.conf'), configuration(folder, port, Object.keys(zones)));
  const program = spawn(KNOT ?? 'knotd', ['-c', join(folder, 'knot.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  program.stderr.on('data', (text) => (said += String(text)));
  const over = new Promise<void>((done) =>
    program.once('exit', () => {
      done();
    }),
  );
  const stop = async () => {
    program.kill();
    await over;
    rmSync(folder, { recursive: true, force: true });
  };
  if (!(await answers(port, Object.keys(zones)[0] ?? '.'))) {
    await stop();
    throw new Error(`knotd does not answer: ${said}`);
  }
  return { port, stop };
}

const zoneFile = (name: string, lines: string): string =>
  `$ORIGIN ${name}\n$TTL 60\n@ SOA ns.invalid. host.invalid. 1 60 60 60 60\n@ NS ns.invalid.\n${lines}\n`;

function configuration(folder: string, port: number, zones: readonly string[]): string {
  const own = zones.map(
    (name) =>
      `  - domain: ${name}\n    file: "${join(folder, `${name}zone`)}"\n    zonefile-sync: -1\n    journal-content: none\n`,
  );
  return [
    `server:\n    rundir: "${folder}"\n    listen: [ 127.0.0.1@${port}${hasLoopback6 ? `, ::1@${port}` : ''} ]\n`,
    `    udp-workers: 1\n    tcp-workers: 1\n    background-workers: 1\n`,
    `database:\n    storage: "${join(folder, 'db')}"\n`,
    'log:\n  - target: stderr\n    any: error\n',
    `zone:\n${own.join('')}`,
  ].join('');
}

async function answers(port: number, zone: string): Promise<boolean> {
  const resolver = new promises.Resolver({ timeout: 250, tries: 1 });
  resolver.setServers([`127.0.0.1:${port}`]);
  for (let attempt = 0; attempt < 60; attempt++) {
    try {
      await resolver.resolveSoa(zone.replace(/\.$/, ''));
      return true;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    }
  }
  return false;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        done(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

/** A name server that takes every question and answers by `reply`, or never. */
export async function startFakeServer(
  reply: (question: Buffer) => Uint8Array | undefined = () => undefined,
): Promise<NameServer & { readonly questions: () => number }> {
  let questions = 0;
  const socket: Socket = createSocket('udp4', (question, { port, address }) => {
    questions++;
    const answer = reply(question);
    if (answer) socket.send(answer, port, address);
  });
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done));
  return {
    port: socket.address().port,
    questions: () => questions,
    stop: () =>
      new Promise<void>((done) => {
        socket.close(() => {
          done();
        });
      }),
  };
}
