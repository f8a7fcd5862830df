import { describe, expect, it } from 'vitest';
import { decodeRefusal } from '../../../../../shared/engine/diagnosis/decode-refusal.ts';
import { REASONS } from '../../../../../shared/engine/diagnosis/reasons/index.ts';
import { REASON_GROUPS } from '../../../../../shared/model/reason.ts';

describe('the registry of reasons', () => {
  it('holds every name of the contract once', () => {
    expect(REASONS.map((reason) => reason.name).sort()).toEqual(Object.values(REASON_GROUPS).flat().sort());
  });
});

describe.each(REASONS)('$name', (reason) => {
  it.each(reason.samples)('is the reason of "$reply" ($source)', ({ reply, stage }) => {
    const verdict = decodeRefusal({ lines: [reply], ...(stage === undefined ? {} : { stage }) });
    expect(verdict).toMatchObject({ reason: reason.name });
  });

  it('says something in every text, and names who acts in every step of its advice', () => {
    for (const { reply, stage } of reason.samples) {
      const verdict = decodeRefusal({ lines: [reply], ...(stage === undefined ? {} : { stage }) });
      expect(verdict.summary).toMatch(/^[A-Z"].*\.$/);
      expect(verdict.explanation.length).toBeGreaterThan(40);
      expect(verdict.advice.length).toBeGreaterThan(0);
      for (const step of verdict.advice) expect(step).toMatch(WHO);
    }
  });
});

const WHO =
  /\b(?:senders?|sending|administrator|recipient|receiving|owner|operators?|provider|nobody|developer|holder|whoever|forwarder|forwarders|resolver)\b/i;
