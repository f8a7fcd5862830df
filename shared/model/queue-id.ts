// How servers name the queue id when they accept a message, each with a sample of its own making.
const FORMS: readonly RegExp[] = [
  // Postfix: "2.0.0 Ok: queued as 4QxY7z1ABCzDEF"; others say it too: "OK queued as 12 for relay".
  /\bqueued as:?\s+<?([\w.@:+/=-]+)/i,
  // Exim: "OK id=1q2w3e-0004rT-Yu"
  /\bid=([\w.-]+)/i,
  // Exchange: "2.6.0 <id@host> [InternalId=123456789, Hostname=mail.example.org] … Queued mail for delivery"
  /\[InternalId=(\d+)/i,
  // Older Exchange: "2.6.0 <id@mx.example.org> Queued mail for delivery"
  /^<([^\s>]+)>\s+Queued mail for delivery/im,
  // Sendmail: "2.0.0 38IDjsx0028156 Message accepted for delivery"
  /^(\w{6,})\s+Message accepted for delivery/im,
  // OpenSMTPD: "2.0.0: 1a2b3c4d Message accepted for delivery" (what stands before the colon is the status)
  /^:?\s*([0-9a-f]{8}) Message accepted/im,
  // Gmail: "2.0.0 OK  1700000000 d2-20020a0123456789.123 - gsmtp"
  /^OK\s+\d{9,}\s+(\S+)\s+-\s+gsmtp/im,
  // Dovecot (LMTP): "2.0.0 <bob@example.com> zYx9AbCdEf0GAAAArVhR1Q Saved"
  /^<[^>]*>\s+(\S{10,})\s+Saved\b/im,
  // qmail: "ok 1700000000 qp 12345"
  /^ok \d+ (qp \d+)/im,
];

/** The receiver's queue id in the text of the reply that accepted a message. */
export function findQueueId(text: string): string | undefined {
  for (const form of FORMS) {
    const found = form.exec(text)?.[1];
    // A full stop or comma behind it belongs to the sentence.
    if (found !== undefined) return found.replace(/[.,:]+$/, '');
  }
  return undefined;
}
