import type { MenuItemConstructorOptions } from 'electron';
import { expect, test, vi } from 'vitest';
import { menuTemplate, type MenuContext } from '../../../electron/main/menu.ts';
import { COMMANDS } from '../../../renderer/state/commands.ts';

function context(change: Partial<MenuContext> = {}): MenuContext {
  return {
    platform: 'linux',
    isDeveloping: false,
    recent: [],
    theme: 'system',
    command: vi.fn(),
    openDialog: vi.fn(),
    openSample: vi.fn(),
    openRecent: vi.fn(),
    clearRecent: vi.fn(),
    showAbout: vi.fn(),
    openStandard: vi.fn(),
    ...change,
  };
}

function allItems(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...allItems(Array.isArray(item.submenu) ? item.submenu : [])]);
}

function click(items: readonly MenuItemConstructorOptions[], label: string): void {
  const item = allItems(items).find((each) => each.label === label);
  (item?.click as (() => void) | undefined)?.();
}

test('every command of the menu is one that the window knows', () => {
  const asked: string[] = [];
  const items = allItems(menuTemplate(context({ command: (name) => asked.push(name) })));
  for (const item of items) (item.click as (() => void) | undefined)?.();
  expect(asked.length).toBeGreaterThan(8);
  expect(asked.filter((name) => !COMMANDS.some((command) => command.name === name))).toEqual([]);
});

test('no two items share an accelerator', () => {
  const keys = allItems(menuTemplate(context())).flatMap(({ accelerator }) => accelerator ?? []);
  expect(keys).toEqual([...new Set(keys)]);
});

test('a bare letter is shown but left to the page, where it may be text', () => {
  for (const { accelerator, registerAccelerator } of allItems(menuTemplate(context()))) {
    if (accelerator !== undefined && String(accelerator).length === 1)
      expect(registerAccelerator).toBe(false);
  }
});

test('reloading is for developers', () => {
  const roles = (isDeveloping: boolean) =>
    allItems(menuTemplate(context({ isDeveloping }))).map(({ role }) => role);
  expect(roles(false)).not.toContain('reload');
  expect(roles(false)).not.toContain('toggleDevTools');
  expect(roles(true)).toContain('reload');
});

test('opens a recent file by its place in the list', () => {
  const openRecent = vi.fn();
  const recent = [
    { index: 0, name: 'a&b.pcap', folder: '~/captures' },
    { index: 1, name: 'c.pcap', folder: '/tmp' },
  ];
  const items = menuTemplate(context({ recent, openRecent }));
  click(items, 'c.pcap (/tmp)');
  click(items, 'a&&b.pcap (~/captures)');
  expect(openRecent.mock.calls).toEqual([[1], [0]]);
});
