import {
  ArrowLeft,
  ArrowRight,
  CircleAlert,
  CircleDot,
  Clock,
  EyeOff,
  Lock,
  Mail,
  OctagonX,
  Plug,
  TriangleAlert,
  Unplug,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { Session } from '../../../shared/model/session.ts';
import { byteSize, count } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import {
  isError,
  type CommandStep,
  type MessageStep,
  type ReplyStep,
  type Step,
} from '../../dialogue/step.ts';
import { isTrouble } from '../../dialogue/steps.ts';
import { turnWords, wireWords } from '../../wording/wire-events.ts';

interface ContentProps<Kind> {
  readonly step: Kind;
  readonly previous: Step | undefined;
  readonly open: boolean;
}

/** What a step says; a chosen one (`open`) says more of it. */
export function StepContent(props: ContentProps<Step> & { readonly session: Session }) {
  const { step, previous, open, session } = props;
  switch (step.kind) {
    case 'command':
      return <CommandContent step={step} previous={previous} open={open} />;
    case 'reply':
      return <ReplyContent step={step} previous={previous} open={open} />;
    case 'message':
      return <MessageContent step={step} previous={previous} open={open} />;
    case 'wire': {
      const Icon = isTrouble(step.event) ? TriangleAlert : step.event.kind === 'fin' ? Unplug : CircleAlert;
      return (
        <EventContent icon={<Icon size={13} aria-hidden />} trouble={isTrouble(step.event)}>
          {wireWords(step).title}
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
          {clipped(turnWords(step.turn, session.tls).title, LINE_CHARACTERS)}
        </EventContent>
      );
    }
  }
}

const LINE_CHARACTERS = 400;
const OPEN_CHARACTERS = 4000;
const REPLY_LINES = 3;
const OPEN_REPLY_LINES = 60;

function CommandContent({ step, open }: ContentProps<CommandStep>) {
  const { command, exchange } = step;
  const line = clipped(command.line, open ? OPEN_CHARACTERS : LINE_CHARACTERS);
  const verb = command.continuation === true ? '' : line.slice(0, command.verb.length);
  const masked = command.verb === 'AUTH' && /\*{3}/.test(command.line);
  const unanswered = exchange.reply === undefined && command.continuation !== true;
  return (
    <Speech who="client">
      <code className="step-text">
        <strong>{verb}</strong>
        {line.slice(verb.length)}
      </code>
      <div className="marks">
        {masked && <Mark icon={<EyeOff size={11} aria-hidden />}>secret hidden</Mark>}
        {!command.complete && <Mark>cut off in the capture</Mark>}
        {unanswered && <Mark icon={<TriangleAlert size={11} aria-hidden />}>no reply in the capture</Mark>}
      </div>
    </Speech>
  );
}

function ReplyContent({ step, previous, open }: ContentProps<ReplyStep>) {
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
          <ReplyLine key={index} line={line} code={reply.code} open={open} />
        ))}
        {hidden > 0 && <span className="step-more">{count(hidden, 'more line')}</span>}
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

function ReplyLine({
  line,
  code,
  open,
}: {
  readonly line: string;
  readonly code: number;
  readonly open: boolean;
}) {
  const text = clipped(line, open ? OPEN_CHARACTERS : LINE_CHARACTERS);
  const head = code > 0 && line.startsWith(String(code)) ? 3 : 0;
  return (
    <code>
      <strong>{text.slice(0, head)}</strong>
      {text.slice(head)}
      {'\n'}
    </code>
  );
}

function MessageContent({ step }: ContentProps<MessageStep>) {
  const { message, transaction } = step;
  return (
    <Speech who="client">
      <div className="step-text step-message-text">
        <Mail size={13} aria-hidden />
        <span>
          {message.subject === undefined ? (
            'Message without a subject'
          ) : (
            <strong>{clipped(message.subject, LINE_CHARACTERS)}</strong>
          )}
        </span>
        <span className="faint">
          {byteSize(message.bytes)}, {count(transaction.recipients.length, 'recipient')}
          {!message.complete && ', incomplete in the capture'}
        </span>
      </div>
    </Speech>
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
