import { ArrowLeft, Download, Scissors } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { MessageView as Content } from '../../../shared/ipc/contract.ts';
import type { Session } from '../../../shared/model/session.ts';
import type { Message } from '../../../shared/model/transaction.ts';
import { byteSize } from '../../../shared/report/text/wording.ts';
import { NoticeList } from '../../components/notice-list.tsx';
import { Tabs, tabPanelId } from '../../components/tabs.tsx';
import { clipped } from '../../components/wire-text.tsx';
import { MESSAGE_TABS, type MessageTab, type OpenMessage } from '../../state/open-message.ts';
import { useActions } from '../../state/store-context.tsx';
import { AuthenticationTab } from './authentication-tab.tsx';
import { BodyTab } from './body-tab.tsx';
import { HeadersTab } from './headers-tab.tsx';
import { RouteTab } from './route-tab.tsx';
import { SourceTab } from './source-tab.tsx';
import './message.css';

const TITLES: Readonly<Record<MessageTab, string>> = {
  text: 'Message',
  route: 'Route',
  authentication: 'Authentication',
  headers: 'Headers',
  source: 'Source',
};
const FIELD_CHARACTERS = 600;

/** A message in place of the dialogue: what it says, which way it came, who vouches for it, and how it was sent. */
export function MessagePane(props: { readonly open: OpenMessage; readonly session: Session }) {
  const { open, session } = props;
  const { closeMessage, showMessageTab } = useActions();
  const frame = useRef<HTMLElement>(null);
  const { content, tab, transaction } = open;
  const message = session.transactions[transaction]?.message;
  const view = typeof content === 'string' ? undefined : content;
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus();
  }, [transaction]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    closeMessage();
    requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-dialogue]')?.focus());
  };
  return (
    <section className="message" aria-label="Message" data-testid="message" ref={frame} onKeyDown={onKeyDown}>
      <Head message={message} view={view} />
      <Tabs
        name="message"
        label="Parts of the message view"
        tabs={MESSAGE_TABS.map((id) => ({ id, title: TITLES[id], count: view && countOf(id, view) }))}
        chosen={tab}
        onChoose={showMessageTab}
      />
      <div
        className="message-body"
        role="tabpanel"
        id={tabPanelId('message', tab)}
        aria-label={TITLES[tab]}
        aria-busy={content === 'reading'}
        tabIndex={0}
      >
        {content === 'reading' && <p className="message-waiting faint">Reading the message again …</p>}
        {content === 'none' && (
          <p className="message-waiting">
            The bytes of this message are not at hand: the capture does not hold them, or has not been read so
            far.
          </p>
        )}
        {view && (
          <>
            {view.notices.length > 0 && <NoticeList notices={view.notices} />}
            <Panel tab={tab} view={view} />
          </>
        )}
      </div>
    </section>
  );
}

function Panel({ tab, view }: { readonly tab: MessageTab; readonly view: Content }) {
  switch (tab) {
    case 'text':
      return <BodyTab view={view} />;
    case 'route':
      return <RouteTab trace={view.content.received} />;
    case 'authentication':
      return <AuthenticationTab facts={view.content.authentication} />;
    case 'headers':
      return <HeadersTab headers={view.content.headers} />;
    case 'source':
      return <SourceTab view={view} />;
  }
}

function Head({
  message,
  view,
}: {
  readonly message: Message | undefined;
  readonly view: Content | undefined;
}) {
  const { closeMessage, savePart } = useActions();
  return (
    <header className="message-head">
      <button
        type="button"
        className="icon-button"
        aria-label="Back to the dialogue"
        title="Back to the dialogue (m)"
        onClick={closeMessage}
      >
        <ArrowLeft size={15} aria-hidden />
      </button>
      <div className="message-title">
        <h2>{clipped(subjectOf(message), FIELD_CHARACTERS)}</h2>
        <p className="message-peers">
          {message?.from !== undefined && <span>{clipped(message.from, FIELD_CHARACTERS)}</span>}
          {message?.to !== undefined && (
            <span className="faint">to {clipped(message.to, FIELD_CHARACTERS)}</span>
          )}
          {message?.date !== undefined && (
            <span className="faint">{clipped(message.date, FIELD_CHARACTERS)}</span>
          )}
          {message && <span className="faint">{byteSize(message.bytes)}</span>}
          {view && !view.complete && <CutMark missingBytes={view.missingBytes} />}
        </p>
      </div>
      <button
        type="button"
        className="button button-small"
        disabled={!view}
        title="Save the message as it was sent"
        onClick={() => void savePart('')}
      >
        <Download size={13} aria-hidden />
        Save .eml
      </button>
    </header>
  );
}

function CutMark({ missingBytes }: { readonly missingBytes: number }) {
  return (
    <span className="mark tone-warn mark-tone">
      <Scissors size={11} aria-hidden />
      {missingBytes > 0 ? `${byteSize(missingBytes)} not in the capture` : 'not whole in the capture'}
    </span>
  );
}

function subjectOf(message: Message | undefined): string {
  const subject = message?.subject?.trim() ?? '';
  return subject === '' ? 'Message without a subject' : subject;
}

function countOf(tab: MessageTab, { content }: Content): number | undefined {
  if (tab === 'route') return content.received.hops.length;
  if (tab === 'headers') return content.headers.length;
  return undefined;
}
