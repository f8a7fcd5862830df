// mailauth brings no types; these are of what the tests of SPF use of it.
declare module 'mailauth/lib/spf/index.js' {
  export function spf(request: {
    readonly ip: string;
    readonly sender: string;
    readonly helo: string;
    readonly mta: string;
    resolver(name: string, type: string): Promise<unknown>;
  }): Promise<{ readonly status: { readonly result: string } }>;
}
