import { textOfNetwork } from '../networks/network.ts';
import type { AllowFormat } from './allow-file.ts';

/** A file that a host list names (Exim specification, chapter 10): an item a line, so that IPv6 needs no doubled colons. */
export const exim: AllowFormat = {
  program: 'exim',
  path: '/etc/exim4/allowed_hosts',
  instructions: [
    'Save as /etc/exim4/allowed_hosts. Where the ACL asks blocklists (acl_check_rcpt), leave these hosts out:',
    '  deny  !hosts   = /etc/exim4/allowed_hosts',
    '        dnslists = …',
    'Debian has such a file already: /etc/exim4/local_host_whitelist. No reload is needed for the file, one for the ACL.',
    'Do not write "accept hosts = …" in acl_check_rcpt: it would let these hosts relay.',
  ],
  linesFor: (network) => [textOfNetwork(network)],
  countFor: () => 1,
};
