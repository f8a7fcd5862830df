import { useState } from 'react';
import { visibleText } from '../../shared/model/visible-text.ts';
import './wire-text.css';

/** Characters shown of a text until more is asked for. */
const CLIP_CHARACTERS = 1200;
const STEP_CHARACTERS = 20_000;

/** Text from a capture, made safe to look at; a long one is clipped, with a button for more. */
export function WireText({ text }: { readonly text: string }) {
  const [shown, setShown] = useState(CLIP_CHARACTERS);
  const rest = text.length - shown;
  return (
    <>
      {visibleText(text.slice(0, shown))}
      {rest > 0 && (
        <button
          type="button"
          className="wire-more"
          onClick={() => {
            setShown(shown + STEP_CHARACTERS);
          }}
        >
          show {Math.min(rest, STEP_CHARACTERS).toLocaleString('en-US')} of {rest.toLocaleString('en-US')}{' '}
          more characters
        </button>
      )}
    </>
  );
}

/** The beginning of a text from a capture, for a line with no room for buttons. */
export function clipped(text: string, characters: number): string {
  if (text.length <= characters) return visibleText(text);
  return `${visibleText(text.slice(0, characters))}… (${(text.length - characters).toLocaleString('en-US')} more characters)`;
}
