import { useEffect, useState } from 'react';
import type { PacketBytes } from '../../../shared/ipc/contract.ts';
import { count } from '../../../shared/report/text/wording.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { useElementSize } from '../../components/use-element-size.ts';
import { useActions, useWorkspace } from '../../state/store-context.tsx';
import { hexAsText, hexLines, type HexLine } from './hex-lines.ts';
import './hex-pane.css';

/** The packets of a step as they lie in the capture. */
export function HexPane({ packets }: { readonly packets: readonly number[] }) {
  const { loadPackets } = useActions();
  const loaded = useWorkspace((workspace) => workspace.packets);
  const wanted = packets.join();
  useEffect(() => {
    loadPackets(wanted === '' ? [] : wanted.split(',').map(Number));
  }, [loadPackets, wanted]);
  return (
    <>
      {packets.map((packet) => {
        const bytes = loaded.get(packet);
        return bytes && <PacketHex key={packet} packet={bytes} />;
      })}
    </>
  );
}

const LINES_AT_FIRST = 32;
/** CSS pixels that sixteen bytes a line need. */
const WIDE_FROM = 520;

function PacketHex({ packet }: { readonly packet: PacketBytes }) {
  const [all, setAll] = useState(false);
  const [size, measure] = useElementSize<HTMLElement>();
  const bytesPerLine = size.width === 0 || size.width >= WIDE_FROM ? 16 : 8;
  const lines = hexLines(packet, bytesPerLine);
  const shown = all ? lines : lines.slice(0, LINES_AT_FIRST);
  const cut = packet.originalLength - packet.bytes.length;
  return (
    <section
      ref={measure}
      className={`hex hex-${bytesPerLine}`}
      aria-label={`Bytes of packet ${packet.packet}`}
    >
      <header>
        <h3>Packet {packet.packet}</h3>
        <span className="faint">
          {count(packet.originalLength, 'byte')}
          {packet.payload && `, ${packet.payload.length.toLocaleString('en-US')} of them SMTP`}
          {cut > 0 && `; ${count(cut, 'byte')} cut off`}
        </span>
        <CopyButton label="Copy the bytes as hexadecimal text" text={() => hexAsText(packet)} />
      </header>
      <div
        className="hex-lines"
        role="group"
        tabIndex={0}
        aria-label={`Bytes of packet ${packet.packet}. Arrow keys go from byte to byte, with Shift they choose several.`}
        data-hex={packet.packet}
        data-bytes={Math.min(packet.bytes.length, shown.length * bytesPerLine)}
        data-per-line={bytesPerLine}
        data-payload={packet.payload?.offset ?? 0}
      >
        {shown.map((line) => (
          <Line key={line.offset} line={line} packet={packet.packet} />
        ))}
      </div>
      {shown.length < lines.length && (
        <button
          type="button"
          className="button button-small"
          onClick={() => {
            setAll(true);
          }}
        >
          Show all {count(packet.bytes.length, 'byte')}
        </button>
      )}
    </section>
  );
}

function Line({ line, packet }: { readonly line: HexLine; readonly packet: number }) {
  const { offset, headerHex, headerText } = line;
  // The payload begins behind the header's bytes, of which each has one character.
  const payload = offset + headerText.length;
  return (
    <code className="hex-line">
      <span className="hex-offset">{offset.toString(16).padStart(4, '0')}</span>
      <span className="hex-bytes">
        <span data-packet={packet} data-from={offset} data-column="hex">
          {headerHex}
        </span>
        <b data-packet={packet} data-from={payload} data-column="hex">
          {line.payloadHex}
        </b>
      </span>
      <span className="hex-ascii">
        <span data-packet={packet} data-from={offset} data-column="text">
          {headerText}
        </span>
        <b data-packet={packet} data-from={payload} data-column="text">
          {line.payloadText}
        </b>
      </span>
    </code>
  );
}
