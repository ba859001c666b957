import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { addCriterion, editCriterion, removeCriterion, restoreCriterion, setLimits } from "#app/gates/criteria.server.ts";
import { decideGate, turnCondition, withdrawDecision } from "#app/gates/decide.server.ts";
import { readGatePage } from "#app/gates/gate-page.server.ts";
import { readGatesPage } from "#app/gates/gates-page.server.ts";
import { signCriterion, withdrawSignature } from "#app/gates/sign.server.ts";
import { endWaiver, waiveCriterion } from "#app/gates/waivers.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { remind } from "#app/notifications/reminders.server.ts";
import { readStandings } from "#app/projects/standings.server.ts";
import { findMembership } from "#db/queries/projects.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { addPerson, coverCriteria, gateArgs, gatesOf, passGate } from "#test/support/gates.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let chair: SignedInUser;
  let consultant: SignedInUser;
  let projectId: string;
  let gateId: string;
  let personId: string;
  let now = "";

  beforeEach(async () => {
    now = "2027-03-01T08:00:00.000Z";
    context = await openContext(await openTest(), { now: () => now });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner, { template: "std6", day: "2027-02-01" });
    chair = await join("chair", "committeeChair");
    consultant = await join("consultant", "consultant");
    personId = await addPerson(context, projectId, "Li Na");
    gateId = (await gates())[0]?.task.id ?? "";
  });

  async function join(name: string, role: "committeeChair" | "consultant"): Promise<SignedInUser> {
    const user = await addUser(context, `${name}@example.com`);
    await addMember(context, projectId, user, role);
    return user;
  }
  const gates = () => gatesOf(context, owner, projectId);
  const gate = async (id = gateId) => (await gates()).find(({ task }) => task.id === id)!;
  const args = <Value>(user: SignedInUser, value: Value, id = gateId) => gateArgs(context, user, projectId, id, value);
  const decide = async (outcome: "go" | "conditional" | "noGo", more: object = {}) =>
    decideGate(await args(chair, { outcome, reason: "Weighed.", conditions: [], ...more }));
  const conditionFor = (criterionId: string, dueOn: string) => ({ criterionId, text: "Make it good", ownerId: personId, dueOn });
  const page = async (user = owner, id = gateId) => {
    const { request, ...caller } = await args(user, {}, id);
    return readGatePage(caller, id, await readReader(request, context));
  };
  const health = async () => {
    const project = (await findMembership(context.db, projectId, owner.id))!;
    return (await readStandings(context, [project])).get(projectId);
  };

  it("asks what the template asks, with nothing met that nobody computes", async () => {
    const all = await gates();
    expect(all.map(({ task }) => task.kind)).toContain("milestone");
    expect(all[0]?.criteria.map(({ id, state }) => [id, state])).toEqual([
      ["K01", "toSign"],
      ["K02", "toSign"],
      ["K03", "toSign"],
      ["K04", "toSign"],
    ]);
    expect(all[1]?.criteria.find(({ id }) => id === "K06")?.state).toBe("notMet");
    expect(all[2]?.criteria[0]?.beforeTask?.name.text).toMatch(/\w/);
  });

  it("is not let go while a criterion is open, and is passed in the plan by a go on the day of the decision", async () => {
    await expect(decide("go")).rejects.toMatchObject({ code: "gate.criteriaOpen", parameters: { count: 4 } });
    await coverCriteria(context, consultant, projectId, gateId);
    await decide("go", { decidedOn: "2027-02-26" });

    const { task, state, current } = await gate();
    expect([state, task.progress, task.actualFinish]).toEqual(["passed", 100, "2027-02-26T17:00"]);
    expect(current).toMatchObject({ outcome: "go", deciderName: chair.name, deciderRole: "committeeChair", decidedOn: "2027-02-26" });
    expect(JSON.parse(current?.evidence ?? "")).toMatchObject([{ id: "K01", state: "signed", by: consultant.name }, {}, {}, {}]);
    const rows = await context.db.selectFrom("event").select("command").where("stream", "=", projectId).orderBy("sequence").execute();
    expect(rows.at(-1)?.command).toBe("gate.decide");
  });

  it("takes a decision back as a record of its own, and opens the gate again", async () => {
    await passGate(context, owner, projectId, gateId);
    await withdrawDecision(await args(chair, { reason: "The study was wrong." }));
    const { task, state, current, decisions } = await gate();
    expect([state, task.progress, task.actualFinish, current]).toEqual(["open", 0, null, null]);
    expect(decisions.map(({ outcome }) => outcome)).toEqual(["go", "withdrawn"]);
    await expect(withdrawDecision(await args(chair, { reason: "Again" }))).rejects.toMatchObject({ code: "gate.changedSince" });
  });

  it("opens a passed gate by a later no-go, and keeps both in the record", async () => {
    await passGate(context, owner, projectId, gateId);
    await decide("noGo", { seen: 1, dissent: "Liu Yang would have gone on." });
    expect(await gate()).toMatchObject({
      state: "refused",
      task: { progress: 0 },
      decisions: [{}, { dissent: "Liu Yang would have gone on." }],
    });
    await expect(decide("noGo", { seen: 1 })).rejects.toMatchObject({ code: "gate.decidedMeanwhile" });
  });

  it("is decided on no day to come", async () => {
    await expect(decide("noGo", { decidedOn: "2027-03-02" })).rejects.toMatchObject({ code: "gate.dayAhead", field: "decidedOn" });
  });

  it("is passed under conditions that cover what is open, and is at risk once one is overdue, until it is met", async () => {
    const open = (await gate()).criteria.map(({ id }) => id);
    const conditions = open.map((id) => conditionFor(id, "2027-03-10"));
    const lacking = conditions.map((row, index) => (index === 2 ? { ...row, dueOn: undefined } : row));
    await expect(decide("conditional", { conditions: lacking })).rejects.toMatchObject({
      code: "gate.conditionDay",
      field: "conditions[2].dueOn",
    });
    await expect(decide("conditional", { conditions: conditions.slice(1) })).rejects.toMatchObject({ code: "gate.conditionsMissing" });
    await decide("conditional", { conditions });

    expect(await gate()).toMatchObject({ state: "conditional", task: { progress: 100 } });
    expect((await health())?.reasons.some(({ code }) => code === "gateAtRisk")).toBe(false);
    now = "2027-03-11T08:00:00.000Z";
    expect((await gate()).state).toBe("atRisk");
    expect((await page()).attention.filter(({ isLate }) => isLate)).toHaveLength(4);
    expect((await health())?.reasons.some(({ code }) => code === "gateAtRisk")).toBe(true);
    for (const { id, version } of (await gate()).conditions)
      await turnCondition(await args(consultant, { conditionId: id, version }), true);
    expect((await gate()).state).toBe("conditional");
  });

  it("rests on a waiver to its last day, on no ended one, and on a signature that takes its place", async () => {
    const [first, ...rest] = (await gate()).criteria;
    for (const { id } of rest) await signCriterion(await args(consultant, { criterionId: id }));
    const waiver = { criterionId: first?.id ?? "", reason: "Two weeks late", ownerId: personId, expiresOn: "2027-03-15" };
    const waiverId = await waiveCriterion(await args(chair, waiver));
    await decide("go");
    expect((await gate()).state).toBe("passed");
    now = "2027-03-15T08:00:00.000Z";
    expect((await gate()).state).toBe("passed");
    now = "2027-03-16T08:00:00.000Z";
    expect(await gate()).toMatchObject({ state: "atRisk", criteria: [{ state: "waiverExpired" }, {}, {}, {}] });
    await signCriterion(await args(consultant, { criterionId: first?.id ?? "" }));
    expect((await gate()).state).toBe("passed");

    const signatureId = (await gate()).criteria[1]?.signature?.id ?? "";
    await withdrawSignature(await args(consultant, { signatureId, reason: "It was not so." }));
    expect((await gate()).state).toBe("atRisk");
    await endWaiver(await args(chair, { waiverId, reason: "Signed by now" }));
    await expect(endWaiver(await args(chair, { waiverId, reason: "Again" }))).rejects.toMatchObject({ code: "gate.changedSince" });
  });

  it("is signed once, by name, and not by IT alone where the business is to sign", async () => {
    const goNoGo = (await gates()).find(({ criteria }) => criteria.some(({ id }) => id === "K25"))?.task.id ?? "";
    const sign = async (criterionId: string) => signCriterion(await args(consultant, { criterionId }, goNoGo));
    await context.db.updateTable("person").set({ userId: consultant.id }).where("id", "=", personId).execute();
    await context.db.updateTable("projectRole").set({ personId }).where("projectId", "=", projectId).where("code", "=", "IT").execute();
    context.plans.forget();
    await expect(sign("K25")).rejects.toMatchObject({ code: "gate.businessOwner" });
    await context.db.updateTable("projectRole").set({ personId }).where("projectId", "=", projectId).where("code", "=", "SAL").execute();
    context.plans.forget();
    await sign("K25");
    await expect(sign("K25")).rejects.toMatchObject({ code: "gate.signedAlready", parameters: { name: consultant.name } });
  });

  it("takes no signature for a figure that is computed", async () => {
    const second = (await gates())[1]!;
    const signing = signCriterion(await args(consultant, { criterionId: "K06" }, second.task.id));
    await expect(signing).rejects.toMatchObject({ code: "gate.computedOnly" });
  });

  it("lets only its signer, or who decides, withdraw a signature", async () => {
    const signatureId = await signCriterion(await args(owner, { criterionId: "K01" }));
    await expect(withdrawSignature(await args(consultant, { signatureId, reason: "No" }))).rejects.toMatchObject({ status: 403 });
    await withdrawSignature(await args(chair, { signatureId, reason: "No" }));
    expect((await page()).criteria[0]?.former).toHaveLength(1);
  });

  it("asks for criteria of the project's own and of the method, which can be taken away and put back", async () => {
    const id = await addCriterion(await args(owner, { text: "The works council has agreed" }));
    await addCriterion(await args(owner, { libraryId: "K29" }));
    await expect(addCriterion(await args(owner, { libraryId: "K29" }))).rejects.toMatchObject({ code: "gate.askedAlready" });
    await editCriterion(await args(owner, { criterionId: id, version: 1, text: "The works council has signed" }));
    await expect(editCriterion(await args(owner, { criterionId: id, version: 1, text: "a" }))).rejects.toMatchObject({
      code: "form.stale",
    });
    expect((await gate()).criteria.slice(4).map(({ id: criterion, source }) => [criterion === id || criterion, source])).toEqual([
      [true, "own"],
      ["K29", "library"],
    ]);
    const { undo } = await removeCriterion(await args(owner, { criterionId: id, version: 2 }));
    expect((await gate()).criteria).toHaveLength(5);
    expect(undo.intent).toBe("restoreCriterion");
    await restoreCriterion(await args(owner, { criterionId: id }));
    expect((await gate()).criteria).toHaveLength(6);
  });

  it("keeps limits for the whole project, refuses late changes, and knows no others", async () => {
    const limits = [{ name: "minimumOptions", value: 4 }];
    await setLimits(await args(owner, { criterionId: "K01", version: 0, limits }));
    expect((await gate()).criteria[0]?.thresholds).toEqual([{ name: "minimumOptions", value: 4, usual: 3 }]);
    const late = setLimits(await args(owner, { criterionId: "K01", version: 0, limits }));
    await expect(late).rejects.toMatchObject({ code: "gate.changedSince" });
    const share = [{ name: "filledShare", value: 1.2 }];
    await expect(setLimits(await args(owner, { criterionId: "K04", version: 0, limits: share }))).rejects.toMatchObject({
      code: "gate.share",
      field: "limits[0].value",
    });
  });

  it("is reminded of a week before a waiver runs out, and not twice", async () => {
    const waiver = { criterionId: "K01", reason: "Later", ownerId: personId, expiresOn: "2027-03-08" };
    await waiveCriterion(await args(chair, waiver));
    await remind({ ...context, live: { tell: () => undefined } });
    now = "2027-03-02T08:00:00.000Z";
    await remind({ ...context, live: { tell: () => undefined } });
    const told = await context.db.selectFrom("notification").select(["kind", "userId"]).where("kind", "=", "waiverEnding").execute();
    expect(told).toEqual([{ kind: "waiverEnding", userId: chair.id }]);
  });

  it("is listed with how far it is, and answered 404 for a task that is no gate", async () => {
    await passGate(context, owner, projectId, gateId);
    const caller = await projectCallerOf(context, owner, projectId);
    const { gates: listed } = await readGatesPage(caller, await readReader(new Request("http://localhost:3000/"), context));
    expect(listed[0]).toMatchObject({ id: gateId, state: "passed", covered: 4, of: 4, open: [], decision: { outcome: "go" } });
    expect(listed.map(({ at }) => at)).toEqual(listed.map(({ at }) => at).sort());
    const { plan } = await context.plans.read(context.db, projectId, caller.project.planVersion);
    const task = plan.tasks.find(({ kind }) => kind === "task");
    await expect(page(owner, task?.id)).rejects.toMatchObject({ status: 404 });
  });
});
