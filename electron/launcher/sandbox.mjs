import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Chromium's sandbox needs user namespaces, which some distributions (Ubuntu 24.04 and later, hardened Debian) deny to
 * programs they do not know, or a helper program that belongs to root. Says how to make it work, and never turns it off.
 *
 * @param {string} distribution the folder Electron lies in
 * @returns {string | undefined} the commands to run, when the sandbox cannot start
 */
export function sandboxRemedy(distribution) {
  if (process.platform !== 'linux' || process.getuid?.() === 0) return undefined;
  const denied =
    readSwitch('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    readSwitch('/proc/sys/kernel/unprivileged_userns_clone') === '0' ||
    readSwitch('/proc/sys/user/max_user_namespaces') === '0';
  const helper = join(distribution, 'chrome-sandbox');
  if (!denied || isSetuidRoot(helper)) return undefined;
  return `sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`;
}

/** @param {string} path */
function readSwitch(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** @param {string} path */
function isSetuidRoot(path) {
  try {
    const { uid, mode } = statSync(path);
    return uid === 0 && (mode & 0o4000) !== 0;
  } catch {
    return false;
  }
}
