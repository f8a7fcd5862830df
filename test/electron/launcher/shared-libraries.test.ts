import { expect, test } from 'vitest';
import { debianPackagesOf, parseMissingLibraries } from '../../../electron/launcher/shared-libraries.mjs';

const LDD = [
  '\tlinux-vdso.so.1 (0x00007ffc2d5f2000)',
  '\tlibnss3.so => not found',
  '\tlibsmime3.so => not found',
  '\tlibatk-bridge-2.0.so.0 => not found',
  '\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f1d3a400000)',
  '\tlibnss3.so => not found',
].join('\n');

test('finds the libraries that ldd does not', () => {
  expect(parseMissingLibraries(LDD)).toEqual(['libnss3.so', 'libsmime3.so', 'libatk-bridge-2.0.so.0']);
});

test('a statically linked program misses nothing', () => {
  expect(parseMissingLibraries('\tnot a dynamic executable\n')).toEqual([]);
});

test('names each Debian package once, and an unknown library by itself', () => {
  expect(
    debianPackagesOf(['libnss3.so', 'libsmime3.so', 'libatk-1.0.so.0', 'libgtk-3.so.0', 'libodd.so.7']),
  ).toEqual(['libnss3', 'libatk1.0-0', 'libgtk-3-0', 'libodd.so.7']);
});
