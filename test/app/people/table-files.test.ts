import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { expect, it } from "vitest";

import { describeLeftOut, downloadHistory } from "#app/history/history-file.server.ts";
import { downloadPeople } from "#app/people/people-file.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

it("people and the history go out as text and as a workbook, with nothing a program takes for a formula", async () => {
  const context = await openContext(await openTest());
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner);
  const caller = await projectCallerOf(context, owner, projectId);
  const person = { id: context.newId(), projectId, name: "=cmd()", email: "x@example.com", userId: null, version: 1 };
  await context.db.insertInto("person").values(person).execute();
  const task = (await readPlan(context.db, projectId))!.tasks.find((each) => each.kind === "task")!;
  const changes = { name: { text: "+1 meeting", zh: null } };
  await executePlanCommand(caller, { kind: "updateTask", taskId: task.id, version: task.version, changes });
  const ask = (format: string, user = caller) => ({
    ...user,
    request: new Request(`http://localhost:3000/?format=${format}`, { headers: { "Accept-Language": "en" } }),
  });
  const viewer = await addUser(context, "viewer@example.com");
  await addMember(context, projectId, viewer, "viewer");

  const people = parseCsv(await (await downloadPeople(ask("csv"))).text());
  const seen = await (await downloadPeople(ask("csv", await projectCallerOf(context, viewer, projectId)))).text();
  const history = parseCsv(await (await downloadHistory(ask("csv"))).text());
  const book = await readXlsx(new Uint8Array(await (await downloadHistory(ask("xlsx"))).arrayBuffer()));

  expect(people[1]).toEqual(["'=cmd()", "x@example.com", "", "0", "0"]);
  expect(seen).not.toContain("x@example.com");
  expect(history[1]?.slice(4)).toEqual([expect.stringMatching(/^Name: .* → \+1 meeting$/), "0"]);
  expect(book.sheets[0]?.rows[1]?.[0]).toBe(2);
  const reader = await readReader(ask("csv").request, context);
  expect(await describeLeftOut(caller, reader)).toBeNull();
  const [newest] = await readEvents(context.db, projectId, 1);
  await context.db
    .insertInto("event")
    .values({ ...newest!, sequence: 20_001 })
    .execute();
  expect(await describeLeftOut(caller, reader)).toContain("the newest 20,000 entries");
  await expect(downloadPeople(ask("pdf"))).rejects.toMatchObject({ status: 404 });
});
