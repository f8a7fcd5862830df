/**
 * True when a window can be shown. Only Linux (and the BSDs) run without a display.
 *
 * @param {NodeJS.Platform} platform
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export function hasDisplay(platform, env) {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Command-line switches that Electron needs here: Chromium refuses to run its sandbox as root. */
export function electronSwitches() {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot ? ['--no-sandbox'] : [];
}
