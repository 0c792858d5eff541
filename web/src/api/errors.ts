/** An answer that says no: the server's problem details, as far as a client needs them. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly retryAfterMs: number | null;

  constructor(
    status: number,
    code: string,
    detail: string,
    params: Readonly<Record<string, unknown>> = {},
    retryAfterMs: number | null = null,
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.params = params;
    this.retryAfterMs = retryAfterMs;
  }

  /** Worth trying again unchanged. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 408 || this.status === 425 || this.status === 429;
  }
}

/** No answer at all: the network, the server or the way between them is away. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export function isPassing(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof ApiError && error.passing);
}
