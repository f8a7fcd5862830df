export interface ParsedPorts {
  readonly ports: readonly number[];
  /** What is wrong, in a sentence. */
  readonly problem?: string;
}

/** As many as the main process keeps. */
const MOST_PORTS = 32;

/** "2525, 10024 10025" as numbers, each once. */
export function parsePorts(text: string): ParsedPorts {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  const wrong = words.find((word) => !/^\d{1,5}$/.test(word) || Number(word) < 1 || Number(word) > 65_535);
  if (wrong !== undefined)
    return { ports: [], problem: `“${wrong}” is no port: write numbers from 1 to 65535.` };
  const ports = [...new Set(words.map(Number))];
  return ports.length > MOST_PORTS ? { ports: [], problem: `At most ${MOST_PORTS} ports.` } : { ports };
}
