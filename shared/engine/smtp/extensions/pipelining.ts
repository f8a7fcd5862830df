import type { Extension } from './extension.ts';

/** RFC 2920: several commands sent before their replies have come. The reply queue keeps them in order. */
export const pipelining: Extension = {
  keyword: 'PIPELINING',
  use: 'sent commands without waiting for replies',
};
