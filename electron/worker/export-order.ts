import { setImmediate as nextTurn } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { EXPORT_FORMATS } from '../export/formats.ts';
import { createKeyedHash } from '../export/keyed-hash.ts';
import { WriteError } from '../export/write-failure.ts';
import { compileFilterFor } from '../../shared/query/filter/compile-filter.ts';
import { createRedactor } from '../../shared/report/redact/redactor.ts';
import { REDACTIONS } from '../../shared/report/redact/redaction.ts';
import { PLAIN } from '../../shared/report/text/palette.ts';
import type { CaptureLogsReading } from './capture-logs.ts';
import type { ExportOrder } from './protocol.ts';
import type { Reading } from './reading.ts';

const WIDTH = 100;
/** Sessions between two looks at the messages that wait. */
const AT_ONCE = 200;

/**
 * Writes sessions that were read so far to where the order says; gives the warnings there were. Throws with a plain
 * sentence, and leaves nothing behind, when it cannot or `signal` is aborted.
 */
export async function exportSessions(
  order: ExportOrder,
  reading: Reading,
  logs: Pick<CaptureLogsReading, 'annotate' | 'join'>,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<readonly string[]> {
  const format = EXPORT_FORMATS.find(({ name }) => name === order.format);
  const live = reading.live();
  if (!format || !live) throw new WriteError('There is nothing to export yet.');
  const redact = REDACTIONS.filter((each) => order.redact[each]);
  const showSecrets = !reading.settings().maskSecrets;
  if (redact.length > 0 && showSecrets)
    throw new WriteError(
      'Credentials are shown in this capture; mask them in the settings before hiding names.',
    );
  const warnings: string[] = [];
  const exporter = await format.create({
    files: reading.files(),
    output: order.output,
    force: order.force,
    stdout: new Writable(),
    redactor: redact.length > 0 ? createRedactor(redact, createKeyedHash()) : undefined,
    showSecrets,
    extraPorts: reading.settings().extraPorts,
    options: { palette: PLAIN, width: WIDTH },
    live: false,
    signal,
    warn: (message) => void warnings.push(message),
    onProgress,
    printPdf: () => Promise.reject(new WriteError('The window prints PDF files itself.')),
  });
  try {
    const isWanted = await createChoice(order, reading);
    const positions = order.scope === 'selected' ? order.ids : [...reading.shelf.positions()];
    for (const [place, position] of positions.entries()) {
      const session = reading.shelf.find(position);
      if (session && isWanted(position)) exporter.add(logs.annotate(session));
      if (place % AT_ONCE !== 0) continue;
      await exporter.drained();
      onProgress(place / positions.length);
      await nextTurn();
      signal.throwIfAborted();
    }
    const { analysis, reader } = live;
    const join = logs.join();
    await exporter.finish({
      capture: reader.facts(),
      notices: [...reader.notices, ...analysis.notices],
      causes: analysis.causes(),
      ...(join && { logs: join }),
    });
    return warnings;
  } catch (error) {
    await exporter.discard();
    throw error;
  }
}

async function createChoice(
  { scope, filter }: ExportOrder,
  { shelf, messages }: Reading,
): Promise<(position: number) => boolean> {
  if (scope !== 'filtered') return () => true;
  const { errors, readsMessages } = compileFilterFor(shelf, filter);
  if (errors[0]) throw new WriteError(`In the filter: ${errors[0].message}`);
  if (readsMessages) await messages.whole();
  return compileFilterFor(shelf, filter).matches;
}
