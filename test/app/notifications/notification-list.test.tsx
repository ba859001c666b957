import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { expect, it } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { MessagesContext } from "#app/i18n/use-translation.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { NotificationList } from "#app/notifications/notification-list.tsx";
import type { NotificationEntry } from "#app/notifications/notifications.server.ts";

const entry: NotificationEntry = {
  id: "n1",
  project: "Rollout",
  text: "Li Na made you the owner of “Interviews”",
  quote: null,
  path: null,
  isTaskInTrash: true,
  reason: "assigned",
  when: "14:50",
  isRead: false,
};

async function drawn(entries: readonly NotificationEntry[], locale: Locale): Promise<string> {
  const handler = createStaticHandler([{ path: "/", element: <NotificationList entries={entries} /> }]);
  const answered = await handler.query(new Request("http://localhost:3000/"));
  if (answered instanceof Response) throw new Error("The page has no answer");
  return renderToStaticMarkup(
    <MessagesContext.Provider value={serverI18n(locale)}>
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, answered)} context={answered} hydrate={false} />
    </MessagesContext.Provider>,
  );
}

it.each([
  ["en", "The task is in the trash."],
  ["zh", "任务在回收站中。"],
] as const)("says in %s of what was told that its task is in the trash, and only of that", async (locale, words) => {
  const gone = await drawn([entry], locale);
  expect(gone).toContain(words);
  expect(gone).not.toContain("<a ");

  const there = await drawn([{ ...entry, path: "/projects/p/tasks/t", isTaskInTrash: false }], locale);
  expect(there).not.toContain(words);
  expect(there).toContain('href="/projects/p/tasks/t"');
});
