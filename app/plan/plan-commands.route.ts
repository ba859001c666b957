import { guardedJsonAction, intent } from "#app/http/guarded.server.ts";
import { commandForm, noFields, undoForm } from "./plan.forms.server.ts";
import { executePlanCommand, takeBackOwnStep, turnBack } from "./plan.server.ts";

/** Where the plan page sends what people do. Who may do what is decided command by command. */
export const action = guardedJsonAction({
  execute: intent("plan.progress", commandForm, ({ value, ...caller }) => executePlanCommand(caller, value.command)),
  undo: intent("plan.progress", undoForm, ({ value: { stepId }, ...caller }) =>
    stepId === undefined ? turnBack(caller, "undo") : takeBackOwnStep(caller, stepId),
  ),
  redo: intent("plan.progress", noFields, (caller) => turnBack(caller, "redo")),
});
