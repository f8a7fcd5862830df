import { helloKind } from '../core-commands.ts';
import type { Extension } from './extension.ts';

/** RFC 1985: `ETRN example.org` asks a server to send what it holds for a domain. */
export const etrn: Extension = {
  keyword: 'ETRN',
  use: 'asked for its queue',
  commands: [{ verb: 'ETRN', stage: 'other' }],
};

/** RFC 2033: LMTP greets with `LHLO`, and after the message there is a reply for each recipient. */
export const lmtp: Extension = { commands: [helloKind('LHLO')] };

/** Postfix: `XCLIENT ADDR=192.0.2.1 NAME=[UNAVAILABLE]` tells a server to act as if another client had connected. */
export const xclient: Extension = {
  keyword: 'XCLIENT',
  use: 'named another client in its place',
  commands: [{ verb: 'XCLIENT', stage: 'other' }],
};

/** Postfix: `XFORWARD ADDR=192.0.2.1 HELO=client.example` tells the next server where the message came from. */
export const xforward: Extension = {
  keyword: 'XFORWARD',
  use: 'told where a message came from',
  commands: [{ verb: 'XFORWARD', stage: 'other' }],
};
