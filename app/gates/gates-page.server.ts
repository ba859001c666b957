import { isOpen } from "#app/domain/gate/evidence.ts";
import { readiness } from "#app/domain/gate/decision.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { attentionOf, outcomeOf } from "./gate-words.server.ts";
import { readGatesOf } from "./gate-records.server.ts";

export type ListedGate = Awaited<ReturnType<typeof readGatesPage>>["gates"][number];

const openShown = 3;

/** All gates of a project in the order of their days, with how far each is. */
export async function readGatesPage(caller: ProjectCaller, reader: Reader) {
  const { context, project, can } = caller;
  const { locale, t } = reader;
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const today = todayIn(project.timeZone, context.now());
  const gates = (await readGatesOf(caller, context.db, plan)).map((gate) => {
    const at = schedule.task(schedule.indexOf(gate.task.id)).finish;
    const open = gate.criteria.filter(({ state }) => isOpen(state)).map(({ text }) => inLanguage(text, locale));
    const { current } = gate;
    return {
      id: gate.task.id,
      name: inLanguage(gate.task.name, locale),
      isMilestone: gate.task.kind === "milestone",
      at,
      day: formatDay(at, locale),
      isLate: gate.task.progress < 100 && at.slice(0, 10) < today,
      state: gate.state,
      ...readiness(gate.criteria),
      open: open.slice(0, openShown),
      moreOpen: Math.max(0, open.length - openShown),
      decision: current && {
        outcome: outcomeOf(current),
        name: current.deciderName,
        day: formatDay(current.decidedOn, locale),
      },
      attention: attentionOf(gate, today, reader),
    };
  });
  return {
    title: t("gates:title"),
    projectId: project.id,
    gates: gates.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
    canAdd: can("plan.edit"),
    phases: plan.tasks.filter(({ kind }) => kind === "phase").map(({ id, name }) => ({ id, name: inLanguage(name, locale) })),
    formKey: context.newId(),
  };
}
