import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { namesakes } from "#app/domain/names-apart.ts";
import { foldText } from "#app/domain/search/held-words.ts";
import { change } from "#app/http/change.server.ts";
import { errorResponse, type IntentArgs, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { byName } from "#app/i18n/format.ts";
import { locales } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { lockName } from "#db/dialect.ts";
import { countOwnViews, findDefaultView, findView, insertView, listViews, setDefaultView, updateView } from "#db/queries/saved-views.ts";
import type { Database } from "#db/tables/index.ts";
import type { SavedViewRow } from "#db/tables/search.ts";
import type { en } from "./messages.en.ts";
import type { defaultViewForm, renameViewForm, saveViewForm, shareViewForm, viewForm } from "./views.forms.server.ts";

type BuiltInView = keyof (typeof en)["of"];

/** A page whose state can be kept under a name. */
export interface ViewedPage {
  readonly name: "tasks" | "plan" | "board" | "agenda";
  /** Views that are always there. Where none of them is empty, the empty query says nothing of the page. */
  readonly builtIn: readonly { readonly id: BuiltInView; readonly query: string }[];
  /** The query as the page itself would write it. */
  clean(query: string): string;
}

export interface ShownView {
  /** The id of a saved view, or the name of one that is always there. */
  readonly id: string;
  readonly name: string;
  /** Of a shared view whose name another one has that the reader keeps to themselves: with who made it. */
  readonly nameApart: string;
  readonly query: string;
  readonly kind: "builtIn" | "own" | "shared";
  /** Null where the reader may not rename or delete it. */
  readonly version: number | null;
  /** Whether the reader may share it with the project, or keep it to themselves again. */
  readonly mayShare: boolean;
  readonly isDefault: boolean;
}

const mostViews = 100;

/** The views of a page for its reader: those always there, the shared ones, their own. */
export async function readViews({ context, project, user, can }: ProjectCaller, page: ViewedPage, { t }: Reader): Promise<ShownView[]> {
  const chosen = await findDefaultView(context.db, project.id, user.id, page.name);
  const saved = await listViews(context.db, project.id, page.name, user.id);
  const builtIn = page.builtIn.map(({ id, query }): ShownView => {
    const name = t(`views:of.${id}`);
    return { id, name, nameApart: name, query, kind: "builtIn", version: null, mayShare: false, isDefault: chosen === id };
  });
  const meeting = new Set(namesakes(saved).flat());
  const own = saved.map((view): ShownView => {
    const { id, name, isShared, createdBy, makerName, version } = view;
    // What an earlier release kept may say it in another way than the page does now.
    const query = page.clean(view.query);
    const mayChange = createdBy === user.id || can("plan.edit");
    const mayShare = createdBy === user.id && can("plan.edit");
    const kind = isShared === 1 ? "shared" : "own";
    const nameApart = isShared === 1 && meeting.has(view) ? t("ui:nameApart", { name, mark: makerName }) : name;
    return { id, name, nameApart, query, kind, version: mayChange ? version : null, mayShare, isDefault: chosen === id };
  });
  return [...builtIn, ...own.sort((left, right) => byName(left.name, right.name))];
}

/** Leads a page whose address says nothing of how to look at it to the view that its reader chose to open it with. */
export async function openDefaultView(caller: ProjectCaller & { readonly request: Request }, page: ViewedPage): Promise<void> {
  const { pathname, search } = new URL(caller.request.url);
  const query = search === "" ? await defaultQuery(caller, page) : undefined;
  if (query) throw redirect(`${pathname.replace(/\.data$/, "")}?${query}`);
}

/** The query that a page opens with for its reader; undefined when they chose none, or one that is gone. */
export async function defaultQuery({ context, project, user }: ProjectCaller, page: ViewedPage): Promise<string | undefined> {
  const chosen = await findDefaultView(context.db, project.id, user.id, page.name);
  if (chosen === undefined) return undefined;
  const builtIn = page.builtIn.find(({ id }) => id === chosen);
  if (builtIn) return builtIn.query;
  const view = await findView(context.db, project.id, page.name, chosen);
  return view && isSeenBy(view, user.id) ? view.query : undefined;
}

type ViewArgs<Schema extends z.ZodType> = IntentArgs<"view.save", z.output<Schema>>;

/** Keeps the state of a page under a name; for everybody only by who edits the plan. */
export async function saveView(args: ViewArgs<typeof saveViewForm>, page: ViewedPage) {
  const { context, project, user, value, can } = args;
  const isShared = value.shared === "on";
  if (isShared && !can("plan.edit")) throw errorResponse(403, context);
  const query = page.clean(value.query ?? "");
  if (query === "" && !page.builtIn.some((view) => view.query === "")) throw new Refusal("view.empty");
  const { t } = await readReader(args.request, context);
  return change(args, async ({ transaction, record }) => {
    await refuseTooMany(transaction, project.id, user.id);
    const id = context.newId();
    const view: SavedViewRow = {
      id,
      projectId: project.id,
      createdBy: user.id,
      page: page.name,
      name: value.name,
      query,
      isShared: isShared ? 1 : 0,
      createdAt: context.now(),
      removedAt: null,
      version: 1,
    };
    await refuseTaken(transaction, view, args, { page, isTyped: true });
    await insertView(transaction, view);
    if (isShared) await record({ stream: project.id, command: "view.save", subjectId: id, data: { name: value.name } });
    return { undo: { done: t("views:saved", { name: value.name }), intent: "removeView", fields: { viewId: id, version: "1" } } };
  });
}

export async function renameView(args: ViewArgs<typeof renameViewForm>, page: ViewedPage): Promise<void> {
  await changeView(args, page, "view.rename", { name: args.value.name });
}

/** Shares one's own view with the project, or keeps it to oneself again. */
export async function shareView(args: ViewArgs<typeof shareViewForm>, page: ViewedPage): Promise<void> {
  const { context, user, value, can } = args;
  const isShared = value.shared === "yes";
  await changeView(args, page, isShared ? "view.save" : "view.unshare", { isShared: isShared ? 1 : 0 }, (view) => {
    if (view.createdBy !== user.id || !can("plan.edit")) throw errorResponse(403, context);
  });
}

/** Deletes a view; it can be put back. */
export async function removeView(args: ViewArgs<typeof viewForm>, page: ViewedPage) {
  const { t } = await readReader(args.request, args.context);
  const { id, name, version } = await changeView(args, page, "view.remove", { removedAt: args.context.now() });
  return { undo: { done: t("views:removed", { name }), intent: "restoreView", fields: { viewId: id, version: String(version + 1) } } };
}

export async function restoreView(args: ViewArgs<typeof viewForm>, page: ViewedPage): Promise<void> {
  await changeView(args, page, "view.restore", { removedAt: null });
}

/** Chooses what the page opens with for the caller. */
export async function chooseDefaultView(args: ViewArgs<typeof defaultViewForm>, page: ViewedPage): Promise<void> {
  const { context, project, user, value } = args;
  const chosen = value.view ?? null;
  if (chosen !== null && !page.builtIn.some(({ id }) => id === chosen)) {
    const view = await findView(context.db, project.id, page.name, chosen);
    if (!view || !isSeenBy(view, user.id)) throw errorResponse(404, context);
  }
  await change(args, ({ transaction }) => setDefaultView(transaction, project.id, user.id, page.name, chosen));
}

/**
 * Who names a view, shares one or puts one back can tell what they see by its names: the shared views, their own and, for a name that is
 * typed, those always there, in each language. What others keep to themselves stays unknown: they may come to see two of one name, the
 * shared one with who made it.
 */
async function refuseTaken(db: Database, { id, name }: SavedViewRow, { project, user }: ProjectCaller, naming: Naming): Promise<void> {
  const { page, isTyped } = naming;
  await lockName(db, `views:${project.id}`);
  const saved = (await listViews(db, project.id, page.name, user.id)).flatMap((view) => (view.id === id ? [] : [view.name]));
  const builtIn = locales.flatMap((locale) => page.builtIn.map((view) => serverI18n(locale).t(`views:of.${view.id}`)));
  if ([...saved, ...(isTyped ? builtIn : [])].some((other) => foldName(other) === foldName(name)))
    throw new Refusal("view.name.taken", { ...(isTyped ? { field: "name" } : {}), parameters: { name } });
}

interface Naming {
  readonly page: ViewedPage;
  /** Whether the name stands in the form; otherwise the form is about a view that has it already. */
  readonly isTyped: boolean;
}

function foldName(name: string): string {
  return foldText(name).trim().replace(/\s+/g, " ");
}

async function refuseTooMany(db: Database, projectId: string, userId: string): Promise<void> {
  await lockName(db, `views:${projectId}`);
  if ((await countOwnViews(db, projectId, userId)) >= mostViews)
    throw new Refusal("view.tooMany", { field: "name", parameters: { count: mostViews } });
}

/** One change of a view at the version that its form was made of; answers what it was before. */
async function changeView(
  args: ViewArgs<typeof viewForm>,
  page: ViewedPage,
  command: string,
  changes: Partial<Pick<SavedViewRow, "name" | "removedAt" | "isShared">>,
  check: (view: SavedViewRow) => void = () => undefined,
): Promise<SavedViewRow> {
  const { context, project, user, value, can } = args;
  return change(args, async ({ transaction, record }) => {
    const view = await findView(transaction, project.id, page.name, value.viewId);
    if (!view || (view.createdBy !== user.id && view.isShared === 0)) throw errorResponse(404, context);
    if (view.createdBy !== user.id && !can("plan.edit")) throw errorResponse(403, context);
    check(view);
    if (changes.removedAt === null) await refuseTooMany(transaction, project.id, view.createdBy);
    if (changes.name !== undefined || changes.removedAt === null || changes.isShared === 1)
      await refuseTaken(transaction, { ...view, ...changes }, args, { page, isTyped: changes.name !== undefined });
    const isCurrent = view.version === value.version && (await updateView(transaction, view.id, view.version, changes));
    if (!isCurrent && changes.name === undefined) throw new Refusal("view.stale", { status: 409 });
    if (!isCurrent) throw new Refusal("form.stale", { status: 409, detail: { version: view.version, theirs: { name: view.name } } });
    if (view.isShared === 1 || changes.isShared === 1)
      await record({ stream: project.id, command, subjectId: view.id, data: { name: changes.name ?? view.name } });
    return view;
  });
}

function isSeenBy(view: SavedViewRow, userId: string): boolean {
  return view.removedAt === null && (view.isShared === 1 || view.createdBy === userId);
}
