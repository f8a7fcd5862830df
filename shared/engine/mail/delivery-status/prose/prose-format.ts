import type { DeliveryStatus } from '../../../../model/mail/delivery-status.ts';
import type { FoundStatus, StatusSource } from '../found-status.ts';

/** The text of a bounce as formats read it. */
export interface Letter {
  readonly lines: readonly string[];
  readonly headers: StatusSource['headers'];
}

export type ProseReading = Pick<FoundStatus, 'reportingMta' | 'recipients' | 'original'>;

/** How a program writes its bounces in words. */
export interface ProseFormat {
  readonly name: NonNullable<DeliveryStatus['format']>;
  /** Where the program documents or writes it so. */
  readonly source: string;
  readonly recognises: (letter: Letter) => boolean;
  readonly read: (letter: Letter) => ProseReading;
}

/** A recipient and the lines that tell of it. */
export interface Paragraph {
  readonly address: string;
  readonly lines: readonly string[];
}
