import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');

/** The colours of the n-th block of declarations that sets --text. */
function palette(place: number): ReadonlyMap<string, string> {
  const blocks = css.split('}').filter((block) => block.includes('--text: #'));
  return new Map(
    [...(blocks[place] ?? '').matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['canvas', 'surface', 'sunken', 'hover', 'selected'];
const TEXTS = [
  'text',
  'text-muted',
  'text-faint',
  'accent',
  'bad',
  'warn',
  'good',
  'info',
  'client',
  'server',
];

for (const [theme, place] of [
  ['light', 0],
  ['dark', 2],
] as const) {
  const colours = palette(place);
  const of = (name: string) => colours.get(name) ?? '#7f7f7f';

  test(`${theme}: every text colour reads on every surface (4.5:1)`, () => {
    const weak = TEXTS.flatMap((text) =>
      SURFACES.filter((surface) => contrast(of(text), of(surface)) < 4.5).map(
        (surface) => `${text} on ${surface}`,
      ),
    );
    expect(weak).toEqual([]);
  });

  test(`${theme}: outcomes read on their own tint, buttons on the accent, controls have an edge (3:1)`, () => {
    const weak = ['bad', 'warn', 'good', 'info', 'text-faint'].filter(
      (tone) => contrast(of(tone), of(tone === 'text-faint' ? 'bad-soft' : `${tone}-soft`)) < 4.5,
    );
    expect(weak).toEqual([]);
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThan(4.5);
    expect(contrast(of('line-control'), of('surface'))).toBeGreaterThan(3);
  });
}

test('the dark colours are the same by the system’s choice and by the user’s', () => {
  expect(palette(1)).toEqual(palette(2));
  expect(palette(1).size).toBeGreaterThan(20);
});
