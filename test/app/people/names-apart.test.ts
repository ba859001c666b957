import { expect, it } from "vitest";
import { readChecklist } from "#app/checklist/checklist.server.ts";
import { suggestMembers } from "#app/http/mentions.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import { importIntoProject } from "#app/imports/import-sheet.server.ts";
import { findDraft, keepDraft } from "#app/imports/sheet-drafts.server.ts";
import { addPerson } from "#app/people/people.server.ts";
import { readPeoplePage } from "#app/people/people-page.server.ts";
import { quickAdd, readQuickAddChoices } from "#app/plan/quick-add.server.ts";
import { readTask } from "#app/plan/task.server.ts";
import { readPlan } from "#db/queries/plan.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { openTaskWorld } from "#test/support/task-world.ts";

const [withAddress, without] = ["王伟 (wang.wei@example.com)", "王伟 (no account)"];

forEachDatabase((_dialect, openTest) => {
  it("tells people of one name apart wherever one is chosen, and shows no address to who may not see it", async () => {
    const { context, owner, consultant, viewer, projectId, args, read } = await openTaskWorld(await openTest());
    expect(await readNamesApart(await args(owner, {}), "en")).toEqual({});
    const first = await addPerson(await args(owner, { name: "王伟", email: "wang.wei@example.com" }));
    const second = await addPerson(await args(owner, { name: "王伟" }));
    await context.db.updateTable("appUser").set({ name: "王伟" }).where("id", "in", [consultant.id, viewer.id]).execute();

    const { people, unnamedAccounts } = await read(owner, readPeoplePage);
    const called = people.map(({ id, nameApart }) => [id, nameApart]);
    expect(called.filter(([id]) => id === first || id === second)).toEqual(
      expect.arrayContaining([
        [first, withAddress],
        [second, without],
      ]),
    );
    expect(unnamedAccounts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["王伟 (consultant@example.com)", "王伟 (viewer@example.com)"]),
    );
    for (const choice of [
      (await read(owner, (caller, reader) => readTask(caller, caller.params["taskId"], reader))).people,
      (await read(owner, readChecklist)).people,
    ])
      expect(choice.map(({ name }) => name)).toEqual(expect.arrayContaining([withAddress, without]));

    const seen = JSON.stringify([
      await read(viewer, readPeoplePage),
      await read(viewer, readChecklist),
      await read(viewer, (caller) => readQuickAddChoices(caller, "zh")),
    ]);
    expect(seen).toContain("王伟（1）");
    expect(seen).toContain("王伟（2）");
    expect(seen).not.toContain("wang.wei@");
    const asked = { ...(await args(consultant, {})), request: new Request("http://localhost:3000/mentions?q=王伟") };
    expect((await suggestMembers(asked)).map(({ name, text }) => [name, text])).toEqual([
      ["王伟 (Consultant)", `@[王伟](user:${consultant.id})`],
      ["王伟 (Viewer)", `@[王伟](user:${viewer.id})`],
    ]);

    await expect(quickAdd(await args(owner, { line: "Call @王伟" }))).rejects.toMatchObject({ code: "quickAdd.owner.several" });
    const made = await quickAdd(await args(owner, { line: "Call @wang.wei@example.com" }));
    const again = await quickAdd(await args(owner, { line: `Call again @${without}` }));
    const ownerOf = async (taskId: string) => (await readPlan(context.db, projectId))?.tasks.find((task) => task.id === taskId);
    expect([(await ownerOf(made.taskId))?.ownerId, (await ownerOf(again.taskId))?.ownerId]).toEqual([first, second]);

    expect(Object.values(await readNamesApart(await args(owner, {}), "zh")).map(({ name }) => name)).toContain("王伟（无账户）");
    const numbers = [(await ownerOf(made.taskId))?.number, (await ownerOf(again.taskId))?.number];
    const file = new File([`No.,Task,Owner\n${numbers[0]},Call,王伟（无账号）\n${numbers[1]},Call again,${withAddress}`], "owners.csv");
    const caller = await args(owner, {});
    const kept = await keepDraft(caller, file, projectId, {});
    const draft = kept.ok ? await findDraft(caller, kept.value, projectId) : undefined;
    if (!draft) throw new Error("The draft is not kept");
    await importIntoProject(caller, draft, { leavesProblems: false, version: null });
    expect([(await ownerOf(made.taskId))?.ownerId, (await ownerOf(again.taskId))?.ownerId]).toEqual([second, first]);
  });
});
