import { useActionData } from "@remix-run/react";

/** What is wrong with a field: a code of the `errors` messages and its parameters. */
export interface ShownError {
  readonly code: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What an action answered to a form that was not sent elsewhere. */
export interface ShownReply {
  readonly intent: string;
  readonly outcome: "done" | "invalid" | "refused";
  readonly errors: Readonly<Record<string, ShownError>>;
  readonly values: Readonly<Record<string, string>>;
  readonly result?: unknown;
}

/** The answer to the form of this intent, if the page shows one. */
export function useFormReply(intent: string): ShownReply | undefined {
  const reply = useActionData<ShownReply>();
  return reply?.intent === intent ? reply : undefined;
}
