import { BadgeCheck, CircleHelp, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type {
  AuthenticationFacts,
  AuthenticationResult,
  DkimSignature,
} from '../../../shared/model/mail/authentication-facts.ts';
import { visibleText } from '../../../shared/model/visible-text.ts';
import { byteSize } from '../../../shared/report/text/wording.ts';
import { clipped } from '../../components/wire-text.tsx';
import { useTimeZone } from '../../state/store-context.tsx';
import { dayAndTime } from '../../wording/time.ts';
import { BODY_HASH_WORDS, KEY_WORDS, resultTone } from './authentication-words.ts';
import './authentication.css';

const FIELD_CHARACTERS = 600;

/** What the message and the wire say about who sent it. Nothing is asked of the network. */
export function AuthenticationTab({ facts }: { readonly facts: AuthenticationFacts }) {
  const { doubts, dkim, results, arc, dmarc, fromDomain, listUnsubscribe } = facts;
  return (
    <>
      {doubts.length > 0 && (
        <ul className="contradictions tone-warn">
          {doubts.map((text, index) => (
            <li key={index}>
              <TriangleAlert size={13} aria-hidden />
              <p>{visibleText(text)}</p>
            </li>
          ))}
        </ul>
      )}
      <Spf facts={facts} />
      <section className="vouch">
        <h3 className="section-title">DKIM signatures</h3>
        {dkim.length === 0 && <p className="faint">The message is not signed.</p>}
        {dkim.map((signature, index) => (
          <Signature key={index} signature={signature} fromDomain={fromDomain} />
        ))}
      </section>
      <section className="vouch">
        <h3 className="section-title">What other servers say (Authentication-Results)</h3>
        {results.length === 0 && (
          <p className="faint">No server has written its findings into this message.</p>
        )}
        {results.map((result, index) => (
          <Result key={index} result={result} />
        ))}
        {results.length > 0 && (
          <p className="faint">
            Believe these only of servers you know: whoever sent the message could have written them.
          </p>
        )}
      </section>
      {arc.length > 0 && (
        <section className="vouch">
          <h3 className="section-title">ARC sets</h3>
          {arc.map(({ instance, domain, chain, results: found }) => (
            <Fact key={instance} label={`Set ${instance}`}>
              {clipped(domain ?? 'no domain', FIELD_CHARACTERS)}
              {chain !== undefined && `, chain ${chain}`}
              {found !== undefined && <code>{clipped(found, FIELD_CHARACTERS)}</code>}
            </Fact>
          ))}
        </section>
      )}
      {(dmarc !== undefined || listUnsubscribe) && (
        <section className="vouch">
          <h3 className="section-title">Policy of the sender</h3>
          {dmarc !== undefined && (
            <Fact label="DMARC">
              <code>{clipped(dmarc, FIELD_CHARACTERS)}</code>
            </Fact>
          )}
          {listUnsubscribe && (
            <Fact label="Unsubscribe">
              <code>{clipped(listUnsubscribe.value, FIELD_CHARACTERS)}</code>
              {listUnsubscribe.oneClick && <span className="faint"> in one click (RFC 8058)</span>}
            </Fact>
          )}
        </section>
      )}
    </>
  );
}

function Spf({ facts: { spf, fromDomain } }: { readonly facts: AuthenticationFacts }) {
  return (
    <section className="vouch">
      <h3 className="section-title">What SPF is asked about</h3>
      <Fact label="Address">
        <code>{visibleText(spf.clientAddress)}</code> <span className="faint">on the wire</span>
      </Fact>
      {spf.helo !== undefined && <Fact label="HELO">{clipped(spf.helo, FIELD_CHARACTERS)}</Fact>}
      {spf.mailFrom !== undefined && (
        <Fact label="MAIL FROM">
          {spf.mailFrom === '' ? 'null sender' : clipped(spf.mailFrom, FIELD_CHARACTERS)}
          {spf.aligned !== undefined && <Alignment aligned={spf.aligned} fromDomain={fromDomain} />}
        </Fact>
      )}
      {fromDomain !== undefined && <Fact label="From">{clipped(fromDomain, FIELD_CHARACTERS)}</Fact>}
      {spf.record !== undefined && (
        <Fact label="Record then">
          <code>{clipped(spf.record, FIELD_CHARACTERS)}</code>
        </Fact>
      )}
    </section>
  );
}

function Signature({
  signature,
  fromDomain,
}: {
  readonly signature: DkimSignature;
  readonly fromDomain: string | undefined;
}) {
  const zone = useTimeZone();
  const { domain, selector, algorithm, bodyHash, signedFields, bodyLength, expired, signedAt, key } =
    signature;
  const hash = BODY_HASH_WORDS[bodyHash];
  const verdict = signature.signature === undefined ? undefined : KEY_WORDS[signature.signature];
  return (
    <div className="signature" data-testid="dkim">
      <p className="signature-domain">
        <strong>{clipped(domain, FIELD_CHARACTERS)}</strong>
        <span className="faint">
          selector {clipped(selector, FIELD_CHARACTERS)}, {clipped(algorithm, FIELD_CHARACTERS)}
        </span>
        <Alignment aligned={signature.aligned} fromDomain={fromDomain} />
      </p>
      <Verdict tone={hash.tone}>{hash.text}</Verdict>
      {verdict && <Verdict tone={verdict.tone}>{verdict.text}</Verdict>}
      {key === '' && <Verdict tone="bad">The name server said that there is no such key.</Verdict>}
      {expired === true && <Verdict tone="warn">The signature had expired when this was captured.</Verdict>}
      {bodyLength !== undefined && (
        <Verdict tone="warn">
          Only the first {byteSize(bodyLength)} of the body are signed: anything may have been added behind.
        </Verdict>
      )}
      <p className="faint">
        Signed{signedAt !== undefined && ` ${dayAndTime(signedAt, zone)}`}:{' '}
        {clipped(signedFields.join(', '), FIELD_CHARACTERS)}
      </p>
    </div>
  );
}

function Result({ result }: { readonly result: AuthenticationResult }) {
  const { authority, method, result: word, properties, comment } = result;
  return (
    <Fact label={clipped(method, 40)}>
      <Verdict tone={resultTone(word)}>{clipped(word, 60)}</Verdict>
      <span className="faint">
        {clipped(
          [...properties, ...(comment === undefined ? [] : [`(${comment})`])].join(' '),
          FIELD_CHARACTERS,
        )}
      </span>
      <span className="faint"> says {clipped(authority, FIELD_CHARACTERS)}</span>
    </Fact>
  );
}

function Alignment({
  aligned,
  fromDomain,
}: {
  readonly aligned: boolean;
  readonly fromDomain: string | undefined;
}) {
  const of = fromDomain === undefined ? 'From' : `From (${clipped(fromDomain, 80)})`;
  return (
    <span className={`mark mark-tone tone-${aligned ? 'good' : 'warn'}`}>
      {aligned ? 'aligned with' : 'not aligned with'} {of}
    </span>
  );
}

const ICONS = { good: BadgeCheck, bad: OctagonX, warn: TriangleAlert, quiet: CircleHelp };

function Verdict({ tone, children }: { readonly tone: keyof typeof ICONS; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <p className={`vouch-verdict tone-${tone}`}>
      <Icon size={14} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="vouch-fact">
      <span className="faint">{label}</span>
      <div>{children}</div>
    </div>
  );
}
