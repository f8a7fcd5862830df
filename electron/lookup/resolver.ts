import { promises } from 'node:dns';
import { domainToASCII } from 'node:url';
import type { DnsType } from '../../shared/model/dns.ts';
import type { LiveDnsAnswer, LookupOutcome } from '../../shared/model/lookup.ts';
import type { Ask } from '../../shared/lookup/ask.ts';
import { LOOKUP_LIMITS } from '../../shared/lookup/limits.ts';
import { createQueue } from './queue.ts';
import { askTlsa } from './tlsa-query.ts';

export interface ResolverOptions {
  /** In the form of node:dns; the system's when there are none. */
  readonly servers?: readonly string[];
  readonly timeoutMillis?: number;
  readonly tries?: number;
  /** Stops everything that is under way: `ask` then rejects. */
  readonly signal?: AbortSignal;
}

export interface LookupResolver {
  readonly ask: Ask;
  /** What is asked, in the form of node:dns. */
  readonly servers: readonly string[];
  /** Every answer so far, in the order of the questions. */
  answers(): readonly LiveDnsAnswer[];
}

/** The name servers that this system asks by itself, in the form of node:dns. */
export function systemNameServers(): readonly string[] {
  return new promises.Resolver().getServers();
}

/** Asks name servers through node's own resolver: each question once, few at a time, so many in all. Sends nothing until asked. */
export function createResolver(options: ResolverOptions = {}): LookupResolver {
  const { timeoutMillis = LOOKUP_LIMITS.timeoutMillis, tries = LOOKUP_LIMITS.tries, signal } = options;
  const resolver = new promises.Resolver({ timeout: timeoutMillis, tries });
  if (options.servers && options.servers.length > 0) resolver.setServers(options.servers);
  const servers = resolver.getServers();
  signal?.addEventListener('abort', () => {
    resolver.cancel();
  });
  const run = createQueue(LOOKUP_LIMITS.questionsAtOnce);
  const asked = new Map<string, Promise<LiveDnsAnswer>>();
  const answered: (LiveDnsAnswer | undefined)[] = [];

  async function send(question: string, type: DnsType): Promise<LiveDnsAnswer> {
    signal?.throwIfAborted();
    try {
      const answers =
        type === 'TLSA'
          ? await askTlsa(question, { servers, timeoutMillis, tries, signal })
          : await QUERIES[type](resolver, question);
      return { question, type, answers: bounded(answers), outcome: 'NOERROR' };
    } catch (error) {
      signal?.throwIfAborted();
      return { question, type, answers: [], outcome: outcomeOf(error) };
    }
  }

  return {
    servers,
    answers: () => answered.filter((answer) => answer !== undefined),
    ask(name, type) {
      const question = wireName(name);
      const key = `${question} ${type}`;
      const known = asked.get(key);
      if (known) return known;
      if (asked.size >= LOOKUP_LIMITS.questions)
        return Promise.resolve({ question, type, answers: [], outcome: 'LIMIT' });
      const place = answered.push(undefined) - 1;
      const answer = run(() => send(question, type)).then((live) => (answered[place] = live));
      asked.set(key, answer);
      return answer;
    },
  };
}

/** Lower case, without the final dot, in A-labels (RFC 5890); a name that has none is left as it is. */
function wireName(name: string): string {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return /[^\0-\x7f]/.test(plain) ? domainToASCII(plain) || plain : plain;
}

type Resolver = InstanceType<typeof promises.Resolver>;

const QUERIES: Readonly<
  Record<Exclude<DnsType, 'TLSA'>, (resolver: Resolver, name: string) => Promise<readonly string[]>>
> = {
  A: (resolver, name) => resolver.resolve4(name),
  AAAA: (resolver, name) => resolver.resolve6(name),
  CNAME: (resolver, name) => resolver.resolveCname(name).then(lowered),
  PTR: (resolver, name) => resolver.resolvePtr(name).then(lowered),
  async MX(resolver, name) {
    const records = await resolver.resolveMx(name);
    // The null MX has the root for its host, which node gives as an empty text.
    return records.map(({ priority, exchange }) => `${priority} ${exchange.toLowerCase() || '.'}`);
  },
  TXT: (resolver, name) =>
    resolver.resolveTxt(name).then((records) => records.map((strings) => strings.join(''))),
};

const lowered = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.toLowerCase().replace(/\.$/, ''));

function bounded(answers: readonly string[]): readonly string[] {
  return answers.slice(0, LOOKUP_LIMITS.records).map((answer) => answer.slice(0, LOOKUP_LIMITS.recordLength));
}

/** node's codes for what c-ares says; "no data" is no error of DNS. */
const OUTCOMES: Readonly<Record<string, LookupOutcome>> = {
  ENODATA: 'NOERROR',
  ENOTFOUND: 'NXDOMAIN',
  ESERVFAIL: 'SERVFAIL',
  EREFUSED: 'REFUSED',
  EFORMERR: 'FORMERR',
  ENOTIMP: 'NOTIMP',
  ETIMEOUT: 'TIMEOUT',
  ECONNREFUSED: 'UNREACHABLE',
  EBADNAME: 'BADNAME',
  EBADSTR: 'BADNAME',
  EBADQUERY: 'BADNAME',
  ERR_INVALID_ARG_VALUE: 'BADNAME',
};

function outcomeOf(error: unknown): LookupOutcome {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return OUTCOMES[code] ?? 'UNREADABLE';
}
