import { createKeyedHash } from '../../../electron/export/keyed-hash.ts';
import { expect, it } from 'vitest';
import type { Notice } from '../../../shared/model/notice.ts';
import { createRedactor } from '../../../shared/report/redact/redactor.ts';

const NOTICES: readonly Notice[] = [
  {
    severity: 'info',
    code: 'capture-comment',
    message: 'Packet 3 has the comment "Alice Liddell again".',
    packet: 3,
  },
  {
    severity: 'info',
    code: 'capture-names',
    message: 'The recording program wrote names of addresses into the capture: 10.0.0.1 is alice-laptop.',
  },
  {
    severity: 'warning',
    code: 'cut-short',
    message: 'The capture ends in the middle of packet 4.',
    packet: 4,
  },
];

it('notices of a redacted report tell of damage, and not in whose words the capture was described', () => {
  const redactor = createRedactor(['addresses'], createKeyedHash());
  const redacted = redactor.notices(NOTICES);
  expect(JSON.stringify(redacted)).not.toMatch(/alice/i);
  expect(redacted.map(({ code, packet }) => [code, packet])).toEqual([
    ['capture-comment', 3],
    ['capture-names', undefined],
    ['cut-short', 4],
  ]);
  expect(redacted[2]).toEqual(NOTICES[2]);
});
