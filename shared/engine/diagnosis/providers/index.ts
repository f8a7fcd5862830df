import type { Provider } from '../provider-rule.ts';
import { amavis } from './amavis.ts';
import { barracuda } from './barracuda.ts';
import { ciscoEsa } from './cisco-esa.ts';
import { cloudmark } from './cloudmark.ts';
import { comcast } from './comcast.ts';
import { courier } from './courier.ts';
import { cox } from './cox.ts';
import { exchange } from './exchange.ts';
import { exchangeOnline } from './exchange-online.ts';
import { exim } from './exim.ts';
import { facebook } from './facebook.ts';
import { gmail } from './gmail.ts';
import { gmx } from './gmx.ts';
import { godaddy } from './godaddy.ts';
import { haraka } from './haraka.ts';
import { icloud } from './icloud.ts';
import { mailRu } from './mail-ru.ts';
import { mimecast } from './mimecast.ts';
import { netease } from './netease.ts';
import { opensmtpd } from './opensmtpd.ts';
import { orange } from './orange.ts';
import { policyServers } from './policy-servers.ts';
import { postfix } from './postfix.ts';
import { proofpoint } from './proofpoint.ts';
import { protonMail } from './proton-mail.ts';
import { qmail } from './qmail.ts';
import { qq } from './qq.ts';
import { rspamd } from './rspamd.ts';
import { sendmail } from './sendmail.ts';
import { spamassassin } from './spamassassin.ts';
import { spamdyke } from './spamdyke.ts';
import { symantec } from './symantec.ts';
import { tOnline } from './t-online.ts';
import { trendMicro } from './trend-micro.ts';
import { yahoo } from './yahoo.ts';
import { zoho } from './zoho.ts';

/** Mail providers first, then filtering gateways, then server programs, whose words the others reuse. */
export const PROVIDERS: readonly Provider[] = [
  gmail,
  exchangeOnline,
  exchange,
  yahoo,
  icloud,
  comcast,
  cox,
  godaddy,
  gmx,
  tOnline,
  orange,
  mailRu,
  qq,
  netease,
  zoho,
  protonMail,
  facebook,
  proofpoint,
  mimecast,
  barracuda,
  ciscoEsa,
  symantec,
  trendMicro,
  cloudmark,
  amavis,
  spamassassin,
  rspamd,
  spamdyke,
  policyServers,
  postfix,
  sendmail,
  exim,
  qmail,
  opensmtpd,
  haraka,
  courier,
];
