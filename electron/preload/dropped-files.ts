import { webUtils } from 'electron';

/** The browser's class, which the types of this folder do not know. */
const FileOfPage = (globalThis as unknown as { File: new (...parts: never[]) => object }).File;

/** Where dropped files lie on the disk; a file that was made by the page lies nowhere and is left out. */
export function pathsOf(files: readonly object[]): readonly string[] {
  return files.map(pathOf).filter((path) => path !== '');
}

function pathOf(file: object): string {
  // A page could pass an object with a path of its own making; only the browser makes files.
  if (!(file instanceof FileOfPage)) return '';
  // webUtils came with Electron 29; before it, a File of a drop or a file dialog carried its path itself.
  if (webUtils) {
    try {
      return webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
    } catch {
      return '';
    }
  }
  const path = 'path' in file ? file.path : undefined;
  return typeof path === 'string' ? path : '';
}
