import type { MessageView } from '../../../shared/ipc/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { TextBlock } from './body-tab.tsx';

/** The message as it was sent: dots unstuffed, chunks joined. */
export function SourceTab({ view }: { readonly view: MessageView }) {
  const { header, body } = view;
  return (
    <>
      <section className="message-part">
        <header>
          <h3>Header</h3>
          <CopyButton label="Copy the header section" text={() => header.text} />
        </header>
        <TextBlock text={header} code />
      </section>
      <section className="message-part">
        <header>
          <h3>Body</h3>
          <CopyButton label="Copy the body, as far as it is shown" text={() => body.text} />
        </header>
        <TextBlock text={body} code />
      </section>
    </>
  );
}
