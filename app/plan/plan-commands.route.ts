import { guardedJsonAction, intent } from "#app/http/guarded.server.ts";
import { commandForm, noFields } from "./plan.forms.server.ts";
import { executePlanCommand, turnBack } from "./plan.server.ts";

/** Where the plan page sends what people do. Who may do what is decided command by command. */
export const action = guardedJsonAction({
  execute: intent("plan.progress", commandForm, ({ value, ...caller }) => executePlanCommand(caller, value.command)),
  undo: intent("plan.progress", noFields, (caller) => turnBack(caller, "undo")),
  redo: intent("plan.progress", noFields, (caller) => turnBack(caller, "redo")),
});
