import type { AppLoadContext } from "@remix-run/node";
import type { z } from "zod";
import type { HeldTexts } from "#app/domain/plan/held-texts.ts";
import type { TaskBackground } from "#app/domain/plan/from-template.ts";
import { outlineOf, type GateDemands, type PlanOutline } from "#app/domain/plan/outline.ts";
import { criteriaOf } from "#app/domain/template/gate-criterion.ts";
import { templateKeys } from "#app/domain/template/template.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { minutesPerDay } from "#app/domain/time/calendar.ts";
import { gone } from "#app/domain/time/trash.ts";
import { change } from "#app/http/change.server.ts";
import { errorResponse, mayOutsideProjects, type Caller, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, formatDay, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { listBudgetLines } from "#db/queries/budget-lines.ts";
import { readGateDemands } from "#db/queries/gate-demands.ts";
import { listHeldTexts } from "#db/queries/held-texts.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import { listTaskBackgrounds } from "#db/queries/task-background.ts";
import {
  findProjectTemplate,
  insertProjectTemplate,
  listProjectTemplates,
  listRemovedTemplates,
  updateProjectTemplate,
  type ProjectTemplate,
  type RemovedTemplate,
} from "#db/queries/project-templates.ts";
import type { saveTemplateForm, templateForm } from "./projects.forms.server.ts";

export interface OwnTemplate {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly summary: string;
  readonly author: string | null;
  readonly edition: number;
  readonly saved: string;
  readonly tasks: number;
  readonly gates: number;
  readonly roles: readonly { readonly code: string; readonly name: string }[];
  /** Its author and administrators may save over it and remove it. */
  readonly isOwn: boolean;
}

/** The templates people of this instance saved, in the reader's language. */
export async function readOwnTemplates(
  { context, user }: Caller,
  { locale, timeZone }: Pick<Reader, "locale" | "timeZone">,
): Promise<readonly OwnTemplate[]> {
  const templates = await listProjectTemplates(context.db);
  const facts = new Map<string, TemplateFacts>();
  for (const template of templates) facts.set(template.id, await readFacts(context.db, template));
  return templates
    .map((template) => ({
      id: template.id,
      version: template.version,
      name: template.name,
      summary: template.summary,
      author: template.author,
      edition: template.edition,
      saved: formatDay(todayIn(timeZone, template.savedAt), locale),
      tasks: facts.get(template.id)?.tasks ?? 0,
      gates: facts.get(template.id)?.gates ?? 0,
      roles: facts.get(template.id)?.roles.map(({ code, name }) => ({ code, name: inLanguage(name, locale) })) ?? [],
      isOwn: mayChange(user, template),
    }))
    .sort((left, right) => byName(left.name, right.name));
}

interface TemplateFacts {
  readonly tasks: number;
  readonly gates: number;
  readonly roles: PlanOutline["roles"];
}

// An edition of a template is never written again: what is shown of it is read once.
const knownFacts = new Map<string, TemplateFacts>();
const mostKnownFacts = 1_000;

async function readFacts(
  db: AppLoadContext["db"],
  { id, edition }: { readonly id: string; readonly edition: number },
): Promise<TemplateFacts> {
  const key = `${id} ${edition}`;
  const known = knownFacts.get(key);
  if (known) return known;
  const template = await findProjectTemplate(db, id);
  const count = (kind: "task" | "gate") => template?.outline.tasks.filter((task) => task.kind === kind).length ?? 0;
  const facts = { tasks: count("task"), gates: count("gate"), roles: template?.outline.roles ?? [] };
  if (knownFacts.size >= mostKnownFacts) knownFacts.clear();
  if (template?.edition === edition) knownFacts.set(key, facts);
  return facts;
}

/** What the page offers that saves the plan of a project as a template. */
export async function readSaveTemplatePage(caller: ProjectCaller, reader: Reader) {
  const { project } = caller;
  return {
    title: reader.t("projects:saveTemplate.title"),
    name: inLanguage({ text: project.name, zh: project.nameZh }, reader.locale),
    own: (await readOwnTemplates(caller, reader)).filter((template) => template.isOwn),
    formKey: caller.context.newId(),
  };
}

/** Keeps the plan of a project as a template, as a new one or as the next edition of one's own; returns its id. */
export async function saveTemplate(args: IntentArgs<"project.saveTemplate", z.output<typeof saveTemplateForm>>): Promise<string> {
  const { context, project, user, value } = args;
  const { plan } = await context.plans.read(context.db, project.id, project.planVersion);
  if (plan.tasks.length === 0) throw new Refusal("template.empty");
  const texts = value.texts ? await listHeldTexts(context.db, project.id) : new Map<string, HeldTexts>();
  const background = await listTaskBackgrounds(context.db, project.id);
  const demands = await readAllDemands(args, background);
  const outline = outlineOf(
    plan,
    background,
    minutesPerDay(plan.calendar),
    texts,
    demands,
    await readLines(args),
    await readDemanded(args),
  );
  const { name, over } = value;
  const summary = value.summary ?? "";
  const now = context.now();
  return change(args, async ({ transaction, record }) => {
    const former = over && (await findProjectTemplate(transaction, over.id));
    if (over && (!former || former.removedAt !== null || !mayChange(user, former))) throw new Refusal("template.gone", { field: "over" });
    const id = former ? former.id : context.newId();
    const edition = former ? former.edition + 1 : 1;
    if (over && former) {
      const isSaved = await updateProjectTemplate(transaction, id, over.version, { name, summary, outline, edition, savedAt: now });
      if (!isSaved) throw new Refusal("template.changed", { field: "over", status: 409 });
    } else {
      const made = { createdBy: user.id, createdAt: now, savedAt: now, removedAt: null, removedBy: null };
      await insertProjectTemplate(transaction, { id, name, summary, outline, edition, version: 1, ...made });
    }
    await record({ stream: project.id, command: "project.saveTemplate", subjectId: id, data: { name, edition } });
    return id;
  });
}

/** The parts of the budget: what a project may cost is not everybody's to see. */
async function readLines({ context, project }: ProjectCaller): Promise<PlanOutline["budget"]> {
  const lines = await listBudgetLines(context.db, project.id);
  return lines.map(({ name, nameZh, category, takesHours }) => ({
    name: { text: name, zh: nameZh },
    category,
    takesHours: takesHours === 1,
  }));
}

/** What is required and not dropped. */
async function readDemanded({ context, project }: ProjectCaller): Promise<PlanOutline["requirements"]> {
  const requirements = await listRequirements(context.db, project.id);
  return requirements
    .filter(({ status }) => status !== "dropped")
    .map(({ statement, kind, priority, source, disposition, taskId }) => ({ statement, kind, priority, source, disposition, taskId }));
}

/** What the gates ask for: the template they came from is another than the one that is saved, so its criteria go along by their ids. */
async function readAllDemands({ context, project }: ProjectCaller, background: ReadonlyMap<string, TaskBackground>): Promise<GateDemands> {
  const { criteria: added, before: kept, limits } = await readGateDemands(context.db, project.id);
  const before = new Map(kept);
  const key = templateKeys.find((candidate) => candidate === project.templateKey);
  if (key === undefined) return { criteria: added, before, limits };
  const { gateCriteria } = await loadMethodology(context.contentDirectory);
  const ids = new Map([...background].map(([taskId, { templateTaskId }]) => [templateTaskId, taskId]));
  const all = [...background].flatMap(([taskId, { templateTaskId }]) => {
    const asked = templateTaskId === null ? [] : criteriaOf(gateCriteria, key, templateTaskId);
    for (const criterion of asked) {
      const waitingId = ids.get(criterion.before[key] ?? null);
      if (criterion.before[key] !== undefined && waitingId !== undefined) before.set(`${taskId} ${criterion.id}`, waitingId);
    }
    const ofTemplate = asked.map(({ id }) => id);
    const { library, own } = added.get(taskId) ?? { library: [], own: [] };
    const known = [...new Set([...ofTemplate, ...library])];
    return known.length + own.length > 0 ? [[taskId, { library: known, own }] as const] : [];
  });
  return { criteria: new Map([...added, ...all]), before, limits };
}

type TemplateArgs = IntentArgs<"projects.create", z.output<typeof templateForm>>;

/** Takes a template from what new projects are made from; projects made from it stay as they are. */
export async function removeTemplate(args: TemplateArgs): Promise<{ readonly name: string }> {
  return turnTemplate(args, "template.remove", { removedAt: args.context.now(), removedBy: args.user.id });
}

export async function restoreTemplate(args: TemplateArgs): Promise<{ readonly name: string }> {
  return turnTemplate(args, "template.restore", { removedAt: null, removedBy: null });
}

/** The removed templates that the caller may put back. */
export async function listOwnRemovedTemplates(caller: Caller): Promise<readonly RemovedTemplate[]> {
  if (!(await mayOutsideProjects("projects.create", caller))) return [];
  return (await listRemovedTemplates(caller.context.db)).filter((template) => mayChange(caller.user, template));
}

export interface TrashedTemplate {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly trashed: string;
  readonly by: string | null;
  /** When it is gone for good. */
  readonly until: string;
}

/** The same in the reader's words. */
export async function readTrashedTemplates(caller: Caller, { locale, timeZone }: Reader): Promise<readonly TrashedTemplate[]> {
  return (await listOwnRemovedTemplates(caller)).map(({ id, version, name, removedAt, remover }) => ({
    id,
    version,
    name,
    trashed: formatInstant(removedAt, locale, timeZone),
    by: remover,
    until: formatInstant(gone(removedAt), locale, timeZone),
  }));
}

async function turnTemplate(
  args: TemplateArgs,
  command: string,
  changes: { readonly removedAt: string | null; readonly removedBy: string | null },
): Promise<{ readonly name: string }> {
  const { context, user, value } = args;
  return change(args, async ({ transaction, record }) => {
    const template = await requireTemplate(context, transaction, value.templateId);
    if (!mayChange(user, template)) throw errorResponse(403, context);
    if (!(await updateProjectTemplate(transaction, template.id, value.version, changes)))
      throw new Refusal("template.changed", { status: 409 });
    const { id, name } = template;
    await record({ stream: "instance", command, subjectId: id, data: { name } });
    return { name };
  });
}

async function requireTemplate(context: AppLoadContext, db: AppLoadContext["db"], id: string): Promise<ProjectTemplate> {
  const template = await findProjectTemplate(db, id);
  if (!template) throw errorResponse(404, context);
  return template;
}

function mayChange(user: Caller["user"], template: Pick<ProjectTemplate, "createdBy">): boolean {
  return user.isAdministrator || template.createdBy === user.id;
}
