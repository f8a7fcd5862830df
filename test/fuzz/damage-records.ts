import { putTogether, RECORD_HEADER_BYTES, takeApart } from './capture-records.ts';
import { damageBytes } from './damage-bytes.ts';
import type { Random } from './random.ts';

const ETHERNET_BYTES = 14;
const TCP_PROTOCOL = 6;

type Records = readonly Uint8Array[];
type Damage = (records: Records, random: Random) => Records;

const swap: Damage = (records, random) => {
  const [one, two] = [random.below(records.length), random.below(records.length)];
  return records.map(
    (record, at) => (at === one ? records[two] : at === two ? records[one] : record) ?? record,
  );
};
const leaveOut: Damage = (records, random) => {
  const gone = random.below(records.length);
  return records.filter((_, at) => at !== gone);
};
const again: Damage = (records, random) => {
  const at = random.below(records.length);
  const copies = random.chance(0.05) ? 300 : 1 + random.below(3);
  return [
    ...records.slice(0, at),
    ...new Array<Uint8Array>(copies).fill(random.pick(records)),
    ...records.slice(at),
  ];
};
const cutRecord: Damage = (records, random) =>
  change(records, random, (record) => {
    const captured = random.below(record.length - RECORD_HEADER_BYTES + 1);
    const cut = record.slice(0, RECORD_HEADER_BYTES + captured);
    viewOf(cut).setUint32(8, captured, true);
    return cut;
  });
const recordHeader: Damage = (records, random) =>
  change(records, random, (record) => {
    viewOf(record).setUint32(
      4 * random.below(4),
      random.pick([0, 1, 54, 65535, 262144, 1 << 20, (1 << 20) + 1, 0x7fffffff, 0xffffffff]),
      true,
    );
    return record;
  });
const content: Damage = (records, random) =>
  change(records, random, (record) => {
    const frame = damageBytes(record.subarray(RECORD_HEADER_BYTES), random, 3);
    const changed = Uint8Array.from(Buffer.concat([record.subarray(0, RECORD_HEADER_BYTES), frame]));
    viewOf(changed).setUint32(8, frame.length, true);
    return changed;
  });

/** One field of the IPv4 or TCP header, set to what breaks readers: lengths, offsets, flags, sequence numbers. */
const headerField: Damage = (records, random) =>
  change(records, random, (record) => {
    const ip = RECORD_HEADER_BYTES + ETHERNET_BYTES;
    if (record.length < ip + 40 || (record[ip] ?? 0) >>> 4 !== 4 || record[ip + 9] !== TCP_PROTOCOL)
      return record;
    const tcp = ip + ((record[ip] ?? 0) & 15) * 4;
    if (record.length < tcp + 20) return record;
    const view = viewOf(record);
    const fields: readonly (() => void)[] = [
      () => {
        view.setUint8(ip, random.below(256));
      },
      () => {
        view.setUint16(ip + 2, random.pick([0, 1, 19, 20, 39, 40, 65535, random.below(65536)]));
      },
      () => {
        view.setUint16(ip + 6, random.pick([0x2000, 0x2001, 0x1fff, 0x3fff, random.below(65536)]));
      },
      () => {
        view.setUint8(ip + 9, random.pick([0, 1, 4, 6, 17, 41, 44, 47, 50, 51, 60, 132]));
      },
      () => {
        view.setUint32(tcp + 4, shifted(view.getUint32(tcp + 4), random));
      },
      () => {
        view.setUint32(tcp + 8, shifted(view.getUint32(tcp + 8), random));
      },
      () => {
        view.setUint8(tcp + 12, random.below(256));
      },
      () => {
        view.setUint8(tcp + 13, random.below(256));
      },
      () => {
        view.setUint16(tcp + 14, random.pick([0, 1, 65535]));
      },
    ];
    random.pick(fields)();
    return record;
  });

const DAMAGES: readonly Damage[] = [
  swap,
  swap,
  leaveOut,
  again,
  cutRecord,
  recordHeader,
  content,
  content,
  headerField,
  headerField,
  headerField,
  headerField,
];

/** A copy of a classic pcap with its packets damaged one by one; any other file has its bytes damaged. */
export function damageRecords(file: Uint8Array, random: Random): Uint8Array {
  const capture = takeApart(file);
  if (!capture) return damageBytes(file, random);
  let { records } = capture;
  for (let left = 1 + random.below(20); left > 0 && records.length > 0; left -= 1) {
    records = random.pick(DAMAGES)(records, random);
  }
  return putTogether({ header: capture.header, records });
}

function shifted(number: number, random: Random): number {
  const by = random.pick([
    -1,
    1,
    2,
    -100,
    1460,
    -1460,
    65536,
    1 << 20,
    1 << 26,
    1 << 30,
    0x7fffffff,
    0x80000000,
  ]);
  return (random.chance(0.1) ? random.below(2 ** 32) : number + by) >>> 0;
}

function change(records: Records, random: Random, by: (copy: Uint8Array) => Uint8Array): Records {
  const chosen = random.below(records.length);
  return records.map((record, at) =>
    at === chosen && record.length >= RECORD_HEADER_BYTES ? by(record.slice()) : record,
  );
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
