import {
  ArrowLeft,
  ArrowRight,
  CircleAlert,
  CircleDot,
  Clock,
  EyeOff,
  Lock,
  Mail,
  MailOpen,
  OctagonX,
  ScrollText,
  Plug,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { groupTitle, messageLines } from '../../dialogue/step-lines.ts';
import {
  isError,
  type CommandStep,
  type GroupStep,
  type LogStep,
  type MessageStep,
  type ReplyStep,
  type Step,
} from '../../dialogue/step.ts';
import { isTrouble } from '../../dialogue/steps.ts';
import { useActions } from '../../state/store-context.tsx';
import { LOG_KINDS } from '../../wording/log-lines.ts';
import { turnWords, wireWords } from '../../wording/wire-events.ts';
import { FoldButton } from './fold-button.tsx';
import { FoundText, type StepMatches } from './found-text.tsx';
import { MessageText } from './message-text.tsx';

interface ContentProps<Kind> {
  readonly step: Kind;
  readonly previous: Step | undefined;
  /** Shows all of it rather than its beginning. */
  readonly open: boolean;
  readonly found: StepMatches | undefined;
}

/** What a step says; a chosen one (`open`) says more of it. */
export function StepContent(props: ContentProps<Step> & { readonly session: Session }) {
  const { step, session, ...rest } = props;
  switch (step.kind) {
    case 'command':
      return <CommandContent step={step} {...rest} />;
    case 'reply':
      return <ReplyContent step={step} {...rest} />;
    case 'message':
      return <MessageContent step={step} session={session} {...rest} />;
    case 'wire': {
      const Icon = isTrouble(step.event) ? TriangleAlert : step.event.kind === 'fin' ? Unplug : CircleAlert;
      return (
        <EventContent icon={<Icon size={13} aria-hidden />} trouble={isTrouble(step.event)}>
          <FoundText text={wireWords(step).title} line={0} found={props.found} />
        </EventContent>
      );
    }
    case 'turn': {
      const Icon = step.turn === 'encrypted' ? Lock : step.turn === 'opened' ? Plug : CircleDot;
      const bad = isError(step);
      return (
        <EventContent
          icon={bad ? <OctagonX size={13} aria-hidden /> : <Icon size={13} aria-hidden />}
          trouble={bad}
        >
          <FoundText
            text={turnWords(step.turn, session.tls).title}
            line={0}
            found={props.found}
            characters={LINE_CHARACTERS}
          />
        </EventContent>
      );
    }
    case 'group':
      return <GroupContent step={step} />;
    case 'log':
      return <LogContent step={step} {...rest} />;
  }
}

const LINE_CHARACTERS = 400;
const LOG_CHARACTERS = 240;
const OPEN_CHARACTERS = 4000;
const REPLY_LINES = 3;
const OPEN_REPLY_LINES = 60;

function CommandContent({ step, open, found }: ContentProps<CommandStep>) {
  const { command, exchange } = step;
  const verb = command.continuation === true ? 0 : command.verb.length;
  const masked = command.verb === 'AUTH' && /\*{3}/.test(command.line);
  const unanswered = exchange.reply === undefined && command.continuation !== true;
  return (
    <Speech who="client">
      <code className="step-text">
        <FoundText
          text={command.line}
          line={0}
          found={found}
          strong={verb}
          characters={open ? OPEN_CHARACTERS : LINE_CHARACTERS}
        />
      </code>
      <div className="marks">
        {masked && <Mark icon={<EyeOff size={11} aria-hidden />}>secret hidden</Mark>}
        {!command.complete && <Mark>cut off in the capture</Mark>}
        {unanswered && <Mark icon={<TriangleAlert size={11} aria-hidden />}>no reply in the capture</Mark>}
      </div>
    </Speech>
  );
}

function ReplyContent({ step, previous, open, found }: ContentProps<ReplyStep>) {
  const { reply, exchange, rejection } = step;
  const shown = reply.lines.slice(0, open ? OPEN_REPLY_LINES : REPLY_LINES);
  const hidden = reply.lines.length - shown.length;
  const permanent = reply.code >= 500;
  const Icon = permanent ? OctagonX : Clock;
  // In a pipelined dialogue a reply does not stand below its command: it says which one it answers.
  const pipelined = previous?.kind === 'reply' && exchange.command !== undefined;
  return (
    <Speech who="server">
      <div className="step-text">
        {shown.map((line, index) => (
          <ReplyLine key={index} line={line} place={index} code={reply.code} open={open} found={found} />
        ))}
        {(hidden > 0 || reply.lines.length > REPLY_LINES) && (
          <FoldButton stepKey={step.key} open={open} more={count(Math.max(hidden, 0), 'more line')} />
        )}
      </div>
      <div className="marks">
        {reply.code >= 400 && (
          <Mark icon={<Icon size={12} aria-hidden />} tone>
            {permanent ? 'refused' : 'put off'}
            {rejection?.recipient !== undefined && ` for ${clipped(rejection.recipient, 80)}`}
          </Mark>
        )}
        {pipelined && reply.code < 400 && <Mark>answers {clipped(exchange.command?.line ?? '', 60)}</Mark>}
        {!reply.complete && <Mark>cut off in the capture</Mark>}
      </div>
    </Speech>
  );
}

function ReplyLine(props: {
  readonly line: string;
  readonly place: number;
  readonly code: number;
  readonly open: boolean;
  readonly found: StepMatches | undefined;
}) {
  const { line, place, code, open, found } = props;
  return (
    <code>
      <FoundText
        text={line}
        line={place}
        found={found}
        strong={code > 0 && line.startsWith(String(code)) ? 3 : 0}
        characters={open ? OPEN_CHARACTERS : LINE_CHARACTERS}
      />
      {'\n'}
    </code>
  );
}

function MessageContent({
  step,
  open,
  found,
  session,
}: ContentProps<MessageStep> & { readonly session: Session }) {
  const { openMessage, selectStep } = useActions();
  const { message, transaction } = step;
  const [subject = '', ...fields] = messageLines(message);
  return (
    <Speech who="client">
      <div className="step-text">
        <div className="step-message-text">
          <Mail size={13} aria-hidden />
          <strong>
            <FoundText text={subject} line={0} found={found} characters={LINE_CHARACTERS} />
          </strong>
          <span className="faint">
            {byteSize(message.bytes)}, {count(transaction.recipients.length, 'recipient')}
            {!message.complete && ', incomplete in the capture'}
          </span>
        </div>
        {open &&
          fields.map((field, index) => (
            <code key={index}>
              <FoundText text={field} line={index + 1} found={found} characters={LINE_CHARACTERS} />
            </code>
          ))}
        {open && <MessageText transaction={session.transactions.indexOf(transaction)} />}
        <p className="message-ways">
          <FoldButton stepKey={step.key} open={open} more="show the message" />
          {/* Not a button, as little as the one beside it: “m” does the same. */}
          <span
            className="fold"
            title="Headers, parts, route and authentication (m)"
            data-testid="look-into-message"
            onClick={(event) => {
              event.stopPropagation();
              selectStep(step.key);
              openMessage(session.transactions.indexOf(transaction));
            }}
          >
            <MailOpen size={12} aria-hidden />
            look into it
          </span>
        </p>
      </div>
    </Speech>
  );
}

function LogContent({ step, open, found }: ContentProps<LogStep>) {
  const { kind, text, certainty, later, writtenBy } = step.line;
  const { word, tone } = LOG_KINDS[kind];
  return (
    <div className={`log-line log-by-${writtenBy} tone-${tone}`}>
      <span className="log-kind">
        <ScrollText size={13} aria-hidden />
        {word}
      </span>
      <code className="step-text">
        <FoundText text={text} line={0} found={found} characters={open ? OPEN_CHARACTERS : LOG_CHARACTERS} />
      </code>
      <div className="marks">
        {later === true && <Mark icon={<Clock size={11} aria-hidden />}>later</Mark>}
        {certainty !== 'certain' && <Mark>{certainty === 'likely' ? 'very likely' : 'perhaps'}</Mark>}
      </div>
    </div>
  );
}

function GroupContent({ step }: { readonly step: GroupStep }) {
  return (
    <div className="group-heading">
      <FoldButton stepKey={step.key} open={!step.closed} more={groupTitle(step)} less={groupTitle(step)} />
    </div>
  );
}

function Speech({ who, children }: { readonly who: 'client' | 'server'; readonly children: ReactNode }) {
  const Icon = who === 'client' ? ArrowRight : ArrowLeft;
  return (
    <div className="speech">
      <span className="speaker">
        <Icon size={13} aria-hidden />
        <span className="speaker-name">{who === 'client' ? 'Client' : 'Server'}</span>
      </span>
      {children}
    </div>
  );
}

function EventContent(props: {
  readonly icon: ReactNode;
  readonly trouble: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={`event ${props.trouble ? 'event-trouble' : ''}`}>
      {props.icon}
      <span>{props.children}</span>
    </div>
  );
}

function Mark(props: { readonly icon?: ReactNode; readonly tone?: boolean; readonly children: ReactNode }) {
  return (
    <span className={`mark ${props.tone === true ? 'mark-tone' : ''}`}>
      {props.icon}
      {props.children}
    </span>
  );
}
