import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { expect, it } from "vitest";
import { MessagesContext } from "#app/i18n/use-translation.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";
import { ViewMenu } from "#app/views/view-menu.tsx";
import type { ShownView } from "#app/views/views.server.ts";

const view: ShownView = {
  id: "v1",
  name: "Mine",
  nameApart: "Mine",
  query: "show=late",
  kind: "own",
  version: 3,
  mayShare: true,
  isDefault: false,
};
const views = [view, { ...view, id: "v2", name: "Other", nameApart: "Other" }];

/** What the menu says as an alert once its page was answered so, without scripts; with the view that it says it at. */
async function alerts(reply: ShownReply): Promise<string[]> {
  const element = <ViewMenu views={views} query="show=late" canShare formKey="key" />;
  const handler = createStaticHandler([{ path: "/", element, action: () => Response.json(reply) }]);
  const answered = await handler.query(new Request("http://localhost:3000/", { method: "POST", body: new FormData() }));
  if (answered instanceof Response) throw new Error("The page has no answer");
  const page = renderToStaticMarkup(
    <MessagesContext.Provider value={serverI18n("en")}>
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, answered)} context={answered} hydrate={false} />
    </MessagesContext.Provider>,
  );
  const saidIn = (entry: string) => [...entry.matchAll(/role="alert"[^>]*>([^<]*)/g)].map((found) => found[1] ?? "");
  return page.split("<li>").flatMap((entry, place) => saidIn(entry).map((said) => `${place}: ${said}`));
}

it.each(["shareView", "removeView", "renameView"])("says why %s was refused at the view it was asked of", async (intent) => {
  const errors = { "": { code: "view.name.taken", parameters: { name: "Other" } } };
  const refused: ShownReply = { intent, outcome: "refused", errors, values: { viewId: "v2" } };

  expect(await alerts(refused)).toEqual(["2: There is a view called “Other” here already. Choose another name."]);
  expect(await alerts({ ...refused, outcome: "done", errors: {} })).toEqual([]);
});
