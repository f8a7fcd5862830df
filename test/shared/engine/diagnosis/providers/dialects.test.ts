import { describe, expect, it } from 'vitest';
import { decodeRefusal } from '../../../../../shared/engine/diagnosis/decode-refusal.ts';
import { PROVIDERS } from '../../../../../shared/engine/diagnosis/providers/index.ts';

describe('the registry of providers', () => {
  it('holds each once, with its documentation', () => {
    const names = PROVIDERS.map((provider) => provider.name);
    expect(new Set(names).size).toBe(names.length);
    for (const provider of PROVIDERS) {
      expect(provider.name).toMatch(/^[a-z0-9-]+$/);
      expect(provider.documentation.join(' ')).toMatch(/^https?:\/\//);
      for (const rule of provider.rules) expect(rule.text ?? rule.status).toBeDefined();
    }
  });
});

describe('dialects', () => {
  it.each([
    ['gmail', '421 4.7.28 Unusual rate of unsolicited mail from your network', 'reputation_deferred'],
    ['gmail', '421 4.7.30 DKIM did not pass, the mail is rate limited', 'dkim_fail'],
    ['gmail', '550 5.7.1 Very low reputation of the sending domain', 'sender_blocked'],
    ['exchange-online', '550 5.7.606 Access denied, banned sending IP [192.0.2.1]', 'ip_blocked'],
    ['exchange-online', '550 5.4.1 Recipient address rejected: Access denied', 'user_unknown'],
    ['exchange-online', '550 5.7.705 Access denied, tenant over its threshold', 'rate_limited'],
    ['exchange-online', '451 4.7.650 Come again later', 'reputation_deferred'],
    ['exchange-online', '550 5.7.515 Spf=Pass Dkim=Fail DMARC=Fail', 'email_auth_fail'],
    ['exchange', '550 5.7.1 RESOLVER.RST.AuthRequired; authentication required', 'recipient_restricted'],
    ['exchange', '554 5.2.2 STOREDRV.Deliver.Exception:QuotaExceededException', 'mailbox_full'],
    ['yahoo', '421 4.7.0 [TSS07] Messages deferred', 'reputation_deferred'],
    ['yahoo', '554 (RTR:DU) see the postmaster pages', 'dynamic_ip'],
    ['comcast', '421 comcast RL000004', 'rate_limited'],
    ['cox', '452 cox AUP#CXMXRT', 'rate_limited'],
    ['godaddy', '550 Give a From. IB506', 'sender_invalid'],
    ['gmx', '554 gmx.net see https://postmaster.gmx.net/case?c=r01&i=ip&v=192.0.2.1', 'ip_blocked'],
    ['t-online', '554 IP=192.0.2.1 - Something is wrong. (tosa@rx.t-online.de)', 'ip_blocked'],
    ['orange', '550 5.7.1 Mail refuse. OFR004_506', 'spam_content'],
    ['mail-ru', '554 5.7.1 Rejected under suspicion of SPAM', 'spam_content'],
    ['qq', '550 Ip frequency limited', 'rate_limited'],
    ['netease', '421 HL:ICC 163 smtp12', 'too_many_connections'],
    ['zoho', '553 Relaying disallowed as a@example.org', 'relay_denied'],
    ['mimecast', '451 Internal resource temporarily unavailable - mimecast', 'greylisted'],
    ['cisco-esa', '550 #5.1.0 Address rejected.', 'user_unknown'],
    ['amavis', '554 5.7.0 Reject, id=12345-01 - INFECTED: Some.Worm', 'virus'],
    ['rspamd', '451 4.7.1 Try again later', 'greylisted'],
    ['postfix', '450 4.1.1 unverified address: Address verification in progress', 'greylisted'],
    ['exim', '550 Sender verify failed', 'sender_invalid'],
    ['qmail', '451 See http://cr.yp.to/docs/smtplf.html', 'malformed_message'],
    ['spamdyke', '421 Refused. You have no reverse DNS entry.', 'reverse_dns'],
    ['policy-servers', '550 see http://www.openspf.org/Why?id=a', 'spf_fail'],
  ])('of %s: %s', (provider, reply, reason) => {
    expect(decodeRefusal({ lines: [reply] })).toMatchObject({ provider, reason });
  });

  it('do not speak for others: a code without its sign means nothing', () => {
    expect(decodeRefusal({ code: 554, lines: ['Refused, ref MI:SPB-lookalike'] }).provider).not.toBe(
      'orange',
    );
    expect(decodeRefusal({ code: 550, lines: ['No thanks, order 506'] }).provider).toBeUndefined();
  });
});
