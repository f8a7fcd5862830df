import type { Command } from '../../../shared/model/exchange.ts';
import { explainCommand } from '../../../shared/model/status-codes/commands.ts';

/** What a command asks for. */
export function CommandDetails({ command }: { readonly command: Command }) {
  const known = explainCommand(command.verb);
  return (
    <>
      <p className="details-lead">
        {command.continuation === true
          ? 'The client’s part of the login; what it holds is hidden.'
          : (known?.explanation ?? 'No standard knows this command.')}
        {known && <span className="details-reference"> {known.reference}</span>}
      </p>
    </>
  );
}
