import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { join } from 'node:path';
import { readCaptures } from './support/bridge.ts';
import { SAMPLE, test } from './support/launch-app.ts';
import { showView, VIEWS } from './support/views.ts';

/** What axe finds wrong, one line each. */
async function violations(page: Page): Promise<readonly string[]> {
  // The other mode opens a second page, which Electron does not.
  const { violations: found, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(passes.length).toBeGreaterThan(15);
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

const SCHEMES = ['light', 'dark'] as const;

for (const colorScheme of SCHEMES) {
  for (const view of VIEWS) {
    test(`axe finds nothing wrong in ${view.name}, ${colorScheme}`, async ({ launchApp }) => {
      const { page } = await launchApp({ files: [SAMPLE] });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await readCaptures(page, 1);
      await showView(page, view);
      expect(await violations(page)).toEqual([]);
    });
  }

  test(`axe finds nothing wrong on the first page and beside an error, ${colorScheme}`, async ({
    launchApp,
  }) => {
    const { page } = await launchApp();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'Look at the sample' }).waitFor();
    expect(await violations(page)).toEqual([]);
    const failed = await launchApp({ files: [join(import.meta.dirname, 'package.json')] });
    await failed.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await readCaptures(failed.page, 1);
    expect(await violations(failed.page)).toEqual([]);
  });
}

test('nothing moves for those who ask for less motion', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('e');
  await page.getByTestId('verdict').first().waitFor();
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) => {
      const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
      const seconds = (text: string) => Math.max(...text.split(',').map((part) => parseFloat(part)));
      const moves =
        seconds(transitionDuration) > 0.01 || (animationName !== 'none' && seconds(animationDuration) > 0.01);
      return moves ? [element.className.toString()] : [];
    }),
  );
  expect(moving).toEqual([]);
});

test('forced colours keep the choice, the focus and the outcomes visible', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await page.emulateMedia({ forcedColors: 'active' });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('e');
  await page.getByTestId('verdict').first().waitFor();
  const background = (selected: boolean) =>
    page
      .locator(`[data-testid=session-row][aria-selected=${String(selected)}]`)
      .first()
      .evaluate((row) => {
        const { backgroundColor, outlineStyle, borderLeftColor } = getComputedStyle(row);
        return `${backgroundColor} ${outlineStyle} ${borderLeftColor}`;
      });
  expect(await background(true)).not.toBe(await background(false));
  await page.keyboard.press('Tab');
  const focus = await page.evaluate(
    () => getComputedStyle(document.activeElement ?? document.body).outlineStyle,
  );
  expect(focus).not.toBe('none');
});

test('Tab reaches every control in sight, each with a name and a visible focus', async ({ launchApp }) => {
  const { page } = await launchApp({ files: [SAMPLE] });
  await readCaptures(page, 1);
  await page.keyboard.press('2');
  await page.keyboard.press('e');
  await page.getByTestId('verdict').first().waitFor();
  const seen = new Set<string>();
  for (let press = 0; press < 120; press += 1) {
    await page.keyboard.press('Tab');
    const { name, outlined, key } = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      // The frame around a field may be drawn by what it stands in.
      const around = [element, element.parentElement, element.parentElement?.parentElement];
      // In a list the frame is around the chosen row, or what it begins with.
      const active = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
      around.push(active, active?.querySelector('*'), active?.querySelector('.step-line'));
      const styles = around.flatMap((each) =>
        each ? [getComputedStyle(each), getComputedStyle(each, '::after')] : [],
      );
      const label =
        element.getAttribute('aria-label') ?? element.getAttribute('aria-labelledby') ?? element.textContent;
      return {
        name: label.trim() || element.getAttribute('placeholder') || element.getAttribute('title') || '',
        outlined: styles.some((each) => each.outlineStyle !== 'none' || each.boxShadow !== 'none'),
        key: `${element.tagName} ${element.className.toString()} ${label.slice(0, 40)}`,
      };
    });
    if (key.startsWith('BODY')) break;
    expect({ key, named: name !== '', outlined }).toEqual({ key, named: true, outlined: true });
    seen.add(key);
  }
  expect(seen.size).toBeGreaterThan(15);
});
