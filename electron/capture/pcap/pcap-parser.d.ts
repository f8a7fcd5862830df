/** The part of the package that is used here; it has no types of its own. */
declare module 'pcap-parser' {
  export interface GlobalHeader {
    readonly majorVersion: number;
    readonly minorVersion: number;
    readonly snapshotLength: number;
    readonly linkLayerType: number;
  }

  export interface PacketHeader {
    readonly timestampSeconds: number;
    readonly timestampMicroseconds: number;
    readonly capturedLength: number;
    readonly originalLength: number;
  }

  export interface ParserInput {
    pause(): void;
    resume(): void;
    on(event: 'data' | 'error' | 'end', listener: (data: Buffer) => void): void;
  }

  export interface Parser {
    on(event: 'globalHeader', listener: (header: GlobalHeader) => void): this;
    on(event: 'packetHeader', listener: (header: PacketHeader) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }

  export function parse(input: ParserInput): Parser;
}
