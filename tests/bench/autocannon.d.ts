/** What the benchmark uses of a package that brings no types. */
declare module 'autocannon' {
  interface Result {
    /** Seconds. */
    readonly duration: number;
    readonly errors: number;
    readonly timeouts: number;
  }

  interface Run extends PromiseLike<Result> {
    on(
      event: 'response',
      listener: (client: unknown, statusCode: number, bytes: number, milliseconds: number) => void
    ): this;
  }

  export default function autocannon(options: {
    readonly url: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    /** Requests in all; the duration counts for nothing then. */
    readonly amount?: number;
    readonly requests: readonly object[];
  }): Run;
}
