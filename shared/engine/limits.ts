/** Every bound the engine keeps, by name. Whatever a limit cuts is reported by a notice that names it. */
export const LIMITS = {
  // Captures
  /** A frame's captured length beyond this is damage: the largest snap length any program writes is 262144. */
  frameBytes: 1 << 20,
  /** Interfaces that one section of a pcapng file may describe. */
  captureInterfaces: 1024,
  /** Comments of a pcapng file that become notices, and the characters of each. */
  captureComments: 50,
  captureCommentCharacters: 500,
  /** Captures that are read at the same time because they overlap in time; each takes about 4 MB. */
  capturesAtOnce: 32,
  /** What a Zstandard frame may want to look back on; RFC 8878 section 3.1.1.1.2 asks decoders for this much. */
  zstdWindowBytes: 8 << 20,

  // Packets
  /** Tunnels within tunnels that are followed. */
  nestedTunnels: 4,
  /** IP datagrams that wait for their other fragments, and how long they wait. */
  fragmentedDatagrams: 1024,
  fragmentWaitNanos: 30e9,

  // Numbering of sessions
  /** Conversations that may wait for their number behind one that has not shown yet whether it is SMTP. */
  conversationsBehindUndecided: 10_000,

  // Diagnosis
  /** Characters of a refusing reply that are searched for addresses, links and lists. */
  refusalTextLength: 16_384,

  // SMTP
  /** Bytes kept of a line; RFC 5321 allows 512, RFC 4954 12288 for AUTH. */
  lineBytes: 12_288,
  /** Lines kept of a reply. */
  replyLines: 512,
  /** Commands and replies kept of a session, and the characters in them. */
  exchanges: 20_000,
  dialogueCharacters: 4_000_000,
  transactions: 10_000,
  /** Recipients kept of a transaction. */
  recipients: 10_000,
  /** Commands that may wait for their replies at one time. */
  pendingCommands: 20_000,
  /** Client bytes kept while only the next reply can tell whether they are commands or a message. */
  heldBytes: 262_144,
  /** Bytes kept of a message's header section. */
  headerBytes: 65_536,
  /** Bytes kept of either side until content tells whether a conversation is SMTP. */
  recognitionBytes: 1_024,
  tlsHandshakeBytes: 16_384,
  /** Notices kept of a session. */
  sessionNotices: 100,
} as const;
