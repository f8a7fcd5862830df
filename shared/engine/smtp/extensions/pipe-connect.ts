import type { Extension } from './extension.ts';

/** Exim's PIPECONNECT: a client that knows the server from before sends EHLO and more without waiting for the banner. */
export const pipeConnect: Extension = { keyword: 'PIPECONNECT' };

/** The names under which Exim has offered it. */
export function offersPipeConnect(extensions: readonly string[]): boolean {
  return extensions.some((extension) => /^(?:X_)?PIPE_?CONNECT$/i.test(extension));
}
