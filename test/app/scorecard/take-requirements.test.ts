import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { addRequirement, editRequirement } from "#app/requirements/keep-requirements.server.ts";
import { addRequirementForm } from "#app/requirements/requirements.forms.server.ts";
import { removeRequirement } from "#app/scorecard/requirements.server.ts";
import { readTakePage } from "#app/scorecard/take-page.server.ts";
import { takeChange, takeRequirements } from "#app/scorecard/take-requirements.server.ts";
import { purgeScorecards, readScorecard, readScorecardRecords } from "#db/queries/scorecard.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeCommittee, openScoring } from "#test/support/committee.ts";
import { fillScorecard } from "#test/support/scorecard.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const asked = async <Value>(value: Value) => ({
    ...(await projectCallerOf(context, owner, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const fields = (statement: string, changes: Record<string, string> = {}) => addRequirementForm.parse({ statement, ...changes });
  const add = async (statement: string, changes: Record<string, string> = {}) =>
    (await addRequirement(await asked(fields(statement, changes)))).id;
  const take = async (chosen: Record<string, number>, place: Record<string, "mandatory" | "scored"> = {}) =>
    takeRequirements(await asked({ chosen, place, parentId: null }));
  const page = async () => {
    const caller = await asked({});
    return readTakePage(caller, await readReader(caller.request, context));
  };
  const card = async () => {
    const scorecard = await readScorecard(context.db, projectId);
    if (!scorecard) throw new Error("There is no scorecard");
    return scorecard;
  };

  it("makes what must be there mandatory and scores the rest, unless it is told otherwise, and takes nothing twice", async () => {
    await fillScorecard(context.db, projectId);
    const must = await add("Visits are planned", { statementZh: "拜访有计划", priority: "must" });
    const should = await add("Prices by customer");
    const could = await add("Complaints have a number", { priority: "could" });
    await add("A shop", { priority: "wont" });
    expect((await page()).open.map(({ code, place }) => [code, place])).toEqual([
      ["R-001", "mandatory"],
      ["R-002", "scored"],
      ["R-003", "scored"],
    ]);
    expect(await take({ [must]: 1, [should]: 1, [could]: 1 }, { [could]: "mandatory" })).toEqual({ count: 3 });
    const { requirements, criteria } = await card();
    expect(requirements.slice(-2).map(({ text }) => text)).toEqual([
      { en: "Visits are planned", zh: "拜访有计划" },
      { en: "Complaints have a number", zh: null },
    ]);
    expect(criteria.at(-1)).toMatchObject({ name: { en: "Prices by customer" }, kind: "score" });
    expect((await page()).open).toEqual([]);
    await expect(take({ [must]: 1 })).rejects.toMatchObject({ code: "scorecard.takenAlready", status: 409 });
    await expect(take({})).rejects.toMatchObject({ field: "chosen" });
  });

  it("takes again what was taken out of the scorecard", async () => {
    await fillScorecard(context.db, projectId);
    const id = await add("Visits are planned", { priority: "must" });
    await take({ [id]: 1 });
    const row = (await readScorecardRecords(context.db, projectId))?.requirements.at(-1);
    await removeRequirement(await asked({ requirementId: row?.id ?? "", version: 1 }));
    expect((await page()).open).toMatchObject([{ code: "R-001" }]);
    expect(await take({ [id]: 1 })).toEqual({ count: 1 });
    const other = await add("Prices by customer", { priority: "must" });
    await take({ [other]: 1 });
    const last = (await readScorecardRecords(context.db, projectId))?.requirements.at(-1);
    await removeRequirement(await asked({ requirementId: last?.id ?? "", version: 1 }));
    await purgeScorecards(context.db, "9999-01-01T00:00:00.000Z");
    expect(await context.db.selectFrom("requirementPull").select("requirementId").execute()).toEqual([{ requirementId: id }]);
  });

  it("is told of a change, and takes it over, but for what somebody wrote by hand", async () => {
    await fillScorecard(context.db, projectId);
    const id = await add("Prices by customer", { statementZh: "按客户定价" });
    await take({ [id]: 1 });
    const criterion = (await card()).criteria.at(-1);
    if (!criterion) throw new Error("Nothing was taken");
    expect((await page()).changed).toEqual([]);
    await editRequirement(await asked({ ...fields("Prices by class", { statementZh: "按等级定价" }), id, version: 1 }));
    expect((await page()).changed).toMatchObject([{ code: "R-001", former: "Prices by customer", statement: "Prices by class" }]);
    await context.db
      .updateTable("evaluationCriterion")
      .set({ name: "Pricing", guidance: "Ask for a case.\n\nPrices by customer" })
      .where("id", "=", criterion.id)
      .execute();
    await expect(takeChange(await asked({ requirementId: id, version: 1 }))).rejects.toMatchObject({ code: "scorecard.stale" });
    await takeChange(await asked({ requirementId: id, version: 2 }));
    expect((await card()).criteria.at(-1)).toMatchObject({
      name: { en: "Pricing" },
      guidance: { en: "Ask for a case.\n\nPrices by class", zh: "按等级定价" },
    });
    expect((await page()).changed).toEqual([]);
  });

  it("leaves a scorecard alone by which a round is scored", async () => {
    const committee = await makeCommittee(context, projectId);
    await openScoring(context, committee);
    const id = await add("Visits are planned", { priority: "must" });
    await expect(take({ [id]: 1 })).rejects.toMatchObject({ code: "scorecard.locked", status: 409 });
    expect(await page()).toMatchObject({ mayTake: false, lockedBy: 1 });
  });
});
