#!/usr/bin/env node
import { runInTerminal } from './run-in-terminal.ts';

void runInTerminal(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
