import type { CaptureFacts } from '../../../shared/model/capture.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { byteSize, duration } from '../../../shared/report/text/wording.ts';
import { useTimeZone } from '../../state/store-context.tsx';
import { dayAndTime, microsOf } from '../../wording/time.ts';
import type { TimeZone } from '../../wording/time-zone.ts';
import './capture-facts-list.css';

/** What kind of recording this is. */
export function CaptureFactsList({ facts }: { readonly facts: CaptureFacts }) {
  const zone = useTimeZone();
  return (
    <dl className="facts">
      {rows(facts, zone).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{visibleText(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function rows(facts: CaptureFacts, zone: TimeZone): readonly (readonly [label: string, value: string])[] {
  const { firstPacketAt, lastPacketAt } = facts;
  const compression = facts.compression === 'none' ? '' : `, ${facts.compression}`;
  return [
    ['File', facts.file],
    ['Format', `${facts.format}${compression}`],
    ['Size', byteSize(facts.bytes)],
    [facts.format === 'text' ? 'Lines' : 'Packets', facts.packets.toLocaleString('en-US')],
    ...(facts.linkTypes.length > 0 ? ([['Link type', facts.linkTypes.join(', ')]] as const) : []),
    ...(firstPacketAt !== undefined && lastPacketAt !== undefined
      ? ([
          ['From', dayAndTime(firstPacketAt, zone)],
          ['To', dayAndTime(lastPacketAt, zone)],
          ['Length', duration((microsOf(lastPacketAt) - microsOf(firstPacketAt)) / 1000)],
        ] as const)
      : []),
  ];
}
