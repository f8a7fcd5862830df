// mailauth brings no types; these are of what the tests use of it.
declare module 'mailauth/lib/dkim/sign.js' {
  export function dkimSign(
    message: Uint8Array,
    options: {
      readonly canonicalization: string;
      readonly signTime?: Date;
      readonly expires?: Date;
      readonly signatureData: readonly {
        readonly signingDomain: string;
        readonly selector: string;
        readonly privateKey: string;
        readonly algorithm?: string;
        readonly canonicalization?: string;
        readonly maxBodyLength?: number;
      }[];
    },
  ): Promise<{ readonly signatures: string; readonly errors: readonly unknown[] }>;
}
