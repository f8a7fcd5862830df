import { addTerm, domainTerm, fieldTerm } from '../../../shared/query/filter/edit-filter.ts';
import type { TopTally } from '../../../shared/query/overview/counter.ts';
import type { Participants } from '../../../shared/query/overview/overview-tally.ts';
import { listTitle } from '../../../shared/model/cause-headline.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import './top-lists.css';

interface TopList {
  readonly title: string;
  readonly tally: TopTally;
  /** The filter term that finds a value's sessions. */
  readonly term: (value: string) => string;
  readonly caption?: (value: string) => string;
}

/** Who takes part: servers, clients, domains, blocklists. Each bar leads to its sessions. */
export function TopLists({
  participants,
  total,
}: {
  readonly participants: Participants;
  readonly total: number;
}) {
  const lists: readonly TopList[] = [
    { title: 'Servers', tally: participants.servers, term: (value) => fieldTerm('server', value) },
    { title: 'Clients', tally: participants.clients, term: (value) => fieldTerm('client', value) },
    {
      title: 'Sender domains',
      tally: participants.senderDomains,
      term: (value) => domainTerm('from', value),
      caption: (value) => (value === '' ? 'null sender (bounces)' : value),
    },
    {
      title: 'Recipient domains',
      tally: participants.recipientDomains,
      term: (value) => domainTerm('to', value),
    },
    {
      title: 'Blocklists',
      tally: participants.blocklists,
      term: (value) => fieldTerm('blocklist', value),
      caption: listTitle,
    },
  ];
  return (
    <div className="top-lists">
      {lists
        .filter(({ tally }) => tally.top.length > 0)
        .map((list) => (
          <List key={list.title} list={list} total={total} />
        ))}
    </div>
  );
}

function List({ list, total }: { readonly list: TopList; readonly total: number }) {
  const { title, tally, term, caption = (value: string) => value } = list;
  const filter = useWorkspace((workspace) => workspace.filter);
  const { filterFor } = useActions();
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <ol className="top-list">
        {tally.top.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              title={`Show these sessions: ${addTerm(filter, term(value))}`}
              onClick={() => {
                filterFor(term(value));
              }}
            >
              <span className="top-name">{visibleText(caption(value))}</span>
              <span className="top-count">{count.toLocaleString('en-US')}</span>
              <span className="top-bar" aria-hidden>
                <span style={{ width: `${(100 * count) / Math.max(1, total)}%` }} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {tally.others > 0 && <p className="top-others">and {tally.others.toLocaleString('en-US')} more</p>}
    </section>
  );
}
