import type { AppLoadContext } from "@remix-run/node";
import type { KyselyPlugin } from "kysely";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { settingsForm } from "#app/settings/settings.forms.server.ts";
import { changeSettings, readSettingsPage } from "#app/settings/settings.server.ts";
import { schedulePlan } from "#app/domain/plan/schedule.ts";
import { changeCriticality, readCriticality } from "#app/settings/criticality.server.ts";
import { changeGoLive, readGoLive } from "#app/settings/go-live.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { readPlan } from "#db/queries/plan.ts";
import { findMembership, setPlanVersion } from "#db/queries/projects.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { name: "Hengfeng", people: [{ code: "PMO", name: "Li Na" }] });
  });

  const argumentsFor = async <Value>(value: Value, project = projectId) => ({
    ...(await projectCallerOf(context, owner, project)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const membership = () => findMembership(context.db, projectId, owner.id);
  const settings = { name: "Hengfeng CRM", timeZone: "Europe/Berlin", currency: "EUR", locale: "zh" as const };

  it("changes name, time zone and currency, and writes down what they were", async () => {
    await changeSettings(await argumentsFor({ ...settings, version: 1 }));

    expect(await membership()).toMatchObject({ ...settings, nameZh: null, version: 2 });
    const [event] = await readEvents(context.db, projectId, 1);
    expect(JSON.parse(event?.data ?? "")).toEqual({
      before: { name: "Hengfeng", nameZh: null, timeZone: "Asia/Shanghai", currency: "CNY", locale: null },
      after: { ...settings, nameZh: null },
    });
  });

  it("refuses settings that somebody else changed since, with theirs", async () => {
    await changeSettings(await argumentsFor({ ...settings, version: 1 }));

    const late = argumentsFor({ ...settings, name: "Mine", version: 1 }).then((args) => changeSettings(args));

    await expect(late).rejects.toMatchObject({ code: "form.stale", status: 409, detail: { version: 2, theirs: settings } });
    expect(await membership()).toMatchObject({ name: "Hengfeng CRM" });
  });

  it("changes each of its names, and leaves the other as it is", async () => {
    await changeSettings(await argumentsFor({ ...settings, nameZh: "恒丰", version: 1 }));
    await changeSettings(await argumentsFor({ ...settings, name: "Hengfeng 2", nameZh: "恒丰", version: 2 }));
    expect(await membership()).toMatchObject({ name: "Hengfeng 2", nameZh: "恒丰" });

    await changeSettings(await argumentsFor({ ...settings, name: "Hengfeng 2", nameZh: "", version: 3 }));
    expect(await membership()).toMatchObject({ name: "Hengfeng 2", nameZh: null });
  });

  it("makes a milestone of the plan the go-live, and nothing else, unless the settings were changed since", async () => {
    const page = async () => readGoLive(await projectCallerOf(context, owner, projectId), "en");
    const change = async (goLive: string | undefined, version = 1) => changeGoLive(await argumentsFor({ goLive, version }));
    const { taskId, points } = await page();
    const other = points.find((point) => point.id !== taskId)!;
    const task = (await readPlan(context.db, projectId))!.tasks.find(({ kind }) => kind === "task")!;

    await expect(change(task.id)).rejects.toMatchObject({ code: "plan.goLive.unknown", field: "goLive" });
    await change(other.id);
    await expect(change(undefined)).rejects.toMatchObject({ code: "form.stale", detail: { version: 2, theirs: { goLive: other.id } } });
    expect(await readPlan(context.db, projectId)).toMatchObject({ version: 2, goLiveTaskId: other.id });
    await change(undefined, 2);

    expect(await page()).toMatchObject({ taskId: null, version: 3 });
    const [dropped, set] = await readEvents(context.db, projectId, 2);
    expect([set, dropped].map((event) => JSON.parse(event?.data ?? "").after?.text ?? null)).toEqual([other.name, null]);
  });

  it("changes what counts as critical, with the dates of the plan as they were, unless the settings were changed since", async () => {
    const wanted = { slackDays: 2, nearDays: 8, severalEnds: true };
    const before = (await readPlan(context.db, projectId))!;
    const change = async (version: number) => changeCriticality(await argumentsFor({ ...wanted, severalEnds: "yes" as const, version }));

    await change(1);
    await expect(change(1)).rejects.toMatchObject({
      code: "form.stale",
      detail: { version: 2, theirs: { slackDays: "2", nearDays: "8", severalEnds: "yes" } },
    });

    const after = (await readPlan(context.db, projectId))!;
    expect(before.criticality).toEqual({ slackDays: 0, nearDays: 5, severalEnds: false });
    expect(after).toEqual({ ...before, version: 2, criticality: wanted });
    const [event] = await readEvents(context.db, projectId, 1);
    expect(event?.command).toBe("project.setCriticality");
    // What pages are given is calculated anew, and so are the marks of other servers.
    const served = (await context.plans.read(context.db, projectId, 2)).schedule;
    const anew = schedulePlan(after);
    expect(anew.ok && [served.critical, served.nearCritical]).toEqual(anew.ok && [anew.value.critical, anew.value.nearCritical]);
    const copy = await readCriticality(await projectCallerOf(context, owner, projectId));
    expect(copy).toEqual({ ...wanted, version: 2 });
  });

  it("gives the go-live up while its milestone is in the trash: it does not come back with it", async () => {
    const goLive = (await readPlan(context.db, projectId))!.goLiveTaskId!;
    await context.db.updateTable("task").set({ removedAt: context.now() }).where("id", "=", goLive).execute();
    await setPlanVersion(context.db, projectId, 2, 1_000);
    await changeGoLive(await argumentsFor({ goLive: undefined, version: 1 }));

    expect(await membership()).toMatchObject({ goLiveTaskId: null, version: 2 });
  });

  it("refuses a go-live when the settings are saved at the same moment, and leaves no trace of it", async ({ skip }) => {
    skip(dialect === "sqlite", "SQLite has one writer, and the others wait for it");
    const before = await readPlan(context.db, projectId);
    const args = await argumentsFor({ goLive: undefined, version: 1 });
    const rename = async () => changeSettings(await argumentsFor({ ...settings, version: 1 }));
    const interrupted = { ...args.context, db: context.db.withPlugin(afterRow("goLiveTaskId", 2, rename)) };

    await expect(changeGoLive({ ...args, context: interrupted })).rejects.toMatchObject({ code: "form.stale", detail: { version: 2 } });
    expect(await membership()).toMatchObject({ name: settings.name, version: 2 });
    expect(await readPlan(context.db, projectId)).toEqual(before);
    const [event] = await readEvents(context.db, projectId, 1);
    expect(event?.command).toBe("project.changeSettings");
  });

  it("offers the end of a project to owners only", async () => {
    const manager = await addUser(context, "manager@example.com");
    await addMember(context, projectId, manager, "projectManager");

    expect(readSettingsPage(await projectCallerOf(context, owner, projectId), "en").canDelete).toBe(true);
    expect(readSettingsPage(await projectCallerOf(context, manager, projectId), "en").canDelete).toBe(false);
  });
});

/** Does something once rows with a column were read as many times. */
function afterRow(column: string, times: number, interfere: () => Promise<void>): KyselyPlugin {
  let seen = 0;
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (result.rows[0] && column in result.rows[0] && ++seen === times) await interfere();
      return result;
    },
  };
}

it("takes real currencies and time zones only", () => {
  const errorsOf = (changes: object) => {
    const parsed = settingsForm.safeParse({ version: 1, name: "Hengfeng", timeZone: "Asia/Shanghai", currency: "CNY", ...changes });
    return parsed.error?.issues.map((issue) => issue.path[0]) ?? [];
  };

  expect(errorsOf({})).toEqual([]);
  expect(errorsOf({ currency: "XYZ" })).toEqual(["currency"]);
  expect(errorsOf({ timeZone: "Mars/Olympus" })).toEqual(["timeZone"]);
  expect(errorsOf({ name: "   " })).toEqual(["name"]);
});
