/** A DKIM-Signature field (RFC 6376 section 3.5) and what the transmitted bytes say of it. */
export interface DkimSignature {
  /** d= and s= */
  readonly domain: string;
  readonly selector: string;
  /** a= */
  readonly algorithm: string;
  /** c=, header and body: "relaxed/simple". */
  readonly canonicalization: string;
  /** h=, lower case, each once. */
  readonly signedFields: readonly string[];
  /** l=, where only a part of the body is signed. */
  readonly bodyLength?: number;
  /** Whether bh= is the hash of the body on the wire; `unknown` when the message is not whole or the algorithm is not known. */
  readonly bodyHash: 'matches' | 'changed' | 'unknown';
  /** t=, ISO 8601 UTC, seconds. */
  readonly signedAt?: string;
  /** x= is over at the time of the capture. */
  readonly expired?: boolean;
  /** The key record, where the capture's DNS answers hold it; "" when they say that there is none. */
  readonly key?: string;
  /** What b= is to the signed fields, by `key`; absent where there is no key, or the signature cannot be checked. */
  readonly signature?: 'valid' | 'invalid';
  /** d= is, or has the same organisational domain as, the domain of From (RFC 7489 section 3.1.1). */
  readonly aligned: boolean;
}

/** One result of an Authentication-Results field (RFC 8601). */
export interface AuthenticationResult {
  /** The server that says so. */
  readonly authority: string;
  readonly method: string;
  readonly result: string;
  /** "smtp.mailfrom=example.org", as it stands. */
  readonly properties: readonly string[];
  readonly comment?: string;
}

/** An ARC set (RFC 8617). */
export interface ArcSet {
  readonly instance: number;
  readonly domain?: string;
  /** cv= of the seal: none, pass, fail. */
  readonly chain?: string;
  readonly results?: string;
}

/** What the message and the wire say about who sent it, without asking the network. */
export interface AuthenticationFacts {
  /** What SPF (RFC 7208 section 2) would be asked: wire address, HELO name, MAIL FROM. */
  readonly spf: {
    readonly clientAddress: string;
    readonly helo?: string;
    readonly mailFrom?: string;
    /** MAIL FROM's domain is aligned with that of From. */
    readonly aligned?: boolean;
    /** Found with DNS answers in the capture. */
    readonly record?: string;
  };
  /** Domain of the From field. */
  readonly fromDomain?: string;
  readonly dkim: readonly DkimSignature[];
  readonly results: readonly AuthenticationResult[];
  readonly arc: readonly ArcSet[];
  /** The DMARC record of From's domain, where the capture's DNS answers hold it. */
  readonly dmarc?: string;
  /** What is not as it should be, in whole sentences. */
  readonly doubts: readonly string[];
  /** List-Unsubscribe, as it stands, and whether one click suffices (RFC 8058). */
  readonly listUnsubscribe?: { readonly value: string; readonly oneClick: boolean };
}
