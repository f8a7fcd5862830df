import { isLoopback, parseAddress } from './addresses.ts';

/** Lines in which another address of as many digits stands for one that they name. */
export interface StandIn {
  readonly lines: readonly string[];
  readonly address: string;
  readonly standIn: string;
}

// Not what may be taken for a status code, "5.7.1.9", nor parts of names, of versions and of IPv6 addresses
const ADDRESS = /(?<![\w.-]|[0-9a-f:]:)\d{2,3}(?:\.\d{1,3}){3}(?![\w-]|\.[\w-])/g;

/**
 * Puts a stand-in for the first address of a refusal, so that replies that differ in it alone are read once. Servers name
 * the client they refuse, and no rule tells one address from another; the length is kept for rules that count characters.
 */
export function withStandIn(lines: readonly string[]): StandIn | undefined {
  const address = firstAddress(lines);
  if (address === undefined) return undefined;
  const standIn = address.replace(/\d/g, '1');
  const replaced = lines.map((line) =>
    line.replace(ADDRESS, (found) => (found === address ? standIn : found)),
  );
  return lines.some((line) => line.includes(standIn)) ? undefined : { lines: replaced, address, standIn };
}

function firstAddress(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    ADDRESS.lastIndex = 0;
    const address = ADDRESS.exec(line)?.[0];
    if (address === undefined) continue;
    const bytes = parseAddress(address);
    return bytes === undefined || isLoopback(bytes) ? undefined : address;
  }
  return undefined;
}
