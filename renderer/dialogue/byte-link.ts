/** Bytes `start` to `end` (exclusive) of a packet as it lies in the capture. */
export interface ByteRange {
  readonly packet: number;
  readonly start: number;
  readonly end: number;
}

/** Characters `start` to `end` (exclusive) of a line of a step. */
export interface CharRange {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** A packet's payload, in the order of the stream. */
export interface Payload {
  readonly packet: number;
  readonly bytes: Uint8Array;
  /** Where the payload begins in its packet. */
  readonly offset: number;
}

/** Which bytes a text came in, and which text bytes are. */
export interface ByteLink {
  bytesOf(range: CharRange): readonly ByteRange[];
  charsOf(range: ByteRange): readonly CharRange[];
}

interface LinkedLine {
  /** Place in the stream of each character's first byte, and behind the last one. */
  readonly places: readonly number[];
}

/**
 * Finds a step's lines in the payloads that hold them. `earlier` is how many bytes of the first payload belong to what
 * was said before, at least. Undefined when the text does not stand there, as in a compressed or masked stream.
 */
export function linkBytes(
  lines: readonly string[],
  payloads: readonly Payload[],
  earlier = 0,
): ByteLink | undefined {
  const stream = joined(payloads);
  const linked: LinkedLine[] = [];
  let from = earlier;
  for (const line of lines) {
    const found = findLine(stream, line, from);
    if (!found) break;
    linked.push(found);
    from = found.places.at(-1) ?? from;
  }
  if (linked.length === 0) return undefined;
  const starts = startsOf(payloads);
  return {
    bytesOf({ line, start, end }) {
      const places = linked[line]?.places ?? [];
      const [first, last] = [places[start], places[Math.min(end, places.length - 1)]];
      return first === undefined || last === undefined ? [] : inPackets(first, last, payloads, starts);
    },
    charsOf({ packet, start, end }) {
      const index = payloads.findIndex((payload) => payload.packet === packet);
      const payload = payloads[index];
      if (!payload) return [];
      const shift = (starts[index] ?? 0) - payload.offset;
      return linked.flatMap(({ places }, line) => charsBetween(places, start + shift, end + shift, line));
    },
  };
}

/** Masked credentials differ in length from the bytes they stand for: only what is before them is linked. */
const MASK = '***';

function findLine(stream: Uint8Array, line: string, from: number): LinkedLine | undefined {
  const masked = line.indexOf(MASK);
  const text = masked < 0 ? line : line.slice(0, masked);
  for (const widthOf of [utf8Width, latin1Width]) {
    const bytes = widthOf === utf8Width ? new TextEncoder().encode(text) : latin1Bytes(text);
    const at = indexOfBytes(stream, bytes, from);
    if (at >= 0) return { places: placesOf(text, at, widthOf) };
  }
  return undefined;
}

function placesOf(text: string, at: number, widthOf: (code: number) => number): readonly number[] {
  const places = [at];
  let place = at;
  for (const character of text) {
    place += widthOf(character.codePointAt(0) ?? 0);
    // The second half of a surrogate pair stands where the first does.
    if (character.length === 2) places.push(places.at(-1) ?? at);
    places.push(place);
  }
  return places;
}

const utf8Width = (code: number) => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);
const latin1Width = () => 1;

function latin1Bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
}

function indexOfBytes(stream: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first] = wanted;
  if (first === undefined) return from <= stream.length ? from : -1;
  for (let at = stream.indexOf(first, from); at >= 0; at = stream.indexOf(first, at + 1)) {
    if (at + wanted.length > stream.length) return -1;
    if (wanted.every((byte, index) => stream[at + index] === byte)) return at;
  }
  return -1;
}

function charsBetween(
  places: readonly number[],
  start: number,
  end: number,
  line: number,
): readonly CharRange[] {
  // Of the character at `index` the bytes are those from its place to the next one's.
  const overlaps = (place: number, index: number) =>
    index < places.length - 1 && place < end && (places[index + 1] ?? place) > start;
  const first = places.findIndex(overlaps);
  if (first < 0) return [];
  const behind = places.findIndex((place, index) => index > first && !overlaps(place, index));
  return [{ line, start: first, end: behind < 0 ? places.length - 1 : behind }];
}

function inPackets(
  first: number,
  last: number,
  payloads: readonly Payload[],
  starts: readonly number[],
): readonly ByteRange[] {
  return payloads.flatMap(({ packet, bytes, offset }, index) => {
    const begin = starts[index] ?? 0;
    const start = Math.max(first, begin);
    const end = Math.min(last, begin + bytes.length);
    return start < end ? [{ packet, start: start - begin + offset, end: end - begin + offset }] : [];
  });
}

function startsOf(payloads: readonly Payload[]): readonly number[] {
  let start = 0;
  return payloads.map(({ bytes }) => {
    const here = start;
    start += bytes.length;
    return here;
  });
}

function joined(payloads: readonly Payload[]): Uint8Array {
  const whole = new Uint8Array(payloads.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let at = 0;
  for (const { bytes } of payloads) {
    whole.set(bytes, at);
    at += bytes.length;
  }
  return whole;
}
