import { captureCommand, USUAL_RECORDING } from '../../shared/remedy/recording/capture-command.ts';
import { CopyButton } from './copy-button.tsx';
import './record-command.css';

const RECORD_COMMAND = captureCommand(USUAL_RECORDING).command;

export function RecordCommand() {
  return (
    <div className="record-command">
      <code>{RECORD_COMMAND}</code>
      <CopyButton label="Copy the command" text={() => RECORD_COMMAND} />
    </div>
  );
}
