import { webUtils } from 'electron';

/** Where dropped files lie on the disk; a file that was made by the page lies nowhere and is left out. */
export function pathsOf(files: readonly object[]): readonly string[] {
  return files.map(pathOf).filter((path) => path !== '');
}

function pathOf(file: object): string {
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
