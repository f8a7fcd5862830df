/** Damage and doubt are data: something in the capture that the reader should know of. */
export interface Notice {
  readonly severity: 'info' | 'warning' | 'error';
  /** A stable kebab-case name, for scripts and tests. */
  readonly code: string;
  /** One plain sentence; numbers of packets are those Wireshark shows. */
  readonly message: string;
  /** 1-based number of the packet where it was noticed. */
  readonly packet?: number;
  /** What the reader can do about it. */
  readonly tip?: string;
}
