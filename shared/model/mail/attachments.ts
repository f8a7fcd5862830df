import type { MimePart } from './mime-part.ts';

/** The parts of a message that come with it as files: those that say so, have a name, or are no text to be shown. */
export function attachmentsOf(root: MimePart): readonly MimePart[] {
  const inside = root.parts.flatMap(attachmentsOf);
  return isAttachment(root) ? [root, ...inside] : inside;
}

function isAttachment({ path, type, disposition, name }: MimePart): boolean {
  if (type.startsWith('multipart/')) return false;
  if (disposition === 'attachment' || name !== undefined) return true;
  // A message that is nothing but a file; the parts of a report are read as text.
  return !/^(?:text|message)\//.test(type) && (path === '' || disposition !== 'inline');
}
