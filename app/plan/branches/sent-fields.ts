import { useReply } from "#app/ui/form.tsx";
import type { Fields } from "./carried-choices.ts";

/** What the form of a merge said when it was refused, or when it was sent to turn to another page of conflicts; nothing once it was carried out. */
export function useSentFields(): Fields {
  const reply = useReply();
  if (reply === undefined) return {};
  if (reply.outcome !== "done") return reply.values;
  // The actions of merges answer a turn with it, and nothing else with it.
  return (reply.result as { readonly turned?: Fields } | undefined)?.turned ?? {};
}
