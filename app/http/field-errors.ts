/** What is wrong with one field: a code of the `errors` messages and its parameters. */
export interface FieldError {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** By field name; the empty name holds what concerns the whole form. */
export type FieldErrors = Readonly<Record<string, FieldError>>;

interface Issue {
  readonly code: string;
  readonly message: string;
  readonly format?: string;
  readonly origin?: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
}

/** The first issue of each field as a code that the messages put into words. */
export function fieldErrors(issues: Readonly<Record<string, readonly object[] | null>>): FieldErrors {
  const errors: Record<string, FieldError> = {};
  for (const [field, list] of Object.entries(issues)) {
    const first = list?.[0];
    if (first) errors[field] = fieldError(first as Issue);
  }
  return errors;
}

function fieldError(issue: Issue): FieldError {
  switch (issue.code) {
    case "invalid_type":
      // zod keeps the input of an issue to itself; its message tells a missing value from a wrong one.
      return plain(issue.message.endsWith("received undefined") ? "field.required" : "field.invalid");
    case "too_small":
      if (issue.origin === "string" && Number(issue.minimum) <= 1) return plain("field.required");
      return { code: issue.origin === "string" ? "field.tooShort" : "field.tooSmall", parameters: { minimum: Number(issue.minimum) } };
    case "too_big":
      return { code: issue.origin === "string" ? "field.tooLong" : "field.tooBig", parameters: { maximum: Number(issue.maximum) } };
    case "invalid_format":
      return plain(issue.format === "email" ? "field.email" : "field.invalid");
    case "custom":
      return plain(/^[a-z]+(\.[a-zA-Z]+)+$/.test(issue.message) ? issue.message : "field.invalid");
    default:
      return plain("field.invalid");
  }
}

function plain(code: string): FieldError {
  return { code, parameters: {} };
}
