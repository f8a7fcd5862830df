import { protocol, type Session } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { APP_HOST, APP_SCHEME, fileOf } from './served-file.ts';

export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`;

/** Only the window's own files, no inline script, nothing from the network. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** To be called before the application is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

/** Serves the files of `folder`, and nothing else, at APP_ORIGIN. */
export function serveApp(session: Session, folder: string): void {
  session.protocol.handle(APP_SCHEME, async (request) => {
    const file = fileOf(request.url, folder);
    const type = file === undefined ? undefined : CONTENT_TYPES[extname(file)];
    if (request.method !== 'GET' || file === undefined || type === undefined) return NOT_FOUND();
    try {
      return new Response(await readFile(file), { headers: headersFor(type) });
    } catch {
      return NOT_FOUND();
    }
  });
}

const NOT_FOUND = () => new Response('Not found', { status: 404, headers: headersFor('text/plain') });

function headersFor(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
  };
}
