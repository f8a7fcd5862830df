// Content-Type: multipart/report; report-type=delivery-status — Auto-Submitted: auto-replied — X-Failed-Recipients: bob@example.org
const REPORT_FIELD =
  /^(?:content-type[ \t]*:\s*(?:multipart\/report|message\/(?:delivery-status|feedback-report|disposition-notification))|auto-submitted[ \t]*:\s*auto-(?:replied|generated|notified)|(?:x-failed-recipients|x-autoreply|x-autorespond)[ \t]*:|precedence[ \t]*:\s*auto_reply|from[ \t]*:[^\n]*(?:mailer-daemon|postmaster)@)/im;

/**
 * A cheap look at a header section: whether the message may tell of another one (RFC 3464, 3834, 5965, 8098), so that it
 * is worth reading. `sender` is that of MAIL: such mail has none (RFC 5321 section 4.5.5).
 */
export function looksLikeReport(section: string, sender: string | undefined): boolean {
  return sender === '' || REPORT_FIELD.test(section);
}
