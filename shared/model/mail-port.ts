/** LMTP, SMTP, submission with implicit TLS, submission, and the port that many use where 25 is blocked. */
const MAIL_PORTS: readonly number[] = [24, 25, 465, 587, 2525];

export function isMailPort(port: number): boolean {
  return MAIL_PORTS.includes(port);
}
