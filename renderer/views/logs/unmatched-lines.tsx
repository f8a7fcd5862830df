import { useEffect } from 'react';
import type { UnmatchedLogLine } from '../../../shared/model/log.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { clipped } from '../../components/wire-text.tsx';
import { useActions, useTimeZone, useWorkspace } from '../../state/store-context.tsx';
import { LOG_KINDS } from '../../wording/log-lines.ts';
import { REASON_TITLES } from '../../wording/reason-titles.ts';
import { dayAndTime } from '../../wording/time.ts';

const LINE_CHARACTERS = 600;

/** Refusals in the logs that no session of the capture shows, with what they mean. */
export function UnmatchedLines({ count }: { readonly count: number }) {
  const page = useWorkspace((workspace) => workspace.unmatchedLog);
  const { loadUnmatchedLog } = useActions();
  const isMissing = page === undefined && count > 0;
  useEffect(() => {
    if (isMissing) loadUnmatchedLog();
  }, [isMissing, loadUnmatchedLog]);
  const lines = page?.lines ?? [];
  return (
    <section>
      <h3 className="section-title">Refusals that were not captured</h3>
      {count === 0 && <p className="faint">The capture holds every refusal of these logs.</p>}
      <ul className="unmatched" data-testid="unmatched">
        {lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </ul>
      {page && lines.length < page.kept && (
        <button type="button" className="button button-small" onClick={loadUnmatchedLog}>
          Show more of {page.count.toLocaleString('en-US')}
        </button>
      )}
      {page && lines.length >= page.kept && page.kept < page.count && (
        <p className="faint">
          and {(page.count - page.kept).toLocaleString('en-US')} more, which are counted only
        </p>
      )}
    </section>
  );
}

function Line({ line }: { readonly line: UnmatchedLogLine }) {
  const zone = useTimeZone();
  const { word, tone } = LOG_KINDS[line.kind];
  return (
    <li className={`tone-${tone}`}>
      <p>
        <span className="log-kind">{word}</span> <strong>{REASON_TITLES[line.reason]}</strong>{' '}
        <span className="faint">
          {line.at === undefined ? '' : `${dayAndTime(line.at, zone)} · `}
          {visibleText(line.file)}:{line.line}
        </span>
      </p>
      <p>{visibleText(line.summary)}</p>
      <code>{clipped(line.text, LINE_CHARACTERS)}</code>
    </li>
  );
}
