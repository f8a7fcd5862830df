import { CopyButton } from './copy-button.tsx';
import './record-command.css';

/** Whole packets (-s 0) of the ports that mail servers use, on every interface, into a file. */
const RECORD_COMMAND = 'tcpdump -i any -s 0 -w smtp.pcap port 25 or port 465 or port 587';

export function RecordCommand() {
  return (
    <div className="record-command">
      <code>{RECORD_COMMAND}</code>
      <CopyButton label="Copy the command" text={() => RECORD_COMMAND} />
    </div>
  );
}
