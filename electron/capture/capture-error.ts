/** Why nothing of a capture could be read. Damage within a capture is a `Notice` instead. */
export type CaptureErrorCode =
  | 'not-found'
  | 'permission-denied'
  | 'is-directory'
  | 'unreadable'
  | 'empty-file'
  | 'header-cut'
  | 'not-a-capture'
  | 'not-a-log'
  | 'unsupported-format'
  | 'unsupported-compression'
  | 'archive'
  | 'compression-damaged'
  | 'several-need-files'
  | 'not-seekable';

/** `message` is one plain sentence that names the file; `tip` says what the user can do. */
export class CaptureError extends Error {
  override readonly name = 'CaptureError';
  readonly code: CaptureErrorCode;
  readonly tip?: string;

  constructor(code: CaptureErrorCode, message: string, tip?: string) {
    super(message);
    this.code = code;
    if (tip !== undefined) this.tip = tip;
  }
}
