import type { BoundedText, MessageView } from '../../shared/ipc/contract.ts';
import type { Session } from '../../shared/model/session.ts';
import { stepsOf } from '../dialogue/steps.ts';
import type { ActionContext } from './action-context.ts';
import type { AppActions, Workspace } from './app-state.ts';

type MessageActions = Pick<
  AppActions,
  'openMessage' | 'closeMessage' | 'showMessageTab' | 'loadSource' | 'savePart'
>;

/** Looking into the messages of the open session. */
export function createMessageActions({ bridge, get, update, report }: ActionContext): MessageActions {
  const active = () => {
    const captureId = get().activeId;
    const workspace = captureId === undefined ? undefined : get().workspaces.get(captureId);
    return captureId === undefined || !workspace ? undefined : { captureId, workspace };
  };
  const read = async (captureId: string, sessionId: number, transaction: number) => {
    const content = await report(bridge.message({ captureId, sessionId, transaction }));
    update(captureId, ({ message }) =>
      message?.sessionId === sessionId && message.transaction === transaction
        ? { message: { ...message, content: content ?? 'none' } }
        : {},
    );
  };

  const readSource = async (captureId: string, sessionId: number, transaction: number) => {
    const view = await report(bridge.message({ captureId, sessionId, transaction }));
    const source = view ? sourceOf(view) : 'none';
    update(captureId, ({ session, sources }) =>
      session?.id === sessionId ? { sources: new Map([...sources, [transaction, source]]) } : {},
    );
  };

  return {
    openMessage(wanted) {
      const { captureId, workspace } = active() ?? {};
      const session = workspace?.selection ? workspace.session : undefined;
      if (captureId === undefined || !workspace || !session) return;
      const transaction = wanted ?? messageAtHand(session, workspace);
      if (transaction === undefined) {
        get().actions.announce('This session carries no message.');
        return;
      }
      const sessionId = session.id;
      const tab = workspace.message?.tab ?? 'text';
      update(captureId, () => ({
        message: { sessionId, transaction, tab, content: 'reading' },
        compare: undefined,
      }));
      void read(captureId, sessionId, transaction);
    },
    closeMessage() {
      const { captureId } = active() ?? {};
      if (captureId !== undefined) update(captureId, () => ({ message: undefined }));
    },
    showMessageTab(tab) {
      const { captureId } = active() ?? {};
      if (captureId !== undefined)
        update(captureId, ({ message }) => (message ? { message: { ...message, tab } } : {}));
    },
    loadSource(transaction) {
      const { captureId, workspace } = active() ?? {};
      const id = workspace?.session?.id;
      if (captureId === undefined || id === undefined || workspace?.sources.has(transaction)) return;
      void readSource(captureId, id, transaction);
    },
    async savePart(part) {
      const { captureId, workspace } = active() ?? {};
      const message = workspace?.message;
      if (captureId === undefined || !message) return;
      const { sessionId, transaction } = message;
      const result = await report(bridge.saveAttachment({ captureId, sessionId, transaction, part }));
      if (result?.kind === 'done')
        get().actions.announce([`${result.name} saved.`, ...result.warnings].join(' '));
      if (result?.kind === 'failed') get().actions.fail(result.message);
    },
  };
}

/** A message as it was sent: its header section, the empty line, and the beginning of its body. */
function sourceOf({ header, body }: MessageView): BoundedText {
  return { text: `${header.text}\n${body.text}`, cut: header.cut || body.cut };
}

/** The message of the chosen step; else the one that tells of a bounce, else the first. */
function messageAtHand(session: Session, { step }: Workspace): number | undefined {
  const { transactions } = session;
  const chosen = stepsOf(session).find(({ key }) => key === step);
  if (chosen?.kind === 'message') return transactions.indexOf(chosen.transaction);
  const found =
    transactions.find(({ message }) => message?.deliveryStatus) ??
    transactions.find(({ message }) => message);
  return found ? transactions.indexOf(found) : undefined;
}
