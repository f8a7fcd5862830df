import { visibleText } from '../../../shared/model/visible-text.ts';

const LINES_SHOWN = 200;
const LINE_CHARACTERS = 4000;

/** A step's text, line by line, each tied to the bytes it came in. */
export function LinkedLines({ lines }: { readonly lines: readonly string[] }) {
  const shown = lines.slice(0, LINES_SHOWN);
  return (
    <div className="details-text">
      {shown.map((line, index) => (
        <pre key={index}>
          {/* One text node a line: the marks are painted on it. */}
          <span data-line={index}>{visibleText(line.slice(0, LINE_CHARACTERS))}</span>
          {line.length > LINE_CHARACTERS && (
            <span className="faint">
              … ({(line.length - LINE_CHARACTERS).toLocaleString('en-US')} more characters)
            </span>
          )}
        </pre>
      ))}
      {lines.length > LINES_SHOWN && (
        <p className="faint">and {(lines.length - LINES_SHOWN).toLocaleString('en-US')} more lines</p>
      )}
    </div>
  );
}
