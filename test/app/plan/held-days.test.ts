import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { readHeldDays } from "#app/plan/held-days.server.ts";
import { finaliseRound } from "#app/scoring/rounds.server.ts";
import { committeeArgs, makeCommittee, type Committee } from "#test/support/committee.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeSupplier } from "#test/support/supplier.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let committee: Committee;

  beforeEach(async () => {
    context = await openContext(await openTest(), { now: () => "2027-03-01T08:00:00.000Z" });
    const owner = await addUser(context, "owner@example.com");
    committee = await makeCommittee(context, await addProject(context, owner, { template: "std6" }));
  });

  const heldFor = async (user: SignedInUser) => readHeldDays(await projectCallerOf(context, user, committee.projectId));
  const taskOf = async (templateTaskId: string) => {
    const rows = context.db.selectFrom("task").select("id").where("projectId", "=", committee.projectId);
    return (await rows.where("templateTaskId", "=", templateTaskId).executeTakeFirstOrThrow()).id;
  };
  const fix = async (days: { readonly scoresFrom?: string; readonly scoresUntil?: string }) =>
    finaliseRound(await committeeArgs(context, committee.chair, committee.projectId, { reason: "", ...days }));

  describe("the days that the evaluation holds in the plan", () => {
    it("are those in which the members score, in the task of scoring", async () => {
      expect(await heldFor(committee.chair)).toEqual([]);
      await fix({ scoresFrom: "2027-03-08", scoresUntil: "2027-03-12" });

      const held = [{ taskId: await taskOf("2.20"), kind: "scoring", from: "2027-03-08", until: "2027-03-12" }];
      expect(await heldFor(committee.chair)).toEqual(held);
    });

    it("are one day where the window is open to one side", async () => {
      await fix({ scoresUntil: "2027-03-12" });

      expect(await heldFor(committee.chair)).toMatchObject([{ from: "2027-03-12", until: "2027-03-12" }]);
    });

    it("are those of demonstrations in the tasks that they stand in, without those called off or of a vendor that was removed", async () => {
      const taskId = await taskOf("2.19");
      const demo = (number: number, own: { readonly taskId: string | null; readonly removedAt: string | null }) => ({
        ...{ id: `demo-${number}`, projectId: committee.projectId, vendorId: committee.vendorIds[0] ?? "", removedBy: null },
        ...{
          startsAt: `2027-03-0${number}T09:00`,
          minutes: 90,
          place: "",
          attendees: "",
          createdAt: "2027-03-01T08:00:00.000Z",
          version: 1,
          ...own,
        },
      });
      const rows = [
        demo(2, { taskId, removedAt: null }),
        demo(3, { taskId: null, removedAt: null }),
        demo(4, { taskId, removedAt: "2027-03-01T09:00:00.000Z" }),
      ];
      await context.db.insertInto("vendorDemo").values(rows).execute();

      expect(await heldFor(committee.chair)).toEqual([{ taskId, kind: "demonstration", from: "2027-03-02", until: "2027-03-02" }]);

      await context.db.updateTable("vendor").set({ removedAt: "2027-03-01T09:00:00.000Z" }).execute();
      expect(await heldFor(committee.chair)).toEqual([]);
    });

    it("are kept from whoever stands on the side of a supplier", async () => {
      await fix({ scoresFrom: "2027-03-08", scoresUntil: "2027-03-12" });
      const { projectId } = committee;
      const supplier = await addUser(context, "supplier@example.com");
      await addMember(context, projectId, supplier, "projectManager");
      expect(await heldFor(supplier)).toHaveLength(1);

      await makeSupplier(context, projectId, supplier);

      expect(await heldFor(supplier)).toEqual([]);
    });
  });
});
