import { plainAddress } from './addresses.ts';

const OWNERS: Readonly<Record<string, string>> = {
  '8.8.8.8': 'Google Public DNS',
  '8.8.4.4': 'Google Public DNS',
  '2001:4860:4860::8888': 'Google Public DNS',
  '2001:4860:4860::8844': 'Google Public DNS',
  '1.1.1.1': 'Cloudflare 1.1.1.1',
  '1.0.0.1': 'Cloudflare 1.1.1.1',
  '2606:4700:4700::1111': 'Cloudflare 1.1.1.1',
  '2606:4700:4700::1001': 'Cloudflare 1.1.1.1',
  '9.9.9.9': 'Quad9',
  '149.112.112.112': 'Quad9',
  '2620:fe::fe': 'Quad9',
  '208.67.222.222': 'OpenDNS',
  '208.67.220.220': 'OpenDNS',
};

/** Whose public resolver a server ("8.8.8.8", "[2620:fe::fe]:53") is; undefined for others. */
export function publicResolver(server: string): string | undefined {
  const address = /^\[(.+)\](?::\d+)?$/.exec(server)?.[1] ?? server.replace(/^([\d.]+):\d+$/, '$1');
  return OWNERS[plainAddress(address)];
}
