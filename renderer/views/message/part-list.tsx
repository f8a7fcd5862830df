import { Download, File, FileText, FolderTree, Image, Mail, ShieldAlert } from 'lucide-react';
import type { MimePart } from '../../../shared/model/mail/mime-part.ts';
import { byteSize } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { useActions } from '../../state/store-context.tsx';
import { isMislabelled, partFacts } from './part-words.ts';
import '../../components/button.css';

const NAME_CHARACTERS = 160;
const PARTS_SHOWN = 500;

interface Placed {
  readonly part: MimePart;
  readonly depth: number;
}

/** The tree of a message's parts: what each claims to be, what it is, how large, and its hash. */
export function PartList({ root }: { readonly root: MimePart }) {
  const placed = [...flatten(root, 0)];
  const shown = placed.slice(0, PARTS_SHOWN);
  return (
    <section aria-label="Parts">
      <h3 className="section-title">Parts</h3>
      <ul className="parts" data-testid="parts">
        {shown.map(({ part, depth }) => (
          <Part key={part.path} part={part} depth={depth} />
        ))}
      </ul>
      {shown.length < placed.length && (
        <p className="faint">and {(placed.length - shown.length).toLocaleString('en-US')} more</p>
      )}
    </section>
  );
}

function* flatten(part: MimePart, depth: number): Generator<Placed> {
  yield { part, depth };
  for (const child of part.parts) yield* flatten(child, depth + 1);
}

/** Deeper parts stand no further to the right: their path tells. */
const DEEPEST_INDENT = 8;

function Part({ part, depth }: Placed) {
  const { savePart } = useActions();
  const { name, sha256, path } = part;
  const isLeaf = part.parts.length === 0;
  const wrong = isMislabelled(part);
  return (
    <li
      className={wrong ? 'part part-wrong tone-bad' : 'part'}
      style={{ paddingInlineStart: `${Math.min(depth, DEEPEST_INDENT) * 1.125}rem` }}
      data-testid="part"
    >
      <PartIcon part={part} wrong={wrong} />
      <div>
        <p className="part-name">
          <strong>{clipped(name ?? part.type, NAME_CHARACTERS)}</strong>
          <span className="faint">{clipped(partFacts(part), NAME_CHARACTERS * 2)}</span>
        </p>
        {wrong && (
          <p className="part-warning">
            Says {clipped(part.type, NAME_CHARACTERS)}, but its first bytes are those of{' '}
            {clipped(part.contentType ?? '', NAME_CHARACTERS)}.
          </p>
        )}
        {sha256 !== undefined && isLeaf && (
          <p className="part-hash">
            <span>SHA-256</span> <code>{sha256}</code>
            <CopyButton label="Copy the SHA-256" text={() => sha256} />
          </p>
        )}
      </div>
      <span className="part-size">
        {byteSize(part.bytes)}
        {!part.complete && <span className="part-cut"> cut</span>}
      </span>
      {isLeaf && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Save ${clipped(part.safeName ?? part.type, NAME_CHARACTERS)}`}
          title={part.safeName === undefined ? 'Save this part' : `Save as ${part.safeName}`}
          onClick={() => void savePart(path === '' ? '1' : path)}
        >
          <Download size={14} aria-hidden />
        </button>
      )}
    </li>
  );
}

function PartIcon({ part, wrong }: { readonly part: MimePart; readonly wrong: boolean }) {
  const { type, parts } = part;
  if (wrong) return <ShieldAlert size={14} aria-hidden />;
  if (type.startsWith('message/')) return <Mail size={14} aria-hidden />;
  if (parts.length > 0 || type.startsWith('multipart/')) return <FolderTree size={14} aria-hidden />;
  if (type.startsWith('text/')) return <FileText size={14} aria-hidden />;
  return type.startsWith('image/') ? <Image size={14} aria-hidden /> : <File size={14} aria-hidden />;
}
