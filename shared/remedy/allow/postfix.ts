import { textOfNetwork } from '../networks/network.ts';
import type { AllowFormat } from './allow-file.ts';

/** cidr_table(5) with the action OK of access(5): "192.0.2.0/24<TAB>OK". */
export const postfix: AllowFormat = {
  program: 'postfix',
  path: '/etc/postfix/client_access.cidr',
  instructions: [
    'Save as /etc/postfix/client_access.cidr. In main.cf, before reject_rbl_client:',
    '  smtpd_client_restrictions = check_client_access cidr:/etc/postfix/client_access.cidr, reject_rbl_client …',
    'Then: postfix reload (cidr tables take no postmap, but are read only at start).',
    'In smtpd_recipient_restrictions it must stand behind reject_unauth_destination: before it, OK opens the server for relaying.',
    'If postscreen refuses, it asks first: smtpscope allow --for postscreen.',
  ],
  linesFor: (network) => [`${textOfNetwork(network)}\tOK`],
  countFor: () => 1,
};

/** postscreen(8): the tables of postscreen_access_list know permit, reject and dunno. */
export const postscreen: AllowFormat = {
  program: 'postscreen',
  path: '/etc/postfix/postscreen_access.cidr',
  instructions: [
    'Save as /etc/postfix/postscreen_access.cidr. In main.cf:',
    '  postscreen_access_list = permit_mynetworks, cidr:/etc/postfix/postscreen_access.cidr',
    'Then: postfix reload.',
    'These clients skip all tests of postscreen; the restrictions of smtpd still apply (smtpscope allow --for postfix).',
  ],
  linesFor: (network) => [`${textOfNetwork(network)}\tpermit`],
  countFor: () => 1,
};
