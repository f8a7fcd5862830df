import { CircleAlert } from 'lucide-react';
import { useMemo, useState } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import type { AllowProgram } from '../../../shared/remedy/allow/allow-file.ts';
import { ALLOW_PROGRAMS, allowConfiguration } from '../../../shared/remedy/allow/index.ts';
import { textOfNetwork } from '../../../shared/remedy/networks/network.ts';
import { readRanges } from '../../../shared/remedy/networks/read-ranges.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Tabs, tabPanelId } from '../../components/tabs.tsx';
import { useActions, useApp } from '../../state/store-context.tsx';
import './remedy.css';

const TITLES: Readonly<Record<AllowProgram, string>> = {
  sendmail: 'Sendmail',
  postfix: 'Postfix',
  postscreen: 'Postfix postscreen',
  exim: 'Exim',
};
const LINES_SHOWN = 400;

/** Addresses in, configuration out: for each server program the lines that let exactly these clients in. */
export function AllowDialog() {
  const { showDialog } = useActions();
  const allowing = useApp((state) => state.allowing);
  const [ranges, setRanges] = useState(allowing?.ranges ?? '');
  const [program, setProgram] = useState<AllowProgram>(allowing?.program ?? 'sendmail');
  const why = allowing?.why ?? '';
  const made = useMemo(() => make(program, ranges, why), [program, ranges, why]);
  return (
    <Dialog
      title="Let these clients in"
      onClose={() => {
        showDialog(undefined);
      }}
    >
      <p className="faint">
        For the administrator of the receiving server. Paste more addresses, networks or ranges, in any text.
      </p>
      <textarea
        className="allow-ranges"
        aria-label="Addresses and networks"
        rows={5}
        spellCheck={false}
        placeholder="209.85.128.0/17&#10;2001:db8::/32&#10;192.0.2.1-192.0.2.9"
        value={ranges}
        onChange={(event) => {
          setRanges(event.target.value);
        }}
      />
      {made.problems.length > 0 && (
        <ul className="allow-problems" role="status">
          {made.problems.map((text, index) => (
            <li key={index}>
              <CircleAlert size={13} aria-hidden />
              {visibleText(text)}
            </li>
          ))}
        </ul>
      )}
      <div className="allow-result">
        <Tabs
          name="allow"
          label="Server program"
          tabs={ALLOW_PROGRAMS.map((id) => ({ id, title: TITLES[id], count: undefined }))}
          chosen={program}
          onChoose={setProgram}
        />
        <div role="tabpanel" id={tabPanelId('allow', program)} aria-label={TITLES[program]} tabIndex={0}>
          <p className="allow-path">
            <code>{made.path}</code>
            <span className="faint">{count(made.networks, 'network')}</span>
            <CopyButton
              label="Copy the configuration"
              caption="Copy"
              text={() => `${made.lines.join('\n')}\n`}
            />
          </p>
          <pre className="allow-lines" data-testid="allow-lines">
            {made.lines.slice(0, LINES_SHOWN).map(shown).join('\n')}
          </pre>
          {made.lines.length > LINES_SHOWN && (
            <p className="faint">
              and {count(made.lines.length - LINES_SHOWN, 'more line')}, which are copied as well
            </p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** The tabs between columns stay room. */
function shown(line: string): string {
  return visibleText(line.replaceAll('\t', '    '));
}

const NOTES_SHOWN = 8;

function make(program: AllowProgram, text: string, why: string) {
  const { spans, notes } = readRanges(text, 'prose');
  const { path, networks, leftOut, lines } = allowConfiguration(program, spans, why === '' ? undefined : why);
  const problems = [
    ...notes.slice(0, NOTES_SHOWN).map(({ message }) => message),
    ...(notes.length > NOTES_SHOWN ? [`and ${notes.length - NOTES_SHOWN} more`] : []),
    ...leftOut
      .slice(0, NOTES_SHOWN)
      .map((network) => `${textOfNetwork(network)} would take too many lines; it was left out.`),
  ];
  return { path, networks: networks.length, problems, lines: spans.length === 0 ? [] : [...lines] };
}
