import { refuses, theAddress } from '../facts.ts';
import type { Reason } from '../reason-rule.ts';

export const ipBlocked: Reason = {
  name: 'ip_blocked',
  title: "Address on the receiver's own block list",
  actor: 'sending-admin',
  phrases: {
    first: [
      '(bad|blacklisted|blocked) ~1 ip( address)?',
      '(blacklisted|blocklisted) by (us|our|local|the)',
      '(not|no longer) ~1 accept* ~2 (mail|email|messages?|connections?) from (your|this|that|ip#) ?(ip|host|server|network)?',
      '(following|this|your) ip( address)? ~3 (spam|unwanted|abuse)',
      '(unwanted|unsolicited|spam) ~5 from ~3 ip( address)?',
      'blocked for abuse',
      'ips? (is |are |was |were )?(blocked|banned)',
      '(sender |sending |client )?ip reputation ~1 (reject*|block*|refus*|denied)',
      'ip# ~2 (is |as )?(a )?(known )?(spammer|abuser)',
      'your address ~3 tarpit*',
      '{refused} your (server|host|ip|network|system)',
      '(mail|email|messages?) from ip# ~2 {refused}',
      'your (host|server|network|ip) (is |was |has been )?(blocked|banned|blacklisted)',
      '(server|host|ip|network) ip# ~4 (spam|abuse|complaints?)',
      '(host|client) ip# {refused} by',
      'ip address ip# ~3 {refused}',
      '(your|this|sending|client|source) ip( address)? (?:(?!no |ptr |rdns |reverse |dns )[^ |]{1,60} ){0,4}?(blocked|banned|blacklisted|blocklisted|refused|denied|rejected)',

      'spams? ~2 from (your|this|the) (ip|network|server|host|mail server)',
      'you are sending {spam}',
      '{client} ~4 (sending|source of|sends|sent|originat*) ~2 {spam}',
      '(your|this|the) ?(remote ?host|host|ip|server) ~3 (suspicious*|looks) ~3 (spam*|suspicious*)',
      '(bad|poor) ip (profile|reputation)',
      '{refused} by your ip',
      '(no access|forbidden|not welcome) ~2 (from|by|for) ~2 (ip|ip#|mail server|your ip|host)',
      'connections? from ~2 (ip#|host ip#|host#|your) ~3 {refused}',
    ],
    certain: [
      '@connect: 5: (not|un) ?(welcome|wanted|accepted)',
      '@connect: (mail|email) ~2 not ~1 (welcome|wanted|accepted)',

      '(mail|email|messages) from ip# ~3 {refused}',

      'banned (sending )?ip',
      '(your|sending|sender|client|source|this|the|remote) (ip|ip address|network|netblock|subnet|remote ?host) ~5 {refused}',
      '(local|internal|our|own|manual|custom) (ip )?(blacklist|blocklist|block list|denylist)',
      '(geo|country|geographic*) ~4 {refused}',
      '{refused} ~4 country',
      'open (relay|proxy)',
    ],
    plain: [
      'firewall ~1 list',
      '{client} ~4 (blacklist|bad ?host|block list|blocklist|denylist)',

      '5: {client} (?:(?!messages? |e?mail )[^ |]{1,60} ){0,5}?{refused}(?! (message|mail|email|your|the|this|recipients?))',
      '4: (your|this|the|client|sending) ~2 (ip|ip#|host|network|address|server) ~5 {refused}',
      '{refused} ~5 (ip|ip#|ip address|network|your (host|server|mail server)|connecting (host|client)|this host)',
      '5: {client} ~4 (poor|bad|low|negative) reputation',
      '5: (poor|bad|low|negative) ~2 reputation ~4 {client}',
      '5: (poor|bad|low|negative) (sender |sending )?reputation',
      '{client} ~6 (spam|spamming|spammers?|abuse|abusive|attack|suspicious|malicious|compromised|hacked|infected|bot|zombie)',
      '(spam|abuse|attack|complaints?|junk|spam traps?) ~4 (from|by|originat*) ~3 (ip|ip#|ip address|network|your (host|server|network|system))',
      '(not (allowed|permitted|authori[sz]ed)|may not|cannot) ~1 (to )?(connect|access) ~4',
      '(connection|connections) ~2 ({refused}|not accepted|dropped|declined)',
      '{refused} ~2 connections?',
      '(access|service) {refused} ~2 (for|to|from) ~1 (ip#|your ip|unknown)',
      '(too many|excessive) ~2 (spam|complaints|abuse|unknown users|spamtrap*|invalid recipients|bad recipients) ~3 {client}',
      'you ~2 (are|have been) (blocked|banned|blacklisted|blocklisted|denied)',
      'you ~3 (blacklisted|blocklisted|banned|blocked)',
      'client host {refused}',
    ],
  },
  summary: (f) => `The receiving server ${refuses(f)} mail from ${theAddress(f)} by a block of its own.`,
  explanation: () =>
    'The address or its network is on a list that the receiver keeps itself; no public blocklist is named. Causes are complaints by its users, mail to trap addresses, a block of a whole network or country, or a rule set by hand.',
  advice: () => [
    'The sending administrator checks what left the address: queue, hijacked accounts, web forms, other machines behind the same address; and whether neighbours in the network are the cause.',
    "The sending administrator asks for removal where the reply points to (the link or the form in it), else writes to the receiver's postmaster from another network with the time and the whole reply.",
    'The receiving administrator lifts the block or says what it was for.',
  ],
  samples: [
    {
      reply: '550 5.7.1 Your IP 192.0.2.44 has been blocked by our administrators',
      source: 'operator wording',
    },
    { reply: '554 5.7.1 <unknown[192.0.2.44]>: Client host rejected: Access denied', source: 'Postfix' },
    { reply: '550 You are not allowed to connect', source: 'Haraka' },
  ],
};
