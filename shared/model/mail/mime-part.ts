/** A part of a message (RFC 2045, 2046). The message itself is the root of the tree. */
export interface MimePart {
  /** Where it stands: "" the message, "1" its first part, "1.2" the second part of that. */
  readonly path: string;
  /** Lower case, such as "text/plain"; what the message declares. */
  readonly type: string;
  readonly charset?: string;
  /** Content-Transfer-Encoding, lower case, where it is declared. */
  readonly encoding?: string;
  readonly disposition?: 'inline' | 'attachment';
  /** The declared name, decoded (RFC 2231, 2047), as it stands: it may be hostile. */
  readonly name?: string;
  /** A name that is safe to write into a folder; of attachments and other named parts. */
  readonly safeName?: string;
  /** Octets of the decoded content; of a multipart those of its body as it stands. */
  readonly bytes: number;
  /** Of the decoded content, lower-case hexadecimal; absent when the part is not whole. */
  readonly sha256?: string;
  /** What the first bytes say it is, where they say something: "application/x-msdownload". */
  readonly contentType?: string;
  /** False when the capture does not hold all of it, or a bound cut it. */
  readonly complete: boolean;
  readonly parts: readonly MimePart[];
}
