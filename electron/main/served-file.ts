import { join, normalize, sep } from 'node:path';

export const APP_SCHEME = 'app';
export const APP_HOST = 'smtpscope';

/** The file a URL names; undefined when it lies outside of the folder or on another host. */
export function fileOf(url: string, folder: string): string | undefined {
  let path: string;
  try {
    const parsed = new URL(url);
    if (parsed.host !== APP_HOST) return undefined;
    path = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(normalize(folder) + sep) && !file.includes('\0') ? file : undefined;
}
