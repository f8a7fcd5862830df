import type { ElectronApplication } from '@playwright/test';

/** Megabytes of memory that the processes of the application have in use. */
interface Memory {
  /** Page, main process and the one that draws. */
  readonly window: number;
  /** Of each capture's analysis, and at the end of the one that waits for the next capture. */
  readonly workers: readonly number[];
}

export async function memoryOf(app: ElectronApplication): Promise<Memory> {
  const processes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().map(({ type, serviceName, name, memory, creationTime }) => ({
      creationTime,
      isWorker: type === 'Utility' && `${serviceName ?? ''} ${name ?? ''}`.includes('smtpscope'),
      isWindow: type === 'Browser' || type === 'Tab' || type === 'GPU',
      megabytes: memory.workingSetSize / 1000,
    })),
  );
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    window: sum(processes.filter(({ isWindow }) => isWindow).map(({ megabytes }) => megabytes)),
    workers: processes
      .filter(({ isWorker }) => isWorker)
      .sort((one, two) => one.creationTime - two.creationTime)
      .map(({ megabytes }) => megabytes),
  };
}
