/** A field of a header section (RFC 5322 section 2.2), decoded, with what stands in the message beside it. */
export interface HeaderField {
  /** As written: "Received", "subject". */
  readonly name: string;
  /** Unfolded, encoded words (RFC 2047) decoded; at most `LIMITS.headerValueCharacters` long. */
  readonly value: string;
  /** The whole field as it stands in the message, folded, without the last line end; only where it differs from `value`. */
  readonly raw?: string;
}
