import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What Electron runs when it is given a folder on the command line. An Electron out of a packed program lacks it, since
 * packing takes it away.
 */
const DEFAULT_APP = `'use strict';
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const folder = resolve(process.argv.slice(1).find((word) => !word.startsWith('-')) ?? '.');
const { name, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
process.defaultApp = true;
app.setAppPath(folder);
app.setName(name);
app.setVersion(version);
require(join(folder, main));
`;

/**
 * Gives an Electron the default app that it lacks.
 *
 * @param {string} distribution the folder Electron lies in
 */
export async function addDefaultApp(distribution) {
  const archive = packAsar({
    'package.json': JSON.stringify({ name: 'default-app', main: 'main.js' }),
    'main.js': DEFAULT_APP,
  });
  await writeFile(join(distribution, 'resources', 'default_app.asar'), archive);
}

/**
 * An asar archive of files without folders: a length of lengths, the header as a length-prefixed and padded JSON text,
 * then the files one after the other. All numbers have 32 bits, little-endian.
 *
 * @param {Readonly<Record<string, string>>} files
 */
export function packAsar(files) {
  const contents = Object.values(files).map((text) => Buffer.from(text));
  let offset = 0;
  const entries = Object.keys(files).map((name, index) => {
    const size = contents[index]?.length ?? 0;
    const entry = { size, offset: String(offset) };
    offset += size;
    return [name, entry];
  });
  const json = Buffer.from(JSON.stringify({ files: Object.fromEntries(entries) }));
  const padded = Math.ceil(json.length / 4) * 4;
  const head = Buffer.alloc(16 + padded);
  [4, padded + 8, padded + 4, json.length].forEach((number, index) => head.writeUInt32LE(number, index * 4));
  json.copy(head, 16);
  return Buffer.concat([head, ...contents]);
}
