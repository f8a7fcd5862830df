import { Bug } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import '../../components/button.css';
import '../reading/state-page.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | undefined;
}

/** Shows what happened in place of what could not be drawn; React knows errors of drawing in classes only. */
export class CrashGuard extends Component<Props, State> {
  override readonly state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? <CrashPage error={error} /> : this.props.children;
  }
}

/** Says the same as the dialog that follows when the page's process ends. */
function CrashPage({ error }: { readonly error: Error }) {
  return (
    <div className="frame">
      <main className="state-page">
        <div className="state-card tone-bad" role="alert">
          <Bug size={32} aria-hidden />
          <h1>The window stopped working.</h1>
          <p className="state-message">It could not be drawn: {visibleText(error.message)}</p>
          <p>The open captures are still there.</p>
          <div className="state-actions">
            <button type="button" className="button button-primary" onClick={reload}>
              Reload the Window
            </button>
            <CopyButton
              caption="Copy the message"
              label="Copy the message"
              text={() => error.stack ?? error.message}
            />
          </div>
        </div>
      </main>
    </div>
  );
}

function reload(): void {
  location.reload();
}
