import { intent, type IntentArgs } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { noFields } from "./plan.forms.server.ts";
import { turnBack } from "./plan.server.ts";
import { turnedText } from "./workspace/done-text.ts";
import { planFormat } from "./workspace/plan-format.ts";

/** What every page of the plan's tasks lets one take back and do again: one's own steps, whatever page they were done on. */
export const stepIntents = {
  stepBack: intent("plan.progress", noFields, (args) => turnInWords(args, "undo")),
  stepForward: intent("plan.progress", noFields, (args) => turnInWords(args, "redo")),
};

/** Turns the caller's next step and says which one that was. */
export async function turnInWords(args: IntentArgs<"plan.progress", unknown>, direction: "undo" | "redo"): Promise<{ told: string }> {
  const { context, project } = args;
  const before = await context.plans.read(context.db, project.id, project.planVersion);
  const { version } = await turnBack(args, direction);
  const after = await context.plans.read(context.db, project.id, version);
  const { locale, i18n } = await readReader(args.request, context);
  const t = i18n.getFixedT(locale, "plan");
  const format = planFormat(locale, (key, values) => t(key, { ...values }), Number(context.now().slice(0, 4)));
  return { told: turnedText({ direction, before: before.plan, after: after.plan }, format) };
}
