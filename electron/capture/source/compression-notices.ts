import type { Notice } from '../../../shared/model/notice.ts';

export function compressedCut(compression: string): Notice {
  return {
    severity: 'warning',
    code: 'compressed-data-cut',
    message: `The ${compression} file is cut short; what it holds up to its end was read.`,
    tip: 'Copy the file again.',
  };
}

export function compressedDamage(compression: string, error: Error): Notice {
  return {
    severity: 'error',
    code: 'compressed-data-damaged',
    message: `The ${compression} file is damaged (${error.message}); what it holds before the damage was read.`,
    tip: 'Copy the file again, in binary mode.',
  };
}

export function windowTooLarge(bytes: number, limit: number): Notice {
  return {
    severity: 'error',
    code: 'zstd-window-too-large',
    message: `The zstd file looks back over ${String(bytes)} bytes, more than the ${String(limit)} that are kept here.`,
    tip: 'Unpack it first: zstd -d --long=31 FILE.',
  };
}
