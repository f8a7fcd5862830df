import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import {
  CALLS,
  type ArgumentOf,
  type CallName,
  type CaptureId,
  type ResultOf,
} from '../../../shared/ipc/contract.ts';
import { CHANNELS } from '../../preload/channels.ts';
import { hasShape } from './check-argument.ts';
import { isTrustedSender } from './trusted-sender.ts';

/** What answers the window's calls; a call without a handler does not compile. */
export type CallHandlers = {
  readonly [Name in CallName]: (argument: ArgumentOf<Name>) => ResultOf<Name> | Promise<ResultOf<Name>>;
};

const MOST_FILES_DROPPED = 1_000;
/** Windows allows the longest paths. */
const PATH_LENGTH = 32_767;

/** The one place where calls come in: sender, name and argument are checked here and nowhere else. */
export function registerCalls(
  handlers: CallHandlers,
  openDropped: (paths: readonly string[], beside: CaptureId | undefined) => Promise<readonly CaptureId[]>,
  ownWebContentsId: () => number | undefined,
): void {
  const assertTrusted = (event: IpcMainInvokeEvent) => {
    if (!isTrustedSender(event, ownWebContentsId())) throw new Error('This page may not call the program.');
  };
  ipcMain.handle(CHANNELS.call, (event, name: unknown, argument: unknown) => {
    assertTrusted(event);
    if (!isCallName(name)) throw new Error('There is no such call.');
    if (!hasShape(argument, CALLS[name].shape))
      throw new Error(`The argument of ${name} has the wrong shape.`);
    return (handlers[name] as (argument: unknown) => unknown)(argument);
  });
  ipcMain.handle(CHANNELS.openDropped, (event, paths: unknown, beside: unknown) => {
    assertTrusted(event);
    if (!isListOfPaths(paths)) throw new Error('The dropped files have the wrong shape.');
    if (beside !== undefined && typeof beside !== 'string')
      throw new Error('The capture beside which files were dropped has the wrong shape.');
    return openDropped(paths, beside);
  });
}

function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CALLS, name);
}

function isListOfPaths(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_FILES_DROPPED &&
    value.every((path) => typeof path === 'string' && path.length <= PATH_LENGTH)
  );
}
