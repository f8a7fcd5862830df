import type { Session } from '../../../shared/model/session.ts';
import { SplitPane } from '../../components/split-pane.tsx';
import { useElementSize } from '../../components/use-element-size.ts';
import { packetOfKey, stepsOf } from '../../dialogue/steps.ts';
import { openMessageOf } from '../../state/open-message.ts';
import { useActions, useApp, useWorkspace } from '../../state/store-context.tsx';
import { Dialogue } from '../dialogue/dialogue.tsx';
import { MessagePane } from '../message/message-view.tsx';
import { SessionNote } from '../notes/session-note.tsx';
import { PacketDetails } from '../step-details/packet-details.tsx';
import { StepDetails } from '../step-details/step-details.tsx';
import { BounceLine } from './bounce-line.tsx';
import { SessionFacts } from './session-facts.tsx';
import { SessionHeader } from './session-header.tsx';
import { Verdict } from './verdict.tsx';
import './session-view.css';

/** From this width on the details of a step stand beside the dialogue, else below it. */
const BESIDE_FROM = 960;

/** One session: who and when, the verdict, what was said, and the chosen step in full. */
export function SessionView({ session }: { readonly session: Session }) {
  const [size, measure] = useElementSize<HTMLElement>();
  const beside = size.width >= BESIDE_FROM;
  const preference = beside ? 'detailsShareBeside' : 'detailsShareBelow';
  const share = useApp((state) => state.preferences[preference]);
  const shown = useApp((state) => state.preferences.detailsShown);
  const key = useWorkspace((workspace) => workspace.step);
  const step = stepsOf(session).find((each) => each.key === key);
  const packet = packetOfKey(key);
  const details = step ? (
    <StepDetails key={`${session.id} ${step.key}`} step={step} session={session} />
  ) : (
    packet !== undefined && <PacketDetails key={packet} packet={packet} session={session} />
  );
  const { setPreference } = useActions();
  const message = useWorkspace((workspace) => openMessageOf(workspace, session));
  return (
    <article className="session" aria-label={`Session ${session.id}`} ref={measure}>
      <SessionHeader session={session} />
      {!message && <BounceLine session={session} />}
      {message ? (
        <MessagePane key={`${session.id} ${message.transaction}`} open={message} session={session} />
      ) : (
        <div className="session-body">
          <SplitPane
            direction={beside ? 'row' : 'column'}
            sized="second"
            share={share}
            min={beside ? 260 : 110}
            minOther={beside ? 420 : 140}
            label={beside ? 'Width of the step’s details' : 'Height of the step’s details'}
            onResize={(wanted) => {
              setPreference(preference, wanted);
            }}
            first={
              <Dialogue
                session={session}
                head={
                  <>
                    <SessionNote firstPacket={session.firstPacket} />
                    <SessionFacts session={session} />
                    <Verdict key={session.id} session={session} />
                  </>
                }
              />
            }
            second={shown && details ? details : undefined}
          />
        </div>
      )}
    </article>
  );
}
