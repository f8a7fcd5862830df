import { BrowserWindow, session } from 'electron';
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const PAGE = {
  printBackground: true,
  preferCSSPageSize: true,
  pageSize: 'A4',
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate:
    '<div style="width:100%;padding:0 14mm;font:8px sans-serif;color:#555;text-align:right">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>',
  margins: { top: 0.55, bottom: 0.7, left: 0.55, right: 0.55 },
} as const;

/** Long reports take a while; a page that takes longer than this will never come. */
const LOAD_LIMIT_MS = 120_000;

/**
 * Prints an HTML file to a PDF file, in a hidden window that runs no script and reaches nothing but the file. Rejects
 * when the file cannot be read or shown.
 */
export async function printToPdf(htmlFile: string, pdfFile: string): Promise<void> {
  await readFile(htmlFile, { flag: 'r' });
  const url = pathToFileURL(htmlFile).href;
  const own = session.fromPartition(`print-${process.pid}-${Date.now()}`);
  own.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: details.url !== url });
  });
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: own, sandbox: true, javascript: false, contextIsolation: true },
  });
  const limit = setTimeout(() => {
    window.destroy();
  }, LOAD_LIMIT_MS);
  try {
    await window.loadURL(url);
    const bytes = await window.webContents.printToPDF({ ...PAGE, margins: { ...PAGE.margins } });
    await writeFile(pdfFile, bytes);
  } finally {
    clearTimeout(limit);
    if (!window.isDestroyed()) window.destroy();
  }
}
