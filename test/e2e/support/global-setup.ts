import { electronSwitches, hasDisplay } from '../../../electron/launcher/display.mjs';
import { findElectron } from '../../../electron/launcher/find-electron.mjs';

/** Finds Electron once for all tests. */
// eslint-disable-next-line no-restricted-syntax -- Playwright takes the default export
export default async function findElectronOnce(): Promise<void> {
  if (!hasDisplay(process.platform, process.env)) {
    throw new Error('There is no display: run "npm test", or put "xvfb-run -a" before the command.');
  }
  const { executable } = await findElectron(console.error);
  process.env['SMTPSCOPE_TEST_ELECTRON'] = executable;
  process.env['SMTPSCOPE_TEST_SWITCHES'] = electronSwitches().join(' ');
}
