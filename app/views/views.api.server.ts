import { z } from "zod";
import { endpoint, type EndpointAnswer } from "#app/http/api/endpoint.server.ts";
import { answerPage, pageOf, pageQuery } from "#app/http/api/page.server.ts";
import { idShape, versionShape } from "#app/http/api/shapes.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { findView } from "#db/queries/saved-views.ts";
import { renameViewForm, saveViewForm } from "./views.forms.server.ts";
import { chooseDefaultView, readViews, removeView, renameView, restoreView, saveView, shareView, type ViewedPage } from "./views.server.ts";

const viewedPages = ["tasks", "plan", "board", "agenda"] as const;
type PageName = (typeof viewedPages)[number];
/** The list of tasks, the plan, the board, or the calendar of tasks. */
const pageShape = z.enum(viewedPages);

const view = z
  .object({
    id: idShape,
    /** Null where the caller may not change it. */
    version: versionShape.nullable(),
    name: z.string(),
    page: pageShape,
    /** The query of that page. */
    query: z.string(),
    kind: z.enum(["builtIn", "own", "shared"]),
    isDefault: z.boolean(),
  })
  .meta({ id: "View" });

const newView = z
  .strictObject({
    name: saveViewForm.shape.name,
    query: saveViewForm.shape.query,
    page: pageShape.default("tasks"),
    isShared: z.boolean().default(false),
  })
  .meta({ id: "NewView" });
const sharing = z.strictObject({ isShared: z.boolean() }).meta({ id: "ViewSharing" });
const viewName = z.strictObject({ name: renameViewForm.shape.name }).meta({ id: "ViewName" });
/** Null opens the page with everything. */
const chosen = z.strictObject({ viewId: idShape.nullable(), page: pageShape.default("tasks") }).meta({ id: "DefaultView" });

const views = "/projects/:projectId/views";
const oneView = `${views}/:viewId`;

type ViewCaller = ProjectCaller & { readonly reader: Reader; readonly params: Readonly<Record<string, string | undefined>> };

/** The views of the pages that keep some; a page says which are always there. */
export function viewEndpoints(pages: Readonly<Record<PageName, (caller: ProjectCaller) => ViewedPage>>) {
  return [
    endpoint({
      id: "listViews",
      method: "GET",
      path: views,
      permission: "plan.view",
      query: pageQuery.extend({ page: pageShape.default("tasks") }),
      answer: pageOf(view).meta({ id: "ViewPage" }),
      run: async (caller) => answerPage(await readAll(caller, caller.query.page), caller.query),
    }),
    endpoint({
      id: "saveView",
      method: "POST",
      path: views,
      permission: "view.save",
      body: newView,
      answer: view,
      status: 201,
      run: async (args) => {
        const { isShared, name, query, page } = args.value;
        const value = { name, ...(query === undefined ? {} : { query }), ...(isShared ? { shared: "on" as const } : {}) };
        const { undo } = await saveView({ ...args, value }, pages[page](args));
        const id = undo.fields.viewId;
        return { ...(await answerView(args, id)), location: `/projects/${args.project.id}/views/${id}` };
      },
    }),
    endpoint({
      id: "getView",
      method: "GET",
      path: oneView,
      permission: "plan.view",
      answer: view,
      run: async (caller) => answerView(caller, idOf(caller)),
    }),
    endpoint({
      id: "renameView",
      method: "PATCH",
      path: oneView,
      permission: "view.save",
      isConditional: true,
      body: viewName,
      answer: view,
      run: async (args) => {
        await renameView({ ...args, value: { viewId: idOf(args), version: args.version, name: args.value.name } }, await pageOfView(args));
        return answerView(args, idOf(args));
      },
    }),
    endpoint({
      id: "shareView",
      method: "PUT",
      path: `${oneView}/sharing`,
      permission: "view.save",
      isConditional: true,
      body: sharing,
      answer: view,
      run: async (args) => {
        const value = { viewId: idOf(args), version: args.version, shared: args.value.isShared ? ("yes" as const) : ("no" as const) };
        await shareView({ ...args, value }, await pageOfView(args));
        return answerView(args, idOf(args));
      },
    }),
    endpoint({
      id: "deleteView",
      method: "DELETE",
      path: oneView,
      permission: "view.save",
      isConditional: true,
      run: async (args) => {
        await removeView({ ...args, value: { viewId: idOf(args), version: args.version } }, await pageOfView(args));
      },
    }),
    endpoint({
      id: "restoreView",
      method: "POST",
      path: `${oneView}/restore`,
      permission: "view.save",
      answer: view,
      run: async (args) => {
        const page = await pageOfView(args);
        // What was deleted cannot be read, so nobody can name its state.
        const removed = await findView(args.context.db, args.project.id, page.name, idOf(args));
        await restoreView({ ...args, value: { viewId: idOf(args), version: removed?.version ?? 0 } }, page);
        return answerView(args, idOf(args));
      },
    }),
    endpoint({
      id: "chooseDefaultView",
      method: "PUT",
      path: "/projects/:projectId/default-view",
      permission: "view.save",
      body: chosen,
      run: async (args) => {
        const { viewId, page } = args.value;
        await chooseDefaultView({ ...args, value: viewId === null ? {} : { view: viewId } }, pages[page](args));
      },
    }),
  ];

  async function readAll(caller: ViewCaller, page: PageName) {
    return (await readViews(caller, pages[page](caller), caller.reader)).map(
      ({ mayShare: _mayShare, nameApart: _nameApart, ...entry }) => ({ ...entry, page }),
    );
  }

  /** The page that the view of the URL is of; that of tasks for one that does not exist. */
  async function pageOfView(caller: ViewCaller): Promise<ViewedPage> {
    for (const page of viewedPages)
      if (await findView(caller.context.db, caller.project.id, page, idOf(caller))) return pages[page](caller);
    return pages.tasks(caller);
  }

  async function answerView(caller: ViewCaller, id: string): Promise<EndpointAnswer<z.input<typeof view>>> {
    const all = await Promise.all(viewedPages.map((page) => readAll(caller, page)));
    const found = all.flat().find((entry) => entry.id === id);
    if (!found) throw errorResponse(404, caller.context);
    return { body: found, ...(found.version === null ? {} : { state: found.version }) };
  }
}

function idOf({ params }: ViewCaller): string {
  return params["viewId"] ?? "";
}
