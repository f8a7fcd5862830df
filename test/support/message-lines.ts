/** Lines as they are sent. A text is ISO 8859-1 where it is not told otherwise. */
export const lines = (...each: readonly string[]): Buffer => Buffer.from(each.join('\r\n'), 'latin1');
