/** "Ctrl+o" as people see it on their keyboard: "Ctrl O", "⌘ O". Bare capitals are told with their Shift. */
export function keyCaption(key: string, platform: string | undefined): string {
  if (/^[A-Z]$/.test(key)) return `${platform === 'darwin' ? '⇧' : 'Shift'} ${key}`;
  const parts = key
    .split('+')
    .map((part) => (part.length === 1 && key.length > 1 ? part.toUpperCase() : part))
    .map((part) => SHORT[part] ?? part);
  const caption = parts.join(' ');
  return platform === 'darwin' ? caption.replace('Ctrl', '⌘').replace('Shift', '⇧') : caption;
}

const SHORT: Readonly<Record<string, string>> = { PageUp: 'PgUp', PageDown: 'PgDn' };
