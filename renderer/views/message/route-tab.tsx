import { CircleCheck, CircleDashed, Radio, ShieldCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ReceivedHop, ReceivedTrace } from '../../../shared/model/mail/received.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { count, duration } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { useTimeZone } from '../../state/store-context.tsx';
import { dayAndTime } from '../../wording/time.ts';
import { delayText, firstProven, hopFacts, longestDelay, nameOfPeer, NETWORK_WORDS } from './route-words.ts';
import './route.css';

const FIELD_CHARACTERS = 300;

/** The way a message came, oldest first; what the capture itself shows stands below the line of trust. */
export function RouteTab({ trace }: { readonly trace: ReceivedTrace }) {
  const { hops, omittedHops = 0, totalMs } = trace;
  const longest = longestDelay(trace);
  const proven = firstProven(hops);
  return (
    <>
      <p className="route-lead">
        {hops.length === 0
          ? 'The message has no Received field: the client on the wire wrote it, or took the fields off.'
          : `${count(hops.length, 'hop')} before this connection`}
        {totalMs !== undefined &&
          totalMs >= 0 &&
          hops.length > 0 &&
          `, ${duration(totalMs)} from the first to here`}
        {hops.length > 0 && '.'}
      </p>
      <ol className="route" data-testid="route">
        {omittedHops > 0 && (
          <li className="hop-omitted faint">{count(omittedHops, 'older hop')} not taken apart</li>
        )}
        {hops.map((hop, index) => (
          <Rows key={index} line={index === proven && index > 0 ? <TrustLine /> : null}>
            <Hop hop={hop} longest={longest} />
          </Rows>
        ))}
        <Rows line={proven === hops.length && hops.length > 0 ? <TrustLine /> : null}>
          <WireHop wire={trace.wire} longest={longest} />
        </Rows>
      </ol>
    </>
  );
}

function Rows({ line, children }: { readonly line: ReactNode; readonly children: ReactNode }) {
  return (
    <>
      {line}
      {children}
    </>
  );
}

function TrustLine() {
  return (
    <li className="trust-line" data-testid="trust-line">
      <ShieldCheck size={13} aria-hidden />
      <span>
        From here on the capture is the proof. Everything above was written by others: whoever sent the
        message could have made it up.
      </span>
    </li>
  );
}

function Hop({ hop, longest }: { readonly hop: ReceivedHop; readonly longest: number }) {
  const zone = useTimeZone();
  const proven = hop.trust === 'proven';
  const Icon = proven ? CircleCheck : CircleDashed;
  return (
    <li className={`hop hop-${hop.trust}`} data-testid="hop">
      <Icon size={15} aria-label={proven ? 'proven by the capture' : 'claimed'} className="hop-mark" />
      <div className="hop-body">
        <p className="hop-names">
          <strong>{clipped(nameOfPeer(hop.from), FIELD_CHARACTERS)}</strong>
          <span className="faint">to</span>
          <strong>{clipped(hop.by ?? 'an unnamed server', FIELD_CHARACTERS)}</strong>
          {hop.network !== undefined && <span className="mark">{NETWORK_WORDS[hop.network]}</span>}
        </p>
        <p className="hop-facts">{clipped(hopFacts(hop), FIELD_CHARACTERS * 2)}</p>
        <Contradictions all={hop.contradictions} />
        <details className="hop-raw">
          <summary>{hop.at === undefined ? 'no time that can be read' : dayAndTime(hop.at, zone)}</summary>
          <code>{clipped(`Received: ${hop.raw}`, FIELD_CHARACTERS * 6)}</code>
        </details>
      </div>
      <Delay millis={hop.delayMs} longest={longest} />
    </li>
  );
}

function WireHop({ wire, longest }: { readonly wire: ReceivedTrace['wire']; readonly longest: number }) {
  const zone = useTimeZone();
  const server = wire.serverName === undefined ? wire.server : `${wire.serverName} [${wire.server}]`;
  const client = wire.helo === undefined ? wire.client : `${wire.helo} [${wire.client}]`;
  return (
    <li className="hop hop-wire" data-testid="hop-wire">
      <Radio size={15} aria-label="on the wire" className="hop-mark" />
      <div className="hop-body">
        <p className="hop-names">
          <strong>{clipped(client, FIELD_CHARACTERS)}</strong>
          <span className="faint">to</span>
          <strong>{clipped(server, FIELD_CHARACTERS)}</strong>
          {wire.network !== undefined && <span className="mark">{NETWORK_WORDS[wire.network]}</span>}
        </p>
        <p className="hop-facts">this connection, {dayAndTime(wire.at, zone)}</p>
        <Contradictions all={wire.contradictions} />
      </div>
      <Delay millis={wire.delayMs} longest={longest} />
    </li>
  );
}

function Contradictions({ all }: { readonly all: readonly string[] }) {
  if (all.length === 0) return null;
  return (
    <ul className="contradictions tone-warn">
      {all.map((text, index) => (
        <li key={index}>
          <TriangleAlert size={13} aria-hidden />
          <p>{visibleText(text)}</p>
        </li>
      ))}
    </ul>
  );
}

/** How long the mail took to here, as a bar; a clock that runs wrong makes it negative. */
function Delay({ millis, longest }: { readonly millis: number | undefined; readonly longest: number }) {
  if (millis === undefined) return <span className="hop-delay" />;
  const skewed = millis < 0;
  return (
    <span className={skewed ? 'hop-delay hop-skewed tone-warn' : 'hop-delay'}>
      <span>{delayText(millis)}</span>
      <span className="hop-bar" aria-hidden>
        <span style={{ width: `${longest === 0 ? 0 : (100 * Math.abs(millis)) / longest}%` }} />
      </span>
    </span>
  );
}
