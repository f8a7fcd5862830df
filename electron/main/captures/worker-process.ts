import { utilityProcess, type UtilityProcess } from 'electron';
import type { FromWorker, ToWorker } from '../../worker/protocol.ts';
import type { StartWorker } from './capture-worker.ts';

/** The name that task managers and process metrics show. */
const SERVICE_NAME = 'smtpscope analysis';
/** When the next worker is made ready: not while the capture just opened is being drawn. */
const SPARE_AFTER_MILLIS = 1_500;

/**
 * Starts workers as utility processes: no window, plain Node, apart from everything else when they die. One more than is
 * needed waits, its program loaded and warmed up with the capture `sample`: a capture that is opened is read at once.
 */
export function workerStarter(
  script: string,
  sample: string,
): { readonly start: StartWorker; /** Makes the first one ready. */ prepare(): void } {
  let spare: UtilityProcess | undefined;

  const fork = () => utilityProcess.fork(script, [sample], { serviceName: SERVICE_NAME, stdio: 'inherit' });
  const makeSpare = () => {
    if (spare) return;
    const child = fork();
    spare = child;
    child.once('exit', () => {
      if (spare === child) spare = undefined;
    });
  };
  const makeSpareSoon = () => {
    setTimeout(makeSpare, SPARE_AFTER_MILLIS).unref();
  };

  const start: StartWorker = (listener) => {
    const child = spare ?? fork();
    spare = undefined;
    makeSpareSoon();
    child.on('message', (message: FromWorker) => {
      listener.onMessage(message);
    });
    child.on('exit', (code) => {
      listener.onExit(code);
    });
    return {
      post: (message: ToWorker) => {
        child.postMessage(message);
      },
      kill: () => {
        child.kill();
      },
    };
  };
  return { start, prepare: makeSpare };
}
