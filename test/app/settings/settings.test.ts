import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { settingsForm } from "#app/settings/settings.forms.server.ts";
import { changeSettings, readSettingsPage } from "#app/settings/settings.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { findMembership } from "#db/queries/projects.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
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
    await changeSettings(await argumentsFor({ ...settings, version: 1 }), "en");

    expect(await membership()).toMatchObject({ ...settings, nameZh: null, version: 2 });
    const [event] = await readEvents(context.db, projectId, 1);
    expect(JSON.parse(event?.data ?? "")).toEqual({
      before: { name: "Hengfeng", nameZh: null, timeZone: "Asia/Shanghai", currency: "CNY", locale: null },
      after: { ...settings, nameZh: null },
    });
  });

  it("refuses settings that somebody else changed since, with theirs", async () => {
    await changeSettings(await argumentsFor({ ...settings, version: 1 }), "en");

    const late = argumentsFor({ ...settings, name: "Mine", version: 1 }).then((args) => changeSettings(args, "en"));

    await expect(late).rejects.toMatchObject({ code: "form.stale", status: 409, detail: { version: 2, theirs: settings } });
    expect(await membership()).toMatchObject({ name: "Hengfeng CRM" });
  });

  it("keeps a name in two languages until another one is typed", async () => {
    await context.db.updateTable("project").set({ nameZh: "恒丰" }).where("id", "=", projectId).execute();

    await changeSettings(await argumentsFor({ ...settings, name: "恒丰", version: 1 }), "zh");
    expect(await membership()).toMatchObject({ name: "Hengfeng", nameZh: "恒丰", currency: "EUR" });

    await changeSettings(await argumentsFor({ ...settings, name: "恒丰二期", version: 2 }), "zh");
    expect(await membership()).toMatchObject({ name: "恒丰二期", nameZh: null });
  });

  it("offers the end of a project to owners only", async () => {
    const manager = await addUser(context, "manager@example.com");
    await addMember(context, projectId, manager, "projectManager");

    expect(readSettingsPage(await projectCallerOf(context, owner, projectId), "en").canDelete).toBe(true);
    expect(readSettingsPage(await projectCallerOf(context, manager, projectId), "en").canDelete).toBe(false);
  });
});

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
