import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readFit } from "#app/requirements/fit.server.ts";
import { addRequirement } from "#app/requirements/keep-requirements.server.ts";
import { readRequirementsPage } from "#app/requirements/requirements-page.server.ts";
import { addRequirementForm } from "#app/requirements/requirements.forms.server.ts";
import { takeRequirements } from "#app/scorecard/take-requirements.server.ts";
import { listPulls } from "#db/queries/requirement-pulls.ts";
import { addToken, callApi } from "#test/support/api.ts";
import { makeCommittee, openScoring, reveal, score } from "#test/support/committee.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeSupplier } from "#test/support/supplier.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const asked = async <Value>(value: Value, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const fit = async (user = owner) => {
    const caller = await asked({}, user);
    const { rows } = await readFit(caller, await readReader(caller.request, context));
    return rows.map(({ fits }) => fits.map(({ state }) => state));
  };

  it("tells verdicts at once, and scores to nobody before they are revealed", async () => {
    const committee = await makeCommittee(context, projectId);
    const add = async (statement: string, priority: "must" | "should") =>
      (await addRequirement(await asked(addRequirementForm.parse({ statement, priority })))).id;
    const [must, should] = [await add("Data stays in the country", "must"), await add("Consulting services", "should")];
    await add("A shop", "should");
    await takeRequirements(await asked({ chosen: { [must]: 1 }, place: {}, parentId: null }));
    const [pull] = await listPulls(context.db, projectId);
    const judged = { judgedBy: owner.id, judgerName: "owner", judgedAt: "2027-01-04T08:00:00.000Z", version: 1 };
    for (const [at, vendorId] of committee.vendorIds.entries())
      await context.db
        .insertInto("vendorCompliance")
        .values({ projectId, vendorId, requirementId: pull?.subjectId ?? "", isMet: at === 0 ? 0 : 1, evidence: "Offer", ...judged })
        .execute();
    // A criterion that is there already, as the demo ties its own.
    await context.db
      .insertInto("requirementPull")
      .values({
        ...{ requirementId: should, projectId, place: "scored", subjectId: committee.criterionId },
        ...{ statement: "Consulting services", statementZh: null, pulledBy: owner.id, pulledAt: "2027-01-04T08:00:00.000Z" },
      })
      .execute();
    const before = [
      ["unmet", "met", "met"],
      ["open", "open", "open"],
      ["notAsked", "notAsked", "notAsked"],
    ];
    expect(await fit()).toEqual(before);
    await openScoring(context, committee);
    for (const user of [committee.chair, ...committee.members])
      for (const vendorId of committee.vendorIds) await score(context, committee, user, { vendorId, said: 4 });
    expect(await fit()).toEqual(before);
    await reveal(context, committee);
    expect((await fit())[1]).toContain("scored");
  });

  it("never reaches an account on a supplier's side", async () => {
    const { members } = await makeCommittee(context, projectId);
    const [member] = members;
    if (!member) throw new Error("The committee has no member");
    const status = async () =>
      (await callApi(context, await addToken(context, member), `GET /projects/${projectId}/requirement-fit`)).status;
    expect(await status()).toBe(200);
    await makeSupplier(context, projectId, member);
    expect(await status()).toBe(403);
    const caller = await asked({}, member);
    expect((await readRequirementsPage(caller, await readReader(caller.request, context))).maySeeVendors).toBe(false);
  });
});
