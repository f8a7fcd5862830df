import type { Cause } from './cause.ts';

type Headed = Pick<Cause, 'refusals' | 'summary' | 'blocklist' | 'clientNetworks'>;

/**
 * A cause in one line: "43 of 45 refusals: SORBS, clients all in 209.85.208.0/20". `total` is the number of refusals in
 * the capture.
 */
export function causeHeadline(cause: Headed, total: number): string {
  const share = `${grouped(cause.refusals)} of ${grouped(total)} ${total === 1 ? 'refusal' : 'refusals'}`;
  const what =
    cause.blocklist === undefined
      ? lowerFirst(cause.summary.replace(/\.$/, ''))
      : listTitle(cause.blocklist.name);
  const closed = cause.blocklist?.state === 'closed' ? ' (closed list)' : '';
  return `${share}: ${what}${closed}${clientsOf(cause)}`;
}

const grouped = (number: number): string => number.toLocaleString('en-US');

function clientsOf({ clientNetworks, refusals }: Headed): string {
  const [first, ...others] = clientNetworks;
  if (first === undefined) return '';
  const place = first.value.replace(/\/(?:32|128)$/, '');
  const isOne = place !== first.value;
  if (others.length === 0) return refusals === 1 || isOne ? `, client ${place}` : `, clients all in ${place}`;
  return `, clients in ${[first, ...others]
    .slice(0, 3)
    .map(({ value }) => value.replace(/\/(?:32|128)$/, ''))
    .join(', ')}${others.length > 2 ? ' and others' : ''}`;
}

// Words such as "SPF" or "DNS" keep their capitals.
const lowerFirst = (text: string): string =>
  /^[A-Z](?![A-Z])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

// Names that are written otherwise than with one capital.
const TITLES: Readonly<Record<string, string>> = {
  ahbl: 'AHBL',
  att: 'AT&T',
  dronebl: 'DroneBL',
  dsbl: 'DSBL',
  efnet: 'EFnet',
  kisa: 'KISA',
  megarbl: 'MegaRBL',
  nixspam: 'NiX Spam',
  njabl: 'NJABL',
  ordb: 'ORDB',
  psbl: 'PSBL',
  rota: 'ROTA',
  senderscore: 'Sender Score',
  sorbs: 'SORBS',
  spamcannibal: 'SpamCannibal',
  spamcop: 'SpamCop',
  spamrats: 'SpamRATS',
  spamrl: 'SpamRL',
  surbl: 'SURBL',
  trendmicro: 'Trend Micro',
  uceprotect: 'UCEPROTECT',
  uribl: 'URIBL',
  wpbl: 'WPBL',
};

/** A blocklist's name as people write it: "sorbs" → "SORBS", "spamhaus/pbl" → "Spamhaus PBL". */
export function listTitle(name: string): string {
  const [owner = '', list] = name.split('/');
  if (owner.includes('.')) return name;
  const title = TITLES[owner] ?? owner.charAt(0).toUpperCase() + owner.slice(1);
  if (list === undefined) return title;
  return `${title} ${list.length <= 4 || list === 'sbl-xbl' ? list.toUpperCase() : list}`;
}
