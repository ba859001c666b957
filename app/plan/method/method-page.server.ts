import { planAsBaseline } from "#app/domain/baseline/model.ts";
import { planVariance } from "#app/domain/baseline/variance.ts";
import { taskChanges } from "#app/domain/branch/branch-changes.ts";
import { scheduleCalendar } from "#app/domain/plan/schedule-calendar.ts";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { differenceWords } from "#app/http/difference-words.server.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { scheduleWithPauses } from "#app/http/large-plan.server.ts";
import type { LoadedPlan } from "#app/http/plan-cache.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { changeRows } from "../branches/change-rows.server.ts";
import { taskNames } from "../branches/change-words.server.ts";
import { conflictRows } from "../branches/conflict-rows.server.ts";
import { planWording } from "../branches/plan-wording.server.ts";
import { findMethod, listMethods, type Method } from "./method-choices.server.ts";
import { proposeMethod, readMethod, type KnownMethod, type MethodProposal } from "./method.server.ts";

export type MethodPage = Awaited<ReturnType<typeof readMethodPage>>;
export type ShownProposal = NonNullable<MethodPage["proposal"]>;

type PageCaller = ProjectCaller & { readonly request: Request };

/** Which method the plan came from, what it can be brought to and, once that is chosen, what it would do. */
export async function readMethodPage(caller: PageCaller, to: string | null, reader: Reader) {
  const { context, project, can } = caller;
  const { t, locale, timeZone } = reader;
  const live = await context.plans.read(context.db, project.id, project.planVersion);
  const known = await readMethod(caller, live.plan);
  const { record } = known;
  const methods = await listMethods(caller);
  const own = methods.find(({ key }) => key === record.key);
  const method = to === null ? undefined : await findMethod(caller, to);
  const names = taskNames([live.plan], { locale, t });
  const codes = workBreakdownCodes(live.plan.tasks);
  return {
    title: t("method:title"),
    projectId: project.id,
    current: own ? { name: inLanguage(own.name, locale), edition: record.edition } : null,
    newest: own && own.edition > record.edition ? own.edition : null,
    since: sinceWords(known, (at) => formatInstant(at, locale, timeZone), t),
    methods: methods.map(({ key, edition, name }) => ({ key, name: t("method:choice", { name: inLanguage(name, locale), edition }) })),
    chosen: method?.key ?? (own && own.edition > record.edition ? own.key : (methods.find(({ key }) => key !== record.key)?.key ?? "")),
    left: record.left.filter((id) => codes.has(id)).map((id) => ({ id, code: codes.get(id) ?? "", name: names(id) })),
    canEdit: can("plan.edit"),
    formKey: context.newId(),
    proposal: method ? await wordProposal(await proposeMethod(live.plan, record, method), live, caller, reader) : null,
  };
}

function sinceWords({ changedAt, changedBy }: KnownMethod, instant: (at: string) => string, t: Reader["t"]): string | null {
  if (changedAt === null) return null;
  return changedBy === null ? instant(changedAt) : t("branches:madeBy", { when: instant(changedAt), name: changedBy });
}

async function wordProposal({ merge, states, method }: MethodProposal, live: LoadedPlan, { project, request }: PageCaller, reader: Reader) {
  const { locale } = reader;
  const plan = { ...live.plan, version: live.plan.version + 1, tasks: merge.tasks, links: merge.links };
  const scheduled = await scheduleWithPauses(plan);
  const after = scheduled.ok ? { plan, schedule: scheduled.value } : null;
  const wording = planWording(withRoles(plan, method), reader);
  const nameOf = taskNames([live.plan, states.target, plan], wording);
  const codes = new Map([...workBreakdownCodes(states.target.tasks), ...workBreakdownCodes(plan.tasks)]);
  const calendar = scheduleCalendar(live.plan);
  const planned = [live, after ?? live].map((loaded) => planAsBaseline(loaded.plan, loaded.schedule));
  const variance = planVariance(planned[0] ?? [], planned[1] ?? [], calendar);
  const words = differenceWords(reader, minutesPerDay(live.plan.calendar) || 480, project.currency);
  const changes = taskChanges(states.base, states.target);
  const endOf = ({ plan: { goLiveTaskId }, schedule }: LoadedPlan) => {
    const index = schedule.indexOf(goLiveTaskId ?? "");
    return formatDay(index < 0 ? schedule.finish : schedule.task(index).finish, locale);
  };
  return {
    key: method.key,
    edition: method.edition,
    name: inLanguage(method.name, locale),
    isSchedulable: after !== null,
    end: { before: endOf(live), after: endOf(after ?? live) },
    isGoLive: live.plan.goLiveTaskId !== null,
    conflicts: conflictRows(merge.conflicts, new URL(request.url).searchParams, wording, nameOf),
    ...changeRows(changes, { wording, nameOf, codes, words, variance: new Map(variance.tasks.map((task) => [task.taskId, task])) }),
    ownChanges: taskChanges(states.base, live.plan).length,
    left: states.left.map((id) => ({ id, code: codes.get(id) ?? "", name: nameOf(id) })),
  };
}

/** What roles are called that come with the method. */
function withRoles(plan: LoadedPlan["plan"], { outline }: Method) {
  const known = new Set(plan.roles.map(({ code }) => code));
  return {
    ...plan,
    roles: [...plan.roles, ...outline.roles.filter(({ code }) => !known.has(code)).map((role) => ({ ...role, personId: null }))],
  };
}
