import { loadScorecards } from "#app/content/scorecards.server.ts";
import { demoAudiences } from "#app/domain/vendor/demo-audience.ts";
import { civilTimeIn } from "#app/http/civil-time.server.ts";
import { errorResponse, type GuardedArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { formatDay, inLanguage } from "#app/i18n/format.ts";
import { listDemos, listScenarios, readDemoNotes, type DemoOfVendor } from "#db/queries/demonstrations.ts";
import { findTaskNames, listTemplateTaskIds } from "#db/queries/task-background.ts";
import { listVendors, readOfferBasis } from "#db/queries/vendors.ts";
import { criterionChoices } from "./offer-words.server.ts";
import { readMethodItems, shownScenario, type MethodItems } from "./scenario-words.server.ts";
import { idsOf } from "./scenarios.server.ts";
import { requireDemo } from "./sessions.server.ts";

export type DemonstrationsPage = Awaited<ReturnType<typeof readDemonstrationsPage>>;
export type ShownSession = DemonstrationsPage["sessions"][number];

/** The task of the standard template in which vendors show their products. */
const demonstrationTask = "2.18";

/** What vendors are to show, by whose problem it is about, and when each does. */
export async function readDemonstrationsPage(caller: ProjectCaller, reader: Reader) {
  const { context, project, can } = caller;
  const { db } = context;
  const canEdit = can("vendors.edit");
  const basis = await readOfferBasis(db, project.id);
  const items = await readMethodItems(context, reader);
  const rows = await listScenarios(db, project.id);
  const script = rows
    .filter(({ removedAt }) => removedAt === null)
    .map((row) => ({ ...shownScenario(row, { basis, items }, reader), typed: typedScenario(row) }));
  const demos = await listDemos(db, project.id);
  const sessions = await shownSessions(
    caller,
    demos.filter(({ removedAt }) => removedAt === null),
    reader,
  );
  return {
    title: reader.t("vendors:demo.title"),
    projectId: project.id,
    canEdit,
    formKey: context.newId(),
    audiences: demoAudiences,
    groups: demoAudiences.flatMap((audience) => {
      const scenarios = script.filter((scenario) => scenario.audience === audience);
      return scenarios.length === 0 ? [] : [{ audience, minutes: sumMinutes(scenarios), scenarios }];
    }),
    count: script.length,
    minutes: sumMinutes(script),
    ready: canEdit ? await readyScenarios(caller, rows, items, reader) : [],
    criteria: criterionChoices(basis.criteria, reader),
    sessions,
    hasBegun: sessions.some(({ hasBegun }) => hasBegun),
    ...(canEdit
      ? await readSessionChoices(caller, reader)
      : { vendors: [], tasks: [], proposed: { startsAt: "", taskId: "", vendorId: "" } }),
    removedScenarios: canEdit
      ? rows
          .filter(({ removedAt }) => removedAt !== null)
          .map(({ id, version, title, titleZh }) => ({ id, version, name: inLanguage({ text: title, zh: titleZh }, reader.locale) }))
      : [],
    removedSessions: canEdit
      ? (
          await shownSessions(
            caller,
            demos.filter(({ removedAt }) => removedAt !== null),
            reader,
          )
        ).map(({ id, version, vendor, at }) => ({ id, version, name: `${vendor.name}, ${at}` }))
      : [],
  };
}

/** The ready scenarios that are not in the script, for the project to choose from. */
async function readyScenarios(
  { context }: ProjectCaller,
  rows: Awaited<ReturnType<typeof listScenarios>>,
  itemOf: MethodItems,
  { locale }: Reader,
) {
  const { demoScripts } = await loadScorecards(context.contentDirectory);
  const present = new Set(rows.flatMap(({ libraryId, removedAt }) => (removedAt === null && libraryId !== null ? [libraryId] : [])));
  return demoScripts
    .filter(({ id }) => !present.has(id))
    .map(({ id, role, minutes, name, painPoint, items }) => ({
      ...{ id, audience: role, minutes, items: items.map(itemOf) },
      title: name[locale],
      painPoint: painPoint[locale],
    }));
}

/** Sessions in the reader's words. */
async function shownSessions({ context, project }: ProjectCaller, demos: readonly DemoOfVendor[], { locale, t }: Reader) {
  const now = civilTimeIn(project.timeZone, context.now());
  const names = await findTaskNames(
    context.db,
    project.id,
    demos.flatMap(({ taskId }) => taskId ?? []),
  );
  return demos.map((demo) => {
    const task = names.get(demo.taskId ?? "");
    return {
      id: demo.id,
      version: demo.version,
      vendor: { id: demo.vendorId, name: demo.vendorName },
      startsAt: demo.startsAt,
      at: t("vendors:demo.at", { day: formatDay(demo.startsAt, locale, "long"), time: demo.startsAt.slice(11, 16) }),
      minutes: demo.minutes,
      place: demo.place,
      attendees: demo.attendees,
      task: task && demo.taskId !== null ? { id: demo.taskId, name: inLanguage(task, locale) } : null,
      taskId: demo.taskId ?? "",
      hasBegun: demo.startsAt <= now,
    };
  });
}

/** When one vendor shows its product. */
export async function readVendorSessions(caller: ProjectCaller, vendorId: string, reader: Reader) {
  const demos = await listDemos(caller.context.db, caller.project.id);
  return shownSessions(
    caller,
    demos.filter((demo) => demo.vendorId === vendorId && demo.removedAt === null),
    reader,
  );
}

/** Who can show and the tasks of the plan that a session can be part of; the one of the template is proposed, at its beginning. */
async function readSessionChoices({ context, project }: ProjectCaller, { locale }: Reader) {
  const vendors = (await listVendors(context.db, project.id)).filter(({ stage }) => stage === "long" || stage === "short");
  const met = new Set(
    (await listDemos(context.db, project.id)).flatMap(({ vendorId, removedAt }) => (removedAt === null ? [vendorId] : [])),
  );
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const origins = await listTemplateTaskIds(context.db, project.id);
  const isTask = (kind: string) => kind === "task" || kind === "milestone";
  const proposed = project.templateKey === "std6" ? plan.tasks.find(({ id }) => origins.get(id) === demonstrationTask) : undefined;
  const start = proposed ? schedule.task(schedule.indexOf(proposed.id)).start.slice(0, 10) : null;
  const today = civilTimeIn(project.timeZone, context.now()).slice(0, 10);
  return {
    vendors: vendors.map(({ id, name }) => ({ id, name })),
    tasks: plan.tasks.filter(({ kind }) => isTask(kind)).map(({ id, name }) => ({ id, name: inLanguage(name, locale) })),
    proposed: {
      startsAt: `${start !== null && start > today ? start : today}T09:00`,
      taskId: proposed?.id ?? "",
      vendorId: vendors.find(({ id }) => !met.has(id))?.id ?? vendors[0]?.id ?? "",
    },
  };
}

export type SessionPage = Awaited<ReturnType<typeof readSessionPage>>;

/** One session: what is shown in it, with the reader's own notes, and those of others once they are told. */
export async function readSessionPage(caller: GuardedArgs<"vendors.view">, reader: Reader) {
  const { context, project, user, can, params } = caller;
  const demo = await requireDemo(caller, context.db, params["demoId"] ?? "");
  if (demo.removedAt !== null) throw errorResponse(404, context);
  const [session] = await shownSessions(caller, [demo], reader);
  if (!session) throw errorResponse(404, context);
  const basis = await readOfferBasis(context.db, project.id);
  const items = await readMethodItems(context, reader);
  const read = await readDemoNotes(context.db, project.id, user.id, demo.vendorId);
  const notes = read.notes.filter(({ demoId }) => demoId === demo.id);
  const scenarios = (await listScenarios(context.db, project.id))
    .filter(({ id, removedAt }) => removedAt === null || notes.some(({ scenarioId, note }) => scenarioId === id && note !== ""))
    .map((row) => {
      const own = notes.find(({ scenarioId, authorId }) => scenarioId === row.id && authorId === user.id);
      const others = notes.filter(({ scenarioId, authorId, note }) => scenarioId === row.id && authorId !== user.id && note !== "");
      return {
        ...shownScenario(row, { basis, items }, reader),
        own: { note: own?.note ?? "", version: own?.version ?? 0 },
        others: others.map(({ authorId, authorName, note }) => ({ authorId, by: authorName, note })),
      };
    });
  return {
    title: reader.t("vendors:demo.of", { name: session.vendor.name }),
    projectId: project.id,
    session,
    groups: demoAudiences.flatMap((audience) => {
      const own = scenarios.filter((scenario) => scenario.audience === audience);
      return own.length === 0 ? [] : [{ audience, minutes: sumMinutes(own), scenarios: own }];
    }),
    minutes: sumMinutes(scenarios.filter(({ isRemoved }) => !isRemoved)),
    areTold: read.areTold,
    canNote: can("vendors.score") && !read.areTold,
    canEdit: can("vendors.edit"),
    ...(can("vendors.edit")
      ? await readSessionChoices(caller, reader)
      : { vendors: [], tasks: [], proposed: { startsAt: "", taskId: "", vendorId: "" } }),
  };
}

/** The script as a table. */
export async function downloadScript(args: GuardedArgs<"vendors.view">): Promise<Response> {
  const { context, request, user } = args;
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const reader = await readReader(request, context);
  const { t } = reader;
  const file = await context.imports.admit(user.id, async () => {
    const page = await readDemonstrationsPage(args, reader);
    const columns = [
      { header: t("vendors:demo.field.audience"), width: 14 },
      { header: t("vendors:demo.field.title"), width: 32 },
      { header: t("vendors:demo.field.painPoint"), width: 48 },
      { header: t("vendors:demo.field.steps"), width: 60 },
      { header: t("vendors:demo.field.lookFor"), width: 48 },
      { header: t("vendors:demo.field.criteria"), width: 32 },
      { header: t("vendors:demo.field.items"), width: 14 },
      { header: t("vendors:demo.field.minutes"), width: 10 },
    ];
    const rows = page.groups.flatMap(({ audience, scenarios }) =>
      scenarios.map((scenario) => [
        t(`vendors:demo.audience.${audience}`),
        scenario.title,
        scenario.painPoint,
        scenario.steps.join("\n"),
        scenario.lookFor.join("\n"),
        scenario.criteria.join("\n"),
        scenario.items.join("; "),
        scenario.minutes,
      ]),
    );
    return tableFile({ format, columns, rows }, t("vendors:demo.script"));
  });
  if (!file) throw errorResponse(429, context);
  return file;
}

function sumMinutes(scenarios: readonly { readonly minutes: number }[]): number {
  return scenarios.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** As its form has it. */
function typedScenario(row: Awaited<ReturnType<typeof listScenarios>>[number]) {
  const { titleZh, painPointZh, stepsZh, lookForZh } = row;
  return {
    ...{ title: row.title, painPoint: row.painPoint, steps: row.steps, lookFor: row.lookFor, minutes: row.minutes },
    ...{ titleZh: titleZh ?? "", painPointZh: painPointZh ?? "", stepsZh: stepsZh ?? "", lookForZh: lookForZh ?? "" },
    criterionIds: idsOf(row.criterionIds),
  };
}
