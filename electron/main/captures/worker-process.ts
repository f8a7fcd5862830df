import { utilityProcess } from 'electron';
import type { FromWorker, ToWorker } from '../../worker/protocol.ts';
import type { StartWorker } from './capture-worker.ts';

/** The name that task managers and process metrics show. */
const SERVICE_NAME = 'smtpscope analysis';

/** Starts workers as utility processes: no window, plain Node, apart from everything else when they die. */
export function workerStarter(script: string): StartWorker {
  return (listener) => {
    const child = utilityProcess.fork(script, [], { serviceName: SERVICE_NAME, stdio: 'inherit' });
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
}
