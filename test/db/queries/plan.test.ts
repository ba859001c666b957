import type { KyselyPlugin } from "kysely";
import { expect, it } from "vitest";

import { readPlan } from "#db/queries/plan.ts";
import { deleteLinks, removeTasks, updateLinks, updateTasks } from "#db/queries/plan-writes.ts";
import { setPlanVersion } from "#db/queries/projects.ts";
import type { Database } from "#db/tables/index.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { fillWithEverything } from "#test/support/rows.ts";

const removedAt = "2027-01-05T08:00:00.000Z";

/** Does something between a statement that was answered and the next one. */
function afterStatement(number: number, interfere: () => Promise<void>): KyselyPlugin {
  let statements = 0;
  return {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      if (++statements === number) await interfere();
      return result;
    },
  };
}

/** Takes one of the two tasks out of the plan, with the link between them, and counts the change. */
function removeTask(db: Database): Promise<void> {
  return db.transaction().execute(async (transaction) => {
    await removeTasks(transaction, { projectId: "p", version: 2 }, ["t-2"], removedAt);
    await deleteLinks(transaction, ["l"]);
    await setPlanVersion(transaction, "p", 2, 3);
  });
}

forEachDatabase((_dialect, openTest) => {
  it.each(Array.from({ length: 8 }, (_, index) => index + 1))(
    "reads a plan as of one version when somebody changes it after statement %i",
    async (number) => {
      const { db } = await openTest();
      await fillWithEverything(db, "forward");

      const plan = await readPlan(db.withPlugin(afterStatement(number, () => removeTask(db))), "p");

      expect(plan).toMatchObject({ version: 2, links: [], tasks: [{ id: "t-1" }] });
    },
  );

  it("reads no plan of a project that is deleted meanwhile", async () => {
    const { db } = await openTest();
    await fillWithEverything(db, "forward");
    const remove = async () => void (await db.deleteFrom("project").where("id", "=", "p").execute());

    expect(await readPlan(db.withPlugin(afterStatement(3, remove)), "p")).toBeUndefined();
  });

  it("writes many tasks and links as they are, whatever their texts hold, and leaves the others alone", async () => {
    const { db } = await openTest();
    await fillWithEverything(db, "forward");
    const plan = await readPlan(db, "p");
    const [kept, task] = plan?.tasks ?? [];
    const link = plan?.links[0];
    if (!plan || !kept || !task || !link) throw new Error("The project has a plan");
    const name = { text: `'"\\ {} [1] %s :name ? 😀 \n\t null`, zh: null };
    const changed = { ...task, name, version: task.version + 1, progress: 37, ownerId: null, elapsed: !task.elapsed };
    const half = { ...changed, deliverable: { text: "half \uD83D of a character", zh: "交付物" } };

    await updateTasks(db, { projectId: "p", version: 3 }, [half]);
    await updateLinks(db, { projectId: "p", version: 3 }, [{ ...link, type: "SF", lag: -1.5, lagUnit: "percent" }]);

    const after = await readPlan(db, "p");
    expect(after?.tasks).toEqual([kept, { ...changed, deliverable: { text: "half \uFFFD of a character", zh: "交付物" } }]);
    expect(after?.links).toEqual([{ ...link, type: "SF", lag: -1.5, lagUnit: "percent" }]);
  });
});
