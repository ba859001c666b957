/** Something the person can mend: shown at its field, in their language, with what they typed kept. */
export class Refusal extends Error {
  readonly field: string | undefined;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly status: 409 | 413 | 422 | 429 | 503 | 507;
  /** What the page needs to help, such as the newer version of what was edited. */
  readonly detail: unknown;

  constructor(
    /** Dotted words; the text for people is `errors` in the messages. */
    readonly code: string,
    options: {
      field?: string;
      parameters?: Readonly<Record<string, string | number>>;
      status?: 409 | 413 | 422 | 429 | 503 | 507;
      detail?: unknown;
    } = {},
  ) {
    super(code);
    this.field = options.field;
    this.parameters = options.parameters ?? {};
    this.status = options.status ?? 422;
    this.detail = options.detail;
  }
}

/** Something was done too often: the text of the code says in how many minutes it may be tried again. */
export function tooOften(code: string, retryAfterSeconds: number, field?: string): Refusal {
  return new Refusal(code, { status: 429, parameters: { count: Math.ceil(retryAfterSeconds / 60) }, ...(field ? { field } : {}) });
}
