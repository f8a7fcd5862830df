import type { FieldShape, Shape } from '../../../shared/ipc/contract.ts';

/** Names, filters, notes and addresses are never longer. */
const STRING_LENGTH = 1 << 16;
/** Of what is copied, reports included. */
const TEXT_LENGTH = 16 << 20;
const COUNTS_LENGTH = 10_000;

/** True when an argument is an object with exactly the fields of its shape. */
export function hasShape(argument: unknown, shape: Shape): boolean {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) return false;
  const fields = Object.entries(argument);
  return (
    fields.length === Object.keys(shape).length &&
    fields.every(([name, value]) => {
      const wanted = Object.hasOwn(shape, name) ? shape[name] : undefined;
      return wanted !== undefined && matches(value, wanted);
    })
  );
}

function matches(value: unknown, wanted: FieldShape): boolean {
  switch (wanted) {
    case 'string':
      return typeof value === 'string' && value.length <= STRING_LENGTH;
    case 'text':
      return typeof value === 'string' && value.length <= TEXT_LENGTH;
    case 'boolean':
      return typeof value === 'boolean';
    case 'count':
      return isCount(value);
    case 'counts':
      return Array.isArray(value) && value.length <= COUNTS_LENGTH && value.every(isCount);
    default:
      return isChoice(wanted) ? wanted.some((word) => word === value) : hasShape(value, wanted);
  }
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isChoice(wanted: readonly string[] | Shape): wanted is readonly string[] {
  return Array.isArray(wanted);
}
