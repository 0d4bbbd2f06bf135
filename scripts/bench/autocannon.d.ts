/** What this folder uses of autocannon, which brings no types. */

declare module 'autocannon' {
  interface Options {
    readonly url: string;
    readonly method: string;
    readonly connections: number;
    readonly duration: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly requests: readonly { readonly body: string }[];
  }

  interface Result {
    readonly errors: number;
    readonly non2xx: number;
    readonly timeouts: number;
  }

  type OnResponse = (client: object, status: number, bytes: number, ms: number) => void;

  interface Running extends Promise<Result> {
    on(event: 'response', listener: OnResponse): void;
  }

  export default function autocannon(options: Options): Running;
}
