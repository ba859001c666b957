import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { BudgetSection } from "./budget-section.tsx";
import { addLine, editLine, removeLine, restoreLine } from "./budget-lines.server.ts";
import { addEntry, editEntry, removeEntry, restoreEntry } from "./cost-entries.server.ts";
import {
  addEntryForm,
  addLineForm,
  addTaskCostForm,
  costItemForm,
  editEntryForm,
  editLineForm,
  editTaskCostForm,
} from "./costs.forms.server.ts";
import { readCostsPage } from "./costs-page.server.ts";
import { CostTotals } from "./cost-totals.tsx";
import "./costs.css";
import { removeWithUndo } from "./remove-with-undo.server.ts";
import { RemovedSection } from "./removed-section.tsx";
import { SpentSection } from "./spent-section.tsx";
import { addTaskCost, editTaskCost, removeTaskCost, restoreTaskCost } from "./task-costs.server.ts";
import { TaskCostSection } from "./task-cost-section.tsx";
import { typedAmount } from "./typed-amount.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("costs.view", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  return { title: reader.t("costs:title"), ...(await readCostsPage(caller, reader)) };
});

const planned = ({ planned: text }: { planned: string }, currency: string) => typedAmount(text, currency, "planned", "notNegative");
const cost = ({ amount }: { amount: string }, currency: string) => typedAmount(amount, currency, "amount", "notNegative");
const spent = ({ amount }: { amount: string }, currency: string) => typedAmount(amount, currency, "amount", "notZero");
const back = ({ project }: { project: { id: string } }) => redirect(`/projects/${project.id}/costs`);

export const action = guardedAction({
  addLine: intent("costs.edit", addLineForm, async (args) => {
    await addLine({ ...args, value: { ...args.value, plannedMinor: planned(args.value, args.project.currency) } });
  }),
  editLine: intent("costs.edit", editLineForm, async (args) => {
    await editLine({ ...args, value: { ...args.value, plannedMinor: planned(args.value, args.project.currency) } });
    return back(args);
  }),
  removeLine: intent("costs.edit", costItemForm, (args) => removeWithUndo(args, removeLine, "restoreLine")),
  restoreLine: intent("costs.edit", costItemForm, restoreLine),
  addTaskCost: intent("costs.edit", addTaskCostForm, async (args) => {
    await addTaskCost({ ...args, value: { ...args.value, amountMinor: cost(args.value, args.project.currency) } });
  }),
  editTaskCost: intent("costs.edit", editTaskCostForm, async (args) => {
    await editTaskCost({ ...args, value: { ...args.value, amountMinor: cost(args.value, args.project.currency) } });
    return back(args);
  }),
  removeTaskCost: intent("costs.edit", costItemForm, (args) => removeWithUndo(args, removeTaskCost, "restoreTaskCost")),
  restoreTaskCost: intent("costs.edit", costItemForm, restoreTaskCost),
  addEntry: intent("costs.edit", addEntryForm, async (args) => {
    await addEntry({ ...args, value: { ...args.value, amountMinor: spent(args.value, args.project.currency) } });
  }),
  editEntry: intent("costs.edit", editEntryForm, async (args) => {
    await editEntry({ ...args, value: { ...args.value, amountMinor: spent(args.value, args.project.currency) } });
    return back(args);
  }),
  removeEntry: intent("costs.edit", costItemForm, (args) => removeWithUndo(args, removeEntry, "restoreEntry")),
  restoreEntry: intent("costs.edit", costItemForm, restoreEntry),
});

export default function CostsPage() {
  const { t } = useTranslation("costs");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <UndoNotice />
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      </div>
      <CostTotals page={page} />
      <BudgetSection page={page} />
      <TaskCostSection page={page} />
      <SpentSection page={page} />
      <RemovedSection removed={page.removed} />
    </div>
  );
}
