import type { DnsType } from '../../model/dns.ts';
import type { LiveDnsAnswer } from '../../model/lookup.ts';
import { parseIp, reverseZoneName } from '../addresses.ts';
import { isUnknown, saysNothing, troubleInWords, type Ask } from '../ask.ts';
import { LOOKUP_LIMITS } from '../limits.ts';
import { expandDomain, expandText, type MacroFacts } from './spf-macros.ts';
import {
  isSpfRecord,
  parseSpfRecord,
  type Qualifier,
  type SpfMechanism,
  type SpfRecord,
} from './spf-record.ts';

type SpfResult = 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';

/** Who sends what, for SPF. */
export interface SpfRequest {
  readonly address: string;
  /** The domain whose record is asked for. */
  readonly domain: string;
  /** MAIL FROM, or postmaster at the EHLO name. */
  readonly sender: string;
  readonly helo: string;
  /** For macros of an explanation, seconds since 1970. */
  readonly atSeconds: number;
}

export interface SpfCheck {
  readonly result: SpfResult;
  /** The record of the domain, where there is one. */
  readonly record?: string;
  /** The terms that led to the result: "include:_spf.example.org", "ip4:192.0.2.0/24". */
  readonly path: readonly string[];
  /** Why there is an error, in words. */
  readonly problem?: string;
  /** What the domain itself says of a failure. */
  readonly explanation?: string;
  /** Terms that asked DNS, and questions without an answer. */
  readonly lookups: number;
  readonly voidLookups: number;
  /** Every term that was tried: "example.org: ip4:192.0.2.0/24 does not match". */
  readonly steps: readonly string[];
}

/** What the evaluation of one record gave. */
interface Verdict {
  readonly result: SpfResult;
  readonly record?: SpfRecord;
  readonly text?: string;
  readonly path: readonly string[];
}

/** Ends the evaluation at once (RFC 7208 sections 2.6.6 and 2.6.7). */
class SpfError extends Error {
  override readonly name = 'SpfError';
  readonly result: 'temperror' | 'permerror';

  constructor(result: 'temperror' | 'permerror', message: string) {
    super(message);
    this.result = result;
  }
}

/** check_host() of RFC 7208 section 4: whether an address may send for a domain, and by which term. */
export async function checkHost(ask: Ask, request: SpfRequest): Promise<SpfCheck> {
  const evaluation = new Evaluation(ask, request);
  const state = () => ({
    lookups: evaluation.lookups,
    voidLookups: evaluation.voidLookups,
    steps: evaluation.steps,
  });
  try {
    const { result, record, text, path } = await evaluation.check(request.domain);
    const explanation = result === 'fail' && record ? await evaluation.explain(record) : undefined;
    return {
      result,
      path,
      ...state(),
      ...(text !== undefined && { record: text }),
      ...(explanation !== undefined && { explanation }),
    };
  } catch (error) {
    if (!(error instanceof SpfError)) throw error;
    const { result, message } = error;
    const record = evaluation.firstRecord;
    return { result, path: [], problem: message, ...state(), ...(record !== undefined && { record }) };
  }
}

const RESULTS: Readonly<Record<Qualifier, SpfResult>> = {
  '+': 'pass',
  '-': 'fail',
  '~': 'softfail',
  '?': 'neutral',
};

class Evaluation {
  lookups = 0;
  voidLookups = 0;
  readonly steps: string[] = [];
  firstRecord: string | undefined;
  private readonly ask: Ask;
  private readonly request: SpfRequest;

  constructor(ask: Ask, request: SpfRequest) {
    this.ask = ask;
    this.request = request;
  }

  async check(domain: string): Promise<Verdict> {
    const text = await this.findRecord(domain);
    if (text === undefined) return { result: 'none', path: [] };
    this.firstRecord ??= text;
    const record = parseSpfRecord(text);
    if (typeof record === 'string') throw new SpfError('permerror', `in the record of ${domain}, ${record}`);
    for (const mechanism of record.mechanisms) {
      const path = await this.match(mechanism, domain);
      this.step(`${domain}: ${mechanism.text} ${path ? 'matches' : 'does not match'}`);
      if (path)
        return { result: RESULTS[mechanism.qualifier], record, text, path: [mechanism.text, ...path] };
    }
    if (record.redirect === undefined) return { result: 'neutral', record, text, path: [] };
    return this.follow(record.redirect, domain, text);
  }

  /** RFC 7208 section 6.2; the explanation is best effort, its look-up counts for nothing. */
  async explain({ explanation }: SpfRecord): Promise<string | undefined> {
    if (explanation === undefined) return undefined;
    const facts = this.macroFacts(this.request.domain);
    const { outcome, answers } = await this.ask(await expandDomain(explanation, facts), 'TXT');
    const [text] = answers;
    if (outcome !== 'NOERROR' || answers.length !== 1 || text === undefined) return undefined;
    // An explanation is US-ASCII.
    return /^[\x20-\x7e]*$/.test(text)
      ? expandText(text, { ...facts, atSeconds: this.request.atSeconds })
      : undefined;
  }

  // RFC 7208 section 4.4 and 4.5
  private async findRecord(domain: string): Promise<string | undefined> {
    if (!/^[^.]{1,63}(?:\.[^.]{1,63})+$/.test(domain) || domain.length > 253) return undefined;
    const answer = await this.ask(domain, 'TXT');
    if (isUnknown(answer)) throw new SpfError('temperror', `of ${domain}, ${troubleInWords(answer)}`);
    const records = answer.answers.filter(isSpfRecord);
    if (records.length > 1) throw new SpfError('permerror', `${domain} has ${records.length} SPF records`);
    return records[0];
  }

