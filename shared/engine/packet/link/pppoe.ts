import type { LinkType } from '../layer.ts';
import { skipPppoeSession } from './ether-type.ts';

export const pppoe: LinkType = { value: 51, decode: skipPppoeSession };
