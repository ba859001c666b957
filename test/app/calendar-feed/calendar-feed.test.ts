import { randomUUID } from "node:crypto";
import type { AppLoadContext } from "@remix-run/node";
import { describe, expect, it } from "vitest";
import { createFeed, readFeedsPage, removeFeed, renewFeed } from "#app/calendar-feed/calendar-feeds.server.ts";
import { answerFeed } from "#app/calendar-feed/feed.server.ts";
import { feedText } from "#app/calendar-feed/feed-text.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { executePlanCommand } from "#app/plan/plan.server.ts";
import { loggedTarget } from "#app/server/request-log.ts";
import { disableUser } from "#db/queries/accounts.ts";
import { listCalendarFeeds } from "#db/queries/calendar-feeds.ts";
import { deleteMember, insertPeople } from "#db/queries/projects.ts";
import { addMember, addProject, addUser, callerOf, openContext, projectCallerOf, requestContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

const reader = { locale: "en" } as Parameters<typeof readFeedsPage>[1];

forEachDatabase((_dialect, openTest) => {
  async function openProject() {
    const context = await openContext(await openTest());
    const owner = await addUser(context, "li.na@example.com");
    const member = await addUser(context, "chen.jing@example.com");
    const projectId = await addEmptyProject(context, owner, "Rollout, new; CRM");
    await addMember(context, projectId, member, "consultant");
    await insertPeople(context.db, [{ id: "chen", projectId, name: "Chen Jing", email: null, userId: member.id, version: 1 }]);
    return { context, owner, member, projectId };
  }

  it("shows one's own tasks and every milestone, as days of which the last is excluded", async () => {
    const { context, owner, member, projectId } = await openProject();
    const own = await addTask(context, owner, projectId, { name: "Write the concept", days: 3 });
    await addTask(context, owner, projectId, { name: "Of somebody else", days: 1 });
    await addTask(context, owner, projectId, { name: "Concept accepted", kind: "milestone" });
    await own.give("chen");

    const { text, headers } = await read(context, await makeFeed(context, member, { project: projectId }));

    expect(headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(valuesOf(text, "SUMMARY")).toEqual(["Milestone: Concept accepted", "Write the concept"]);
    expect([valuesOf(text, "DTSTART;VALUE=DATE")[1], valuesOf(text, "DTEND;VALUE=DATE")[1]]).toEqual(["20270301", "20270304"]);
    expect(valuesOf(text, "NAME")).toEqual([String.raw`Rollout\, new\; CRM · Rollout`]);
  });

  it("says nothing but titles when only titles are wanted", async () => {
    const { context, owner, member, projectId } = await openProject();
    const own = await addTask(context, owner, projectId, { name: "Write the concept", days: 3 });
    await own.give("chen");

    const { text } = await read(context, await makeFeed(context, member, { project: projectId, titlesOnly: "on" }));

    expect(valuesOf(text, "SUMMARY")).toEqual(["Write the concept"]);
    expect(text).not.toMatch(/DESCRIPTION|URL|new; CRM|Chen Jing/);
  });

  it("is known by the reader who has it already", async () => {
    const { context, member, projectId } = await openProject();
    const address = await makeFeed(context, member, { project: projectId });
    const { headers } = await read(context, address);

    const again = await read(context, address, { "If-None-Match": headers.get("ETag") ?? "" });

    expect([again.status, again.text]).toEqual([304, ""]);
  });

  it.each([
    ["the address was changed", (args: Args) => renewFeed({ ...args.caller, value: { feedId: args.feedId } })],
    ["the feed was turned off", (args: Args) => removeFeed({ ...args.caller, value: { feedId: args.feedId } })],
    ["its person has no access any more", ({ context, projectId, member }: Args) => deleteMember(context.db, projectId, member.id)],
    ["its account was closed", ({ context, member }: Args) => disableUser(context.db, member.id, context.now())],
    ["the project is in the trash", ({ context }: Args) => context.db.updateTable("project").set({ trashedAt: context.now() }).execute()],
  ])("answers nothing any more once %s", async (_when, happen) => {
    const { context, member, projectId } = await openProject();
    const address = await makeFeed(context, member, { project: projectId });
    const [feed] = await listCalendarFeeds(context.db, member.id);
    const caller = { ...callerOf(context, member), request: new Request(address), params: {}, formKey: undefined };

    await happen({ context, projectId, member, caller, feedId: feed?.id ?? "" });

    expect(await read(context, address)).toMatchObject({ status: 410, text: expect.not.stringContaining("BEGIN") as string });
  });

  it("of all projects leaves out the one that was left, and keeps the others", async () => {
    const { context, owner, member, projectId } = await openProject();
    const otherId = await addEmptyProject(context, owner, "Other");
    await addMember(context, otherId, member, "viewer");
    await addTask(context, owner, projectId, { name: "First milestone", kind: "milestone" });
    await addTask(context, owner, otherId, { name: "Second milestone", kind: "milestone" });
    const address = await makeFeed(context, member, { project: "all" });
    expect(valuesOf((await read(context, address)).text, "SUMMARY")).toHaveLength(2);

    await deleteMember(context.db, projectId, member.id);

    expect(valuesOf((await read(context, address)).text, "SUMMARY")).toEqual(["Milestone: Second milestone"]);
  });

  it("cannot be made for a project of others, or changed by others", async () => {
    const { context, owner, member } = await openProject();
    const foreignId = await addProject(context, owner);
    await makeFeed(context, owner, { project: "all" });
    const [foreign] = await listCalendarFeeds(context.db, owner.id);
    const caller = {
      ...callerOf(context, member),
      request: new Request("http://localhost:3000/account/calendar"),
      params: {},
      formKey: undefined,
    };

    await expect(createFeed({ ...caller, value: { project: foreignId } })).rejects.toMatchObject({
      code: "field.invalid",
      field: "project",
    });
    for (const change of [renewFeed, removeFeed])
      await expect(change({ ...caller, value: { feedId: foreign?.id ?? "" } })).rejects.toMatchObject({ status: 404 });
    expect(await listCalendarFeeds(context.db, owner.id)).toEqual([foreign]);
  });

  it("limits how often an address is read, and how often one is guessed", async () => {
    const { context, member } = await openProject();
    const address = await makeFeed(context, member, { project: "all" });
    const wrong = `http://localhost:3000/calendar-feeds/${randomUUID()}${"A".repeat(43)}.ics`;

    const statuses = async (url: string) => {
      const seen = new Set<number>();
      for (let time = 0; time < 61; time++) seen.add((await read(context, url)).status);
      return [...seen];
    };

    expect(await statuses(address)).toEqual([200, 429]);
    expect(await statuses(wrong)).toEqual([410, 429]);
  });
});

describe("the file", () => {
  it("lets no name begin a line of its own, and folds Chinese between its characters", () => {
    const hostile = "x\r\nATTENDEE:mailto:a@b;,\\ \u2028END:VEVENT\r" + "很长的中文任务名称😀𠮷".repeat(20);

    const text = feedText([projectWith(hostile)], {
      origin: new URL("http://localhost:3000"),
      locale: "zh",
      titlesOnly: false,
      now: "2027-01-01T00:00:00.000Z",
    });

    const lines = text.split("\r\n");
    expect(lines.filter((line) => /^(ATTENDEE|END:VEVENT)/.test(line))).toEqual(["END:VEVENT"]);
    expect(lines.filter((line) => /[\r\n\u2028]/.test(line))).toEqual([]);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).not.toContain("\uFFFD");
    expect(valuesOf(text, "SUMMARY")[0]).toBe(String.raw`x ATTENDEE:mailto:a@b\;\,\\  END:VEVENT ` + "很长的中文任务名称😀𠮷".repeat(20));
  });

  it("has an address that no log shows", () => {
    expect(loggedTarget(`/calendar-feeds/${randomUUID()}${"Ab3-".repeat(10)}xyz.ics`)).toBe("/calendar-feeds/[secret]");
  });
});

interface Args {
  readonly context: AppLoadContext;
  readonly projectId: string;
  readonly member: SignedInUser;
  readonly caller: Omit<Parameters<typeof renewFeed>[0], "value">;
  readonly feedId: string;
}

/** A project whose template's tasks are gone. */
async function addEmptyProject(context: AppLoadContext, owner: SignedInUser, name: string): Promise<string> {
  const projectId = await addProject(context, owner, { name });
  for (const table of ["taskLink", "task", "projectRole"] as const)
    await context.db.deleteFrom(table).where("projectId", "=", projectId).execute();
  context.plans.forget();
  return projectId;
}

async function makeFeed(context: AppLoadContext, user: SignedInUser, value: Parameters<typeof createFeed>[0]["value"]): Promise<string> {
  const request = new Request("http://localhost:3000/account/calendar");
  await createFeed({ ...callerOf(context, user), request, params: {}, value, formKey: undefined });
  const { feeds } = await readFeedsPage(callerOf(context, user), reader);
  return feeds.at(-1)?.address ?? "";
}

async function read(context: AppLoadContext, address: string, headers: Record<string, string> = {}) {
  const params = { token: new URL(address).pathname.split("/").at(-1) ?? "" };
  const response = await answerFeed({ context: requestContext(context), request: new Request(address, { headers }), params });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The values of a property as a reader understands the lines: unfolded. */
function valuesOf(text: string, property: string): string[] {
  const lines = text.replaceAll("\r\n ", "").split("\r\n");
  return lines.filter((line) => line.startsWith(`${property}:`)).map((line) => line.slice(property.length + 1));
}

async function addTask(
  context: AppLoadContext,
  owner: SignedInUser,
  projectId: string,
  { name, days = 0, kind = "task" }: { name: string; days?: number; kind?: "task" | "milestone" },
) {
  const taskId = context.newId();
  const command = { kind: "addTask", taskId, parentId: null, afterId: null, taskKind: kind, name, durationMinutes: days * 480 } as const;
  await executePlanCommand(await projectCallerOf(context, owner, projectId), command);
  const give = async (ownerId: string) =>
    executePlanCommand(await projectCallerOf(context, owner, projectId), { kind: "updateTask", taskId, version: 1, changes: { ownerId } });
  return { taskId, give };
}

function projectWith(name: string): Parameters<typeof feedText>[0][number] {
  const task = {
    id: "task",
    name: { text: name, zh: null },
    kind: "task",
    progress: 0,
    roleCode: null,
    ownerId: null,
    deliverable: { text: "", zh: null },
  };
  const event = { task, from: "2027-03-01", until: "2027-03-02" } as Parameters<typeof feedText>[0][number]["events"][number];
  const plan = { people: [], roles: [] } as unknown as Parameters<typeof feedText>[0][number]["plan"];
  return { id: "project", name: "项目", plan, events: [event] };
}
