import type { MimePart } from '../../../model/mail/mime-part.ts';
import type { CreateSha256, Sha256 } from '../../../model/sha256.ts';
import { LIMITS } from '../../limits.ts';
import { KeptBytes } from './kept-bytes.ts';
import { createTransferDecoder, type TakeBytes, type TransferDecoder } from './transfer-decoder.ts';
import { LOOKED_AT_BYTES, typeByContent } from './true-type.ts';

export interface LeafSetting {
  readonly encoding: string | undefined;
  readonly createSha256: CreateSha256 | undefined;
  /** How many of the decoded bytes are kept. */
  readonly keep: number;
  /** Someone wants all of the decoded bytes. */
  readonly take: TakeBytes | undefined;
}

/** The content of a part that holds no other parts: decoded, measured and hashed while it passes. */
export class LeafContent {
  private readonly decoder: TransferDecoder;
  private readonly beginning: KeptBytes;
  private readonly take: TakeBytes | undefined;
  private sha256: Sha256 | undefined;
  private bytes = 0;

  constructor({ encoding, createSha256, keep, take }: LeafSetting) {
    this.decoder = createTransferDecoder(encoding, (bytes, start, end) => {
      this.decoded(bytes, start, end);
    });
    this.sha256 = createSha256?.();
    this.beginning = new KeptBytes(Math.max(keep, Math.min(LOOKED_AT_BYTES, LIMITS.partTextBytes)));
    this.take = take;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    this.decoder.push(bytes, start, end);
  }

  gap(): void {
    this.sha256 = undefined;
    this.decoder.gap();
  }

  /** Called once, when the part is over. */
  end(isComplete: boolean): Pick<MimePart, 'bytes' | 'sha256' | 'contentType'> {
    this.decoder.end();
    const sha256 = isComplete ? this.sha256?.hex() : undefined;
    const contentType = typeByContent(this.beginning.view());
    return {
      bytes: this.bytes,
      ...(sha256 !== undefined && { sha256 }),
      ...(contentType !== undefined && { contentType }),
    };
  }

  /** The decoded bytes from the first on, as far as they are kept; borrowed. */
  kept(most: number): { readonly bytes: Uint8Array; readonly isCut: boolean } {
    const bytes = this.beginning.view();
    return { bytes: bytes.subarray(0, most), isCut: this.beginning.isCut || bytes.length > most };
  }

  private decoded(bytes: Uint8Array, start: number, end: number): void {
    this.bytes += end - start;
    this.sha256?.update(bytes.subarray(start, end));
    this.beginning.push(bytes, start, end);
    this.take?.(bytes, start, end);
  }
}
