import { guardedJsonAction, intent } from "#app/http/guarded.server.ts";
import { commandForm, noFields } from "../plan.forms.server.ts";
import { executePlanCommand, turnBack } from "../plan.server.ts";

/** Where the plan page of a branch sends what people do: nothing of it reaches the plan. */
export const action = guardedJsonAction({
  execute: intent("plan.edit", commandForm, ({ value, ...caller }) => executePlanCommand(inBranch(caller), value.command)),
  undo: intent("plan.edit", noFields, (caller) => turnBack(inBranch(caller), "undo")),
  redo: intent("plan.edit", noFields, (caller) => turnBack(inBranch(caller), "redo")),
});

function inBranch<Caller extends { readonly params: Readonly<Record<string, string | undefined>> }>(caller: Caller) {
  return { ...caller, branchId: caller.params["branchId"] ?? "" };
}
