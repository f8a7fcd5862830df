/** Every bound the engine keeps, by name. Whatever a limit cuts is reported by a notice that names it. */
export const LIMITS = {
  // Captures
  /** A frame's captured length beyond this is damage: the largest snap length any program writes is 262144. */
  frameBytes: 1 << 20,
  /** Interfaces that one section of a pcapng file may describe. */
  captureInterfaces: 1024,
  /** Names of addresses that are told from a capture's name resolution blocks, and bytes of a block that is looked into. */
  captureNames: 20,
  captureNamesBytes: 1 << 16,
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

  // Streams
  /** TCP connections followed at the same time; beyond it the one quiet for longest ends. */
  openConversations: 32_000,
  /** Connections that nobody wants or that are over, remembered so that their packets are dropped at once. */
  dormantConversations: 100_000,
  /** Packets that came before those in front of them: bytes and pieces that wait a side, and bytes in all. */
  waitingBytesPerSide: 4 << 20,
  waitingPiecesPerSide: 8192,
  waitingBytes: 64 << 20,
  /** How long a hole is waited for that the other side has acknowledged: it can only be captured late. */
  lateCapturePackets: 64,
  lateCaptureNanos: 1e9,
  /** How long a hole is waited for that nobody acknowledged: it will be sent again, were both sides captured. */
  retransmissionPackets: 4096,
  retransmissionNanos: 60e9,
  /** Packets and time in which a connection without captured handshake may show where its streams begin. */
  settlingPackets: 8,
  settlingNanos: 1e9,
  /** A sequence number further ahead than this is taken for a stray packet's … */
  sequenceJump: 1 << 26,
  /** … unless so many in a row say the same. */
  strayPackets: 8,
  /** Delivered bytes, of all connections, that a retransmission can still be compared with. */
  comparedBytes: 4 << 20,
  /**
   * After both sides have closed, late packets still belong to the conversation for this long, and of so many; of fewer once
   * each has acknowledged the other's end. Nobody is told of this bound: both sides have said all they would, and what comes
   * later repeats it. The fewer are kept, the less of what they said has to be moved about by the garbage collector.
   */
  lingerNanos: 5e9,
  lingeringConversations: 2_000,
  closedConversations: 64,
  /** After that time data without a SYN on the same addresses and ports is another conversation. */
  tupleRestNanos: 120e9,
  transportEvents: 100,
  transportNotices: 20,

  // Numbering of sessions
  /** Conversations that may wait for their number behind one that has not shown yet whether it is SMTP. */
  conversationsBehindUndecided: 10_000,

  // Diagnosis
  /** Characters of a refusing reply that are searched for addresses, links and lists. */
  refusalTextLength: 8_192,
  /** Addresses that are looked at in one reply. */
  quotedAddresses: 100,
  /** Characters of a refusing reply that the rules for its reason read; RFC 5321 allows 512 a line. */
  decodedReplyLength: 4_096,
  /** Characters of pasted text in which a reply is looked for. */
  pastedTextLength: 65_536,
  /** Refusals of one session that are explained. */
  rejectionsPerSession: 1_000,
  /** Characters of a line that stands as evidence; "…" stands where there are more. */
  evidenceTextLength: 300,
  /** Refused envelopes whose next attempt is waited for. */
  awaitedRetries: 10_000,
  /** Addresses and names whose DNS answers are kept, answers kept of each, records read of an answer. */
  dnsSubjects: 5_000,
  dnsAnswersPerSubject: 40,
  dnsRecords: 20,
  /** Characters kept of a TXT record (a DKIM key of 4096 bits takes 700), and of all answers together. */
  dnsTextLength: 2_048,
  dnsCharacters: 8 << 20,
  /** Answers that stand in a session. */
  sessionDnsAnswers: 60,
  /** Bytes of messages begun over TCP, in all connections to name servers. */
  dnsOverTcpBytes: 4 << 20,
  /** Groups of refusals; further ones are counted together by reason. */
  causes: 2_000,
  /**
   * Different servers, clients and domains that are counted of a group at one time, and how many of them are shown. When there
   * are more, the rarest are forgotten; that is told only where one of them could have been among those shown.
   */
  causeValues: 1_000,
  causeValuesShown: 20,

  // SMTP
  /** Bytes kept of a line; RFC 5321 allows 512, RFC 4954 12288 for AUTH. */
  lineBytes: 12_288,
  /** Lines kept of a reply. */
  replyLines: 512,
  /** Commands and replies kept of a session, and the characters in them. */
  exchanges: 20_000,
  dialogueCharacters: 4_000_000,
  transactions: 10_000,
  authentications: 1_000,
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

  // Mail: what is inside messages
  /** Bytes kept of the header section of a message, or of a part of one; all header sections of a message together. */
  partHeaderBytes: 262_144,
  messageHeaderBytes: 2 << 20,
  /** Fields told of a header section, and the characters of a value; of a field as it stands twice as many. */
  headerFields: 1_000,
  headerValueCharacters: 8_192,
  /** Parts of a message, how deep they are nested, and the bytes of a line that may be a boundary: RFC 2046 allows 70. */
  mimeParts: 1_000,
  mimeDepth: 24,
  boundaryLineBytes: 1_000,
  /** Bytes of a part's decoded text that are kept for who wants to read it, and of all parts of a message. */
  partTextBytes: 262_144,
  messageTextBytes: 1 << 20,
  /** Characters of plain text made of an HTML part, and the depth of its elements up to which it is read. */
  htmlTextCharacters: 200_000,
  htmlDepth: 500,
  /** Bytes shown of what follows the header section as they were sent. */
  shownBodyBytes: 65_536,
  /** Messages that are looked into at the same time, and how much of those that may tell of another one. */
  inspectedMessages: 500,
  reportBytes: 65_536,
  /** Messages of the capture that are remembered by their Message-ID, to be found again at a later hop. */
  carriedMessages: 5_000,
  /** Characters of a file's name; more than that no file system takes. */
  fileNameCharacters: 120,

  // Trail of a message
  /** Received fields that are read, the newest first, and characters of each. */
  receivedHops: 100,
  receivedCharacters: 4_096,
  /** Recipients read of a delivery status notification or bounce, characters of its text, of a line, and of a diagnostic. */
  statusRecipients: 1_000,
  statusCharacters: 262_144,
  statusLineCharacters: 2_000,
  diagnosticCharacters: 2_048,
  /** DKIM signatures checked, authentication results and ARC sets read; characters of such a field. */
  dkimSignatures: 20,
  authenticationResults: 200,
  arcSets: 50,
  authenticationCharacters: 16_384,

  // Mail logs
  /** Characters kept of a log line, also of one that was wrapped, and the pieces it may be put together of. */
  logLineCharacters: 65_536,
  logLinePieces: 100,
  /** Lines that were not understood and are shown, and the characters of each. */
  logUnknownSamples: 20,
  logSampleCharacters: 500,
  /** Recipients, fields and reply characters read of a line. */
  logRecipients: 1_000,
  logFields: 64,
  /** Queues whose lines are remembered in case a session turns out to be theirs, the lines of each, and all their characters. */
  logQueues: 50_000,
  logLinesPerQueue: 200,
  logPendingCharacters: 32_000_000,
  /** Sessions that logs are joined with, lines that are kept for it, and their characters. */
  logSessions: 500_000,
  logCandidates: 200_000,
  logCandidateCharacters: 64_000_000,
  /** Attempts to deliver a queue that are remembered, to tell them what became of it. */
  logAttempts: 50,
  /** Lines told of one session. */
  logLinesPerSession: 500,
  /** Pairs of a line and a session by which the clock is looked for, and clocks. */
  logClockPairs: 100_000,
  logClocks: 64,
  /** Refusals not in the capture, and sessions not in the logs, that are listed; the counts are whole. */
  logUnmatchedLines: 5_000,
  logUnknownSessions: 1_000,
  /** Dialogues that a log may tell at the same time; beyond it the one silent for longest ends. */
  textDialogues: 2_000,
  /** Groups of refusals of a log, the values counted of each, and the hours counted. */
  logCauses: 2_000,
  logCauseValues: 1_000,
  logHours: 20_000,

  // Remedies
  /** Ranges that one configuration is made of, and characters that are read of a line they stand in. */
  allowedRanges: 20_000,
  allowedRangeLineCharacters: 20_000,
  /** Lines that a Sendmail access map may be made longer by: a network of many whole groups needs a line for each. */
  allowLines: 200_000,
  /** Lines of an access file that are checked, characters of each, and findings that are told. */
  accessFileLines: 500_000,
  accessLineCharacters: 1_000,
  accessFindings: 10_000,
} as const;
