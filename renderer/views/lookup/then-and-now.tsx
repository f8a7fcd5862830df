import type { ThenAndNow } from '../../../shared/model/lookup.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';

const VERDICTS: Readonly<Record<ThenAndNow['verdict'], { readonly word: string; readonly tone: string }>> = {
  same: { word: 'the same', tone: 'good' },
  changed: { word: 'changed', tone: 'warn' },
  'not-asked': { word: 'not asked now', tone: 'quiet' },
  unknown: { word: 'cannot be told', tone: 'quiet' },
};

/** What the capture's own DNS answers said, beside what is said now. */
export function ThenAndNowTable({ rows }: { readonly rows: readonly ThenAndNow[] }) {
  return (
    <section>
      <h3 className="section-title">Then and now</h3>
      <table className="then-and-now" data-testid="then-and-now">
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">In the capture</th>
            <th scope="col">Now</th>
            <th scope="col">
              <span className="spoken">Difference</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ question, type, then, now, verdict }, index) => (
            <tr key={index}>
              <th scope="row">
                <code>
                  {type} {visibleText(question)}
                </code>
              </th>
              <td>
                <code>{answerText(then.answers, then.rcode)}</code>
              </td>
              <td>
                <code>{now ? answerText(now.answers, now.outcome) : '–'}</code>
              </td>
              <td className={`tone-${VERDICTS[verdict].tone}`}>{VERDICTS[verdict].word}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function answerText(answers: readonly string[], outcome: string): string {
  return answers.length === 0 ? outcome : visibleText(answers.join(', '));
}
