import { describe, expect, it } from "vitest";
import { lastsInArchive, projectPermissions, type ProjectPermission, type ProjectRole } from "#app/domain/access/permissions.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import { locales } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { listCommands } from "#app/plan/list-commands.ts";
import type { TaskListRow } from "#app/plan/task-list.server.ts";
import { undoOfCommand } from "#app/plan/use-list-commands.ts";
import { projectCommands } from "#app/projects/project-commands.ts";
import { shellCommands } from "#app/search/shell-commands.ts";

const row = { id: "1", version: 3, name: "Train", kind: "task", isSummary: false, ownerId: "wu", state: "open" } as TaskListRow;
const people = [
  { id: "wu", name: "Wu Qiang" },
  { id: "li", name: "Li Na" },
];

function permissionsOf(role: ProjectRole): ProjectPermission[] {
  const all = Object.entries(projectPermissions) as [ProjectPermission, readonly ProjectRole[]][];
  return all.flatMap(([permission, roles]) => (roles.includes(role) ? [permission] : []));
}

function ofList(about: TaskListRow, role: ProjectRole, isArchived = false) {
  const sent: PlanCommand[] = [];
  const can = (permission: ProjectPermission) => permissionsOf(role).includes(permission) && (!isArchived || lastsInArchive(permission));
  const may = { edit: can("plan.edit"), report: can("plan.progress"), comment: can("comment.write") };
  const t = serverI18n("en").getFixedT(null, "plan");
  const send = (command: PlanCommand) => void sent.push(command);
  const commands = listCommands(about, { projectId: "p", people, may, t, go: () => undefined, send });
  return { ids: commands.map(({ id }) => id.replace("list.", "")), commands, sent };
}

describe("the commands of the palette", () => {
  it.each([
    ["owner", false, "newTask invite copy saveTemplate importSheet myToday myOpen late webhooks archive"],
    ["owner", true, "copy saveTemplate late unarchive"],
    ["projectManager", false, "newTask invite copy saveTemplate importSheet myToday myOpen late webhooks"],
    ["projectManager", true, "copy saveTemplate late"],
    ["consultant", false, "myToday myOpen late"],
    ["consultant", true, "late"],
    ["viewer", false, "late"],
  ] as const)("are, for the %s of a project (archived: %s): %s", (role, isArchived, expected) => {
    const permissions = permissionsOf(role);
    const commands = projectCommands(
      { base: "/projects/p", permissions, isArchived, today: "2027-03-01" },
      serverI18n("en").getFixedT(null, "projects"),
    );
    expect(commands.map(({ id }) => id.replace("project.", "")).join(" ")).toBe(expected);
  });

  it.each([
    ["a task", "owner", row, "open done comment assign li remove"],
    ["a task of nobody", "owner", { ...row, ownerId: null }, "open done comment assign wu assign li remove"],
    ["a task that is done", "owner", { ...row, state: "done" }, "open comment assign li remove"],
    ["a task that is the sum of others", "owner", { ...row, isSummary: true }, "open comment remove"],
    ["a phase", "owner", { ...row, kind: "phase" }, "open comment remove"],
    ["a task", "consultant", row, "open done comment"],
    ["a task that is the sum of others", "consultant", { ...row, isSummary: true }, "open comment"],
    ["a task", "viewer", row, "open"],
  ] as const)("are, for %s of the list and the %s", (_, role, about, expected) => {
    expect(ofList(about, role).ids.join(" ")).toBe(expected);
    expect(ofList(about, role, true).ids).toEqual(["open"]);
  });

  it("call one act by one name on every page, so that it is offered once", () => {
    const acts = [
      ["plan:keys.insert", "plan:toolbar.add", "projects:command.newTask", "search:command.newTask"],
      ["plan:commands.comment", "search:command.comment"],
    ] as const;
    for (const locale of locales)
      for (const keys of acts) expect(new Set(keys.map((key) => serverI18n(locale).t(key))).size, `${locale} ${keys[0]}`).toBe(1);
  });

  it("send what they say, and offer to take back the step that was made, and no other", () => {
    const { commands, sent } = ofList(row, "owner");
    for (const command of commands) if ("run" in command) command.run();
    expect(sent.map((command) => ("changes" in command ? command.changes : command.kind))).toEqual([
      { progress: 100 },
      { ownerId: "li" },
      "removeTask",
    ]);

    const undo = (command: PlanCommand | undefined, stepId: string | null) =>
      command && undoOfCommand("p", command, { intent: "execute", outcome: "done", errors: {}, values: {}, result: { stepId } }, "Done");
    expect(undo(sent[0], "s1")).toMatchObject({ intent: "undo", fields: { stepId: "s1" }, action: "/projects/p/plan/commands" });
    expect(undo(sent[2], "s2")).toMatchObject({ intent: "restoreTask", fields: { taskId: "1" }, action: "/projects/p/trash" });
    expect(undo(sent[0], null)).toBeUndefined();
  });

  it("are, on every page, those of the account, with the key for what is new where it makes something", () => {
    const place = { t: serverI18n("en").getFixedT(null, "search"), locale: "en", here: "/projects", openKeys: () => undefined } as const;
    const ofShell = (mayDo: boolean, projectId?: string) =>
      shellCommands({ theme: "dark", mayCreate: mayDo, isAdministrator: mayDo }, { ...place, projectId });
    const idsOf = (commands: ReturnType<typeof ofShell>) => commands.map(({ id }) => id);

    const [all, few] = [idsOf(ofShell(true)), idsOf(ofShell(false))];
    expect(all.filter((id) => !few.includes(id))).toEqual(["administration", "new-project", "import"]);
    expect(few).toContain("theme-light");
    expect(few).not.toContain("theme-dark");
    const key = (projectId?: string) => ofShell(true, projectId).find(({ id }) => id === "new-project")?.keys;
    expect([key(), key("p")]).toEqual(["c", undefined]);
  });
});
