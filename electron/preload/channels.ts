/** The IPC channels between the preload script and the main process; the page never sees them. */
export const CHANNELS = {
  call: 'smtpscope:call',
  event: 'smtpscope:event',
  /** Carries paths; only the preload script sends on it. */
  openDropped: 'smtpscope:open-dropped',
} as const;
