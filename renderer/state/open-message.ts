import type { MessageView } from '../../shared/ipc/contract.ts';

/** What is shown of a message, one at a time. */
export const MESSAGE_TABS = ['text', 'route', 'authentication', 'headers', 'source'] as const;
export type MessageTab = (typeof MESSAGE_TABS)[number];

/** A message of the open session that takes the place of its dialogue. */
export interface OpenMessage {
  readonly sessionId: number;
  /** Place among the session's transactions. */
  readonly transaction: number;
  readonly tab: MessageTab;
  /** `none` when the capture does not hold it, or not yet. */
  readonly content: MessageView | 'reading' | 'none';
}

/** The message that is open in place of this session's dialogue. */
export function openMessageOf(
  { message }: { readonly message: OpenMessage | undefined },
  session: { readonly id: number } | undefined,
): OpenMessage | undefined {
  return message && message.sessionId === session?.id ? message : undefined;
}
