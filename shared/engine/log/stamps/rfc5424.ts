import type { LogHead } from './stamp.ts';

// RFC 5424 section 6: "<22>1 2024-01-01T12:00:00.003Z host postfix/smtpd 1234 - - message"; "-" stands for what is missing.
const HEAD =
  /^<\d{1,3}>1 (\S{1,64}) (\S{1,255}) (\S{1,128}) (\S{1,128}) (\S{1,64}) (-|(?:\[(?:[^\]"\\]|"(?:[^"\\]|\\.)*"|\\.)*\])+)(?: ([^]*))?$/;

export function readRfc5424(line: string): LogHead | undefined {
  const [, time = '', host = '-', tag = '-', pid = '-', , , message = ''] = HEAD.exec(line) ?? [];
  const millis = Date.parse(time);
  if (Number.isNaN(millis)) return undefined;
  return {
    stamp: { kind: 'instant', millis },
    ...(host !== '-' && { host }),
    ...(tag !== '-' && { tag }),
    ...(pid !== '-' && { pid }),
    message: message.replace(/^\ufeff/, ''),
  };
}
