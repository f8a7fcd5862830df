import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../shared/report/json-text.ts';

describe('JSON for a terminal', () => {
  const hostile = { text: '\u001b[31m \u009b2J \u007f \u202egnp.exe \u200b \u2028 é 郵' };

  it('holds no character that acts or hides, and says the same', () => {
    const text = jsonText(hostile);
    expect(text).toBe(String.raw`{"text":"\u001b[31m \u009b2J \u007f \u202egnp.exe \u200b \u2028 é 郵"}`);
    expect(JSON.parse(text)).toEqual(hostile);
  });

  it('can be indented', () => {
    expect(jsonText({ a: [1] }, 2)).toBe('{\n  "a": [\n    1\n  ]\n}');
  });
});
