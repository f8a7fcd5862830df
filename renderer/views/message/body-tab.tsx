import { useState } from 'react';
import type { BoundedText, MessageText, MessageView } from '../../../shared/ipc/contract.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { WireText } from '../../components/wire-text.tsx';
import { BounceCard } from './bounce-card.tsx';
import { PartList } from './part-list.tsx';

/** What the message says: what it tells of another one, its texts, and its parts. HTML is never shown as a page. */
export function BodyTab({ view }: { readonly view: MessageView }) {
  const { content, texts } = view;
  return (
    <>
      {content.deliveryStatus && <BounceCard status={content.deliveryStatus} />}
      {content.deliveryStatus ? (
        // The card has said it: the words of the program are for who doubts it.
        <details className="message-report">
          <summary>In its own words</summary>
          <TextParts texts={texts} />
        </details>
      ) : (
        <TextParts texts={texts} />
      )}
      {texts.length === 0 && <p className="faint">No part of this message is text.</p>}
      <PartList root={content.parts} />
    </>
  );
}

function TextParts({ texts }: { readonly texts: readonly MessageText[] }) {
  return (
    <>
      {texts.map((text) => (
        <TextPart key={text.path} text={text} alone={texts.length === 1} />
      ))}
    </>
  );
}

function TextPart({ text, alone }: { readonly text: MessageText; readonly alone: boolean }) {
  const [asSource, setAsSource] = useState(false);
  const { kind, plain, path } = text;
  const shown = kind === 'html' && plain && !asSource ? plain : text;
  return (
    <section className="message-part" data-testid="message-text">
      {(!alone || kind === 'html') && (
        <header>
          <h3>{kind === 'html' ? (asSource ? 'HTML, as it was sent' : 'Text of the HTML') : 'Text'}</h3>
          {path !== '' && <span className="faint">part {visibleText(path)}</span>}
          {kind === 'html' && plain && (
            <button
              type="button"
              className="button button-small"
              aria-pressed={asSource}
              onClick={() => {
                setAsSource(!asSource);
              }}
            >
              {asSource ? 'Show the text' : 'Show the source'}
            </button>
          )}
        </header>
      )}
      <TextBlock text={shown} code={kind === 'html' && shown === text} />
    </section>
  );
}

const LINES_AT_FIRST = 400;

/** Lines stay lines; everything else that acts is made visible. */
export function TextBlock({ text, code }: { readonly text: BoundedText; readonly code: boolean }) {
  const [all, setAll] = useState(false);
  const lines = text.text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n');
  const shown = all ? lines : lines.slice(0, LINES_AT_FIRST);
  return (
    <div className={code ? 'message-text message-text-code' : 'message-text'}>
      <pre>
        {shown.map((line, index) => (
          <span key={index}>
            <WireText text={line} />
            {'\n'}
          </span>
        ))}
      </pre>
      {shown.length < lines.length && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {lines.length.toLocaleString('en-US')} lines
        </button>
      )}
      {text.cut && <p className="faint">Only the beginning is shown; save the part to have all of it.</p>}
    </div>
  );
}
