import type { Stage } from '../../model/exchange.ts';
import type { ReasonName } from '../../model/reason.ts';
import type { Confidence } from '../../model/rejection.ts';
import type { BlocklistRecognition } from './blocklists/recognise.ts';
import type { ReplyText } from './reply-text.ts';

/** Why a reply was refused. */
export interface Finding {
  readonly reason: ReasonName;
  readonly confidence: Confidence;
  readonly rule: string;
  readonly provider?: string;
  readonly recognition?: BlocklistRecognition;
}

/** The codes and words of a reply, its own or given. */
export interface Reading {
  readonly text: ReplyText;
  readonly code?: number | undefined;
  readonly status?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly at?: string | undefined;
}
