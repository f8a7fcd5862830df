import { Globe } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LookupPlan } from '../../../shared/model/lookup.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { LookupFacts } from './lookup-facts.tsx';
import { NameServers } from './name-servers.tsx';
import { ThenAndNowTable } from './then-and-now.tsx';
import './lookup.css';

/** Asks the DNS about the open session: first what would be sent where, and only on a click the answers. */
export function LookupDialog() {
  const { showDialog, lookupPlan, lookUp, cancelLookup } = useActions();
  const id = useWorkspace(({ selection }) => selection?.id);
  const report = useWorkspace(({ lookup }) => (lookup?.sessionId === id ? lookup?.report : undefined));
  const servers = useApp(({ facts }) => facts?.nameServers);
  const [plan, setPlan] = useState<LookupPlan>();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let stale = false;
    void lookupPlan().then((found) => {
      if (!stale) setPlan(found);
    });
    return () => {
      stale = true;
    };
  }, [lookupPlan, id, servers]);
  const close = () => {
    if (asking) cancelLookup();
    showDialog(undefined);
  };
  const ask = async () => {
    setAsking(true);
    setProblem(undefined);
    setProblem(await lookUp());
    setAsking(false);
  };
  return (
    <Dialog title="Ask the DNS" onClose={close}>
      {plan && (
        <section data-testid="lookup-plan">
          <p>
            {report
              ? `Asked ${count(report.answers.length, 'question')} of ${inWords(report.servers)}.`
              : `${count(plan.questions.length, 'question')} would be sent to ${inWords(plan.servers)}. Nothing has been sent.`}
          </p>
          {!report && <Cautions plan={plan} />}
          <p className="lookup-buttons">
            <button
              type="button"
              className="button button-primary"
              disabled={asking}
              onClick={() => void ask()}
            >
              <Globe size={14} aria-hidden />
              {asking ? 'Asking …' : report ? 'Ask again' : 'Ask now'}
            </button>
            {asking && (
              <button type="button" className="button" onClick={cancelLookup}>
                Stop
              </button>
            )}
            <CopyButton
              label="Copy dig commands that ask the same"
              caption="Copy as dig commands"
              text={() => plan.commands.join('\n')}
            />
          </p>
          {problem !== undefined && (
            <p className="lookup-problem" role="status">
              {visibleText(problem)}
            </p>
          )}
        </section>
      )}
      {report && <LookupFacts facts={report.facts} />}
      {report && report.thenAndNow.length > 0 && <ThenAndNowTable rows={report.thenAndNow} />}
      {plan && !report && <Questions plan={plan} />}
      <NameServers key={servers} servers={servers ?? ''} />
    </Dialog>
  );
}

function inWords(servers: readonly string[]): string {
  return servers.length === 0 ? 'no name server' : visibleText(servers.join(', '));
}

function Cautions({ plan }: { readonly plan: LookupPlan }) {
  return (
    <ul className="lookup-cautions">
      {plan.cautions.map((text, index) => (
        <li key={index}>{visibleText(text)}</li>
      ))}
    </ul>
  );
}

function Questions({ plan }: { readonly plan: LookupPlan }) {
  return (
    <details className="lookup-all">
      <summary>The questions</summary>
      <ul className="lookup-questions">
        {plan.questions.map(({ question, type }, index) => (
          <li key={index}>
            <code>{type}</code>
            <code>{visibleText(question)}</code>
          </li>
        ))}
      </ul>
      <ul className="lookup-cautions">
        {plan.follows.map((text, index) => (
          <li key={index}>{visibleText(text)}</li>
        ))}
      </ul>
    </details>
  );
}
