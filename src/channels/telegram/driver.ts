/** Parameters of a Bot API call. Only `Upload` needs more than JSON. */
export type Parameters = Record<string, unknown>;

/** A file to upload as a parameter's value; each driver turns it into its library's own. */
export class Upload {
  constructor(
    readonly name: string,
    readonly bytes: Buffer,
  ) {}
}

/**
 * How a call ended without a result. The libraries' own errors stay inside the drivers: they carry the whole payload (message
 * text, phone numbers) and sometimes the address with the token in it.
 *
 * - `refused`: Telegram answered `ok: false`.
 * - `notSent`: the request never left: no name, no connection, no TLS.
 * - `garbled`: an answer came, but not Telegram's: a proxy's HTML page.
 * - `noAnswer`: it was written and then nothing: Telegram may have carried it out.
 */
export type CallProblem =
  | { kind: 'refused'; status: number; description: string; retryAfter?: number }
  | { kind: 'notSent'; code: string }
  | { kind: 'garbled'; code: string }
  | { kind: 'noAnswer'; code: string };

export class CallFailed extends Error {
  constructor(
    readonly method: string,
    readonly problem: CallProblem,
  ) {
    super(`${method}: ${problem.kind} ${problem.kind === 'refused' ? problem.status : problem.code}`);
    this.name = 'CallFailed';
  }
}

/** A library's HTTP client: raw calls out. Everything above it is written once. */
export interface Driver {
  /** The `result` of Telegram's answer. @throws CallFailed */
  call(method: string, parameters: Parameters, signal: AbortSignal): Promise<unknown>;
  /** Lets go of kept-alive connections. */
  close(): void;
}

export interface DriverOptions {
  token: string;
  /** Without a slash at the end. */
  apiRoot: string;
  /** Milliseconds for a connection (with TLS) to stand. */
  connectTimeout: number;
}