  private async follow(redirect: string, domain: string, text: string): Promise<Verdict> {
    this.countLookup(`redirect=${redirect}`);
    const target = await expandDomain(redirect, this.macroFacts(domain));
    this.step(`${domain}: redirect=${redirect} leads to ${target}`);
    const verdict = await this.check(target);
    if (verdict.result === 'none')
      throw new SpfError('permerror', `redirect=${redirect} leads to no SPF record`);
    return { ...verdict, text, path: [`redirect=${redirect}`, ...verdict.path] };
  }

  /** The terms of an included record that matched; empty for other mechanisms that match; undefined for no match. */
  private async match(mechanism: SpfMechanism, domain: string): Promise<readonly string[] | undefined> {
    switch (mechanism.kind) {
      case 'all':
        return [];
      case 'ip4':
      case 'ip6':
        return this.isIn(mechanism.network ?? '', mechanism) ? [] : undefined;
      case 'include':
        return this.include(mechanism, domain);
    }
    this.countLookup(mechanism.text);
    const target =
      mechanism.domain === undefined ? domain : await expandDomain(mechanism.domain, this.macroFacts(domain));
    return (await this.matchesName(mechanism, target)) ? [] : undefined;
  }

  private matchesName(mechanism: SpfMechanism, target: string): Promise<boolean> {
    switch (mechanism.kind) {
      case 'a':
        return this.hasAddress(target, mechanism);
      case 'mx':
        return this.hasExchanger(target, mechanism);
      case 'exists':
        return this.question(target, 'A').then(({ answers }) => answers.length > 0);
      default:
        return this.reverseNames(target).then((names) => names.length > 0);
    }
  }

  // RFC 7208 section 5.2
  private async include({ text, domain: spec = '' }: SpfMechanism, domain: string) {
    this.countLookup(text);
    const target = await expandDomain(spec, this.macroFacts(domain));
    const { result, path } = await this.check(target);
    if (result === 'none') throw new SpfError('permerror', `${text} leads to no SPF record`);
    return result === 'pass' ? path : undefined;
  }

  private async hasAddress(name: string, mechanism: SpfMechanism): Promise<boolean> {
    const { answers } = await this.question(name, this.isIpv6 ? 'AAAA' : 'A');
    return answers.some((address) => this.isIn(address, mechanism));
  }

  // RFC 7208 section 5.4
  private async hasExchanger(domain: string, mechanism: SpfMechanism): Promise<boolean> {
    const { answers } = await this.question(domain, 'MX');
    const names = answers.map((answer) => answer.replace(/^\d+ /, '')).filter((name) => name !== '.');
    if (names.length > LOOKUP_LIMITS.spfExchangers)
      throw new SpfError('permerror', `${domain} has ${names.length} mail exchangers, more than SPF allows`);
    for (const name of names) {
      const { answers: addresses } = await this.plainQuestion(name, this.isIpv6 ? 'AAAA' : 'A');
      if (addresses.some((address) => this.isIn(address, mechanism))) return true;
    }
    return false;
  }

  /** The client's reverse names that lead back to it and stand in the domain (RFC 7208 section 5.5). */
  private async reverseNames(domain: string): Promise<readonly string[]> {
    const answer = await this.ask(reverseZoneName(this.request.address), 'PTR');
    if (saysNothing(answer)) this.countVoid();
    const found: string[] = [];
    for (const name of answer.answers.slice(0, LOOKUP_LIMITS.spfReverseNames)) {
      const isInside = name === domain.toLowerCase() || name.endsWith(`.${domain.toLowerCase()}`);
      const { answers } = isInside ? await this.ask(name, this.isIpv6 ? 'AAAA' : 'A') : { answers: [] };
      if (answers.some((address) => this.isIn(address, { bits4: 32, bits6: 128 }))) found.push(name);
    }
    return found;
  }

  private get isIpv6(): boolean {
    return parseIp(this.request.address)?.kind() === 'ipv6';
  }

  private isIn(
    network: string,
    { bits4, bits6 }: { readonly bits4: number; readonly bits6: number },
  ): boolean {
    const own = parseIp(this.request.address);
    const other = parseIp(network);
    if (!own || other?.kind() !== own.kind()) return false;
    return own.match([other, own.kind() === 'ipv6' ? bits6 : bits4] as never);
  }

  private async question(name: string, type: DnsType): Promise<LiveDnsAnswer> {
    const answer = await this.plainQuestion(name, type);
    if (saysNothing(answer)) this.countVoid();
    return answer;
  }

  /** One that is not the term's own: an exchanger without an IPv6 address makes no term void. */
  private async plainQuestion(name: string, type: DnsType): Promise<LiveDnsAnswer> {
    const answer = await this.ask(name, type);
    if (isUnknown(answer)) throw new SpfError('temperror', `of ${name}, ${troubleInWords(answer)}`);
    return answer;
  }

  // RFC 7208 section 4.6.4, which counts terms
  private countLookup(term: string): void {
    if (++this.lookups > LOOKUP_LIMITS.spfLookups)
      throw new SpfError(
        'permerror',
        `the records need more than ${LOOKUP_LIMITS.spfLookups} look-ups: ${term} is one too many`,
      );
  }

  private countVoid(): void {
    if (++this.voidLookups > LOOKUP_LIMITS.spfVoidLookups)
      throw new SpfError(
        'permerror',
        `more than ${LOOKUP_LIMITS.spfVoidLookups} look-ups of the records found nothing`,
      );
  }

  private step(text: string): void {
    if (this.steps.length < LOOKUP_LIMITS.spfSteps) this.steps.push(text);
  }

  private macroFacts(domain: string): MacroFacts {
    const { address, sender, helo } = this.request;
    return {
      address,
      sender,
      helo,
      domain,
      reverseName: () => this.reverseNames(domain).then(([name]) => name ?? 'unknown'),
    };
  }
}
