import { useActionData, useLocation } from "@remix-run/react";
import { useState } from "react";
import { isStay } from "./stay-here.ts";

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

/** What the last form of this route was answered. It is still there when the reader was on the way to another page, and stayed. */
export function useLastReply(): ShownReply | undefined {
  const reply = useActionData<ShownReply>();
  const { state } = useLocation();
  const [last, setLast] = useState(reply);
  const shown = reply ?? (isStay(state) ? last : undefined);
  if (shown !== last) setLast(shown);
  return shown;
}

/** The answer to the form of this intent, if the page shows one. */
export function useFormReply(intent: string): ShownReply | undefined {
  const reply = useLastReply();
  return reply?.intent === intent ? reply : undefined;
}
