import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server.js";
import { expect, it } from "vitest";
import { Files, type FilesData } from "#app/attachments/files.tsx";
import { Checklist, type ChecklistData } from "#app/checklist/checklist.tsx";
import { CommentEntry } from "#app/discussion/comment.tsx";
import type { ShownComment } from "#app/discussion/discussion.server.ts";
import { MessagesContext } from "#app/i18n/use-translation.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";

const step = { version: 1, assigneeId: null, assignee: null, done: null };
const gone = { ...step, id: "i1", text: "Book the room", isRemoved: true };
const open = { ...step, id: "i2", text: "Ask the team", isRemoved: false };
const checklist = (items: ChecklistData["items"]): ChecklistData => ({
  canEdit: true,
  total: items.filter((item) => !item.isRemoved).length,
  doneCount: 0,
  people: [],
  items,
});
const about = { version: 1, brokenPromise: null, size: "1 kB", by: "Li Na", added: "today", url: "/file", preview: null, canRemove: true };
const files = (shown: FilesData["files"]): FilesData => ({
  canAttach: true,
  count: shown.filter((file) => !file.isRemoved).length,
  commentCount: 0,
  files: shown,
});
const comment: ShownComment = {
  id: "c1",
  version: 2,
  author: "Li Na",
  written: "today",
  at: "2027-03-10T08:00:00.000Z",
  isEdited: false,
  isNew: false,
  html: "",
  body: null,
  canRemove: false,
  isRemoved: true,
  files: [],
};

/** What is on the page but not on paper is left out, element by element. */
async function printed(element: ReactElement): Promise<string> {
  const handler = createStaticHandler([{ path: "/", element }]);
  const answered = await handler.query(new Request("http://localhost:3000/"));
  if (answered instanceof Response) throw new Error("The page has no answer");
  const page = renderToStaticMarkup(
    <MessagesContext.Provider value={serverI18n("en")}>
      <StaticRouterProvider router={createStaticRouter(handler.dataRoutes, answered)} context={answered} hydrate={false} />
    </MessagesContext.Provider>,
  );
  return onPaper(page);
}

function onPaper(page: string): string {
  const start = /<(\w+)[^>]*class="[^"]*\bno-print\b[^>]*>/.exec(page);
  if (!start) return page;
  const [opening, name = ""] = start;
  let depth = 1;
  const tags = new RegExp(`<(/?)${name}\\b[^>]*>`, "g");
  tags.lastIndex = start.index + opening.length;
  while (depth > 0) depth += tags.exec(page)?.[1] === "/" ? -1 : 1;
  return onPaper(page.slice(0, start.index) + page.slice(tags.lastIndex));
}

it("prints no list of a task that has nothing in it", async () => {
  for (const items of [[], [gone]]) expect(await printed(<Checklist page={checklist(items)} formKey="key" />)).not.toContain("Checklist");
  for (const shown of [[], [{ ...about, id: "f1", name: "liar.png", isRemoved: true }]])
    expect(await printed(<Files page={files(shown)} formKey="key" uploadUrl="/files" />)).not.toContain("Files");
});

it("prints what a list holds, without what its reader deleted from it", async () => {
  const steps = await printed(<Checklist page={checklist([gone, open])} formKey="key" />);
  expect(steps).toContain("Ask the team");
  expect(steps).not.toContain("Book the room");
  const kept = { ...about, id: "f1", name: "plan.pdf", isRemoved: false };
  const shown = await printed(
    <Files page={files([kept, { ...kept, id: "f2", name: "liar.png", isRemoved: true }])} formKey="key" uploadUrl="/files" />,
  );
  expect(shown).toContain("plan.pdf");
  expect(shown).not.toContain("liar.png");
  expect(await printed(<CommentEntry comment={comment} projectId="p" />)).not.toContain("You deleted");
});
