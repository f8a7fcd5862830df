/** What text can be dressed in; on anything but a terminal it stays bare. */
export interface Palette {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly doubtful: (text: string) => string;
  readonly client: (text: string) => string;
  readonly server: (text: string) => string;
}

const bare = (text: string) => text;

export const PLAIN: Palette = {
  strong: bare,
  faint: bare,
  good: bare,
  bad: bare,
  doubtful: bare,
  client: bare,
  server: bare,
};

/** ECMA-48 "select graphic rendition". */
const dress = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;

export const ANSI: Palette = {
  strong: dress(1, 22),
  faint: dress(2, 22),
  good: dress(32, 39),
  bad: dress(31, 39),
  doubtful: dress(33, 39),
  client: dress(36, 39),
  server: dress(35, 39),
};
