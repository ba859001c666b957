import { readFileSync } from "node:fs";
import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";

import { endpoints } from "#app/api/endpoints.server.ts";
import { firstSteps } from "#app/api/first-steps.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { setAdministrator } from "#db/queries/accounts.ts";
import { ruleKnockOut } from "#app/decision/rulings.server.ts";
import { addToken, callApi, type ApiAnswer } from "#test/support/api.ts";
import { addMember, addProject, addUser, openContext } from "#test/support/context.ts";
import { addDecisionWorld, evaluationArgs } from "#test/support/decision-world.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { makeCommittee } from "#test/support/committee.ts";
import { fillScorecard, scorecardId } from "#test/support/scorecard.ts";
import { insertScoredRound, usualVendors } from "#test/support/revealed-round.ts";
import { png } from "#test/support/pictures.ts";

interface Entity {
  readonly id: string;
  readonly version: number;
}
type Page<Item> = { readonly items: readonly Item[]; readonly next: string | null };

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let token: string;
  let projectId: string;
  const called = new Set<string>();

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
    token = await addToken(context, owner);
  });

  /** Calls an operation, which must do as it was asked. */
  async function call<Body>(
    id: string,
    params: Record<string, string> = {},
    sent: Parameters<typeof callApi>[3] & { query?: string } = {},
  ) {
    const endpoint = endpoints.find((candidate) => candidate.id === id);
    if (!endpoint) throw new Error(`There is no operation ${id}`);
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_match, name: string) => params[name] ?? projectId);
    const answer = await callApi(context, token, `${endpoint.method} ${path}${sent.query ?? ""}`, sent);
    expect(answer, `${id}: ${JSON.stringify(answer.body)}`).toMatchObject({ status: endpoint.status });
    if (endpoint.fileTypes.length > 0) expect(answer.headers.get("Content-Disposition"), id).toMatch(/^(?:attachment|inline); /);
    called.add(id);
    return answer as ApiAnswer & { readonly body: Body };
  }
  const matching = ({ headers }: ApiAnswer) => ({ "If-Match": headers.get("ETag") ?? "" });

  it("answers the first steps of its page as the page says", async () => {
    const kept = new Map([["TOKEN", token]]);
    const answers: Record<string, ApiAnswer> = {};
    for (const { name, code } of firstSteps("http://localhost:3000/api/v1")) {
      const command = code.replace(/^export .*$/m, "").replaceAll(/\$(\w+)/g, (_match, kind: string) => kept.get(kind) ?? "");
      if (command.trim() === "") continue;
      const [, method = "GET"] = /-X (\w+)/.exec(command) ?? [];
      const [, path = ""] = /"http:\/\/localhost:3000\/api\/v1([^"]*)"/.exec(command) ?? [];
      const headers = Object.fromEntries([...command.matchAll(/-H "([\w-]+): (.*)"(?: \\|$)/gm)].map(([, key, value]) => [key, value]));
      const [, text] = /-d '(.*)'/.exec(command) ?? [];
      const answer = await callApi(context, null, `${method} ${path}`, { headers, ...(text === undefined ? {} : { text }) });
      answers[name] = answer;
      const { items, id } = answer.body as { readonly items?: readonly Entity[]; readonly id?: string };
      kept.set(items ? "projectId" : "taskId", items?.[0]?.id ?? id ?? "").set("etag", answer.headers.get("ETag") ?? "");
    }
    expect(answers).toMatchObject({
      me: { status: 200, body: { version: 1, name: "owner", email: "owner@example.com" } },
      projects: { status: 200, body: { items: [{ id: projectId, version: 1, name: { text: expect.any(String) } }], next: null } },
      create: { status: 201, body: { version: 1, name: { text: "Check the migration" }, durationMinutes: 480 } },
      change: { status: 200, body: { version: 2, progress: 50 } },
    });
    expect(answers["create"]?.headers.get("Location")).toMatch(/^\/api\/v1\/projects\/[\w-]+\/tasks\/[\w-]+$/);
    expect(answers["create"]?.headers.get("ETag")).toMatch(/^"1\.\d+"$/);
  });

  it("reads, changes, moves and deletes tasks and links, and says what the schedule makes of it", async () => {
    const listed = await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=3" });
    expect(listed.body.items).toHaveLength(3);
    const rest = await call<Page<Entity>>("listTasks", {}, { query: `?kind=task&limit=200&cursor=${listed.body.next ?? ""}` });
    expect(rest.body.next).toBeNull();
    expect(new Set([...listed.body.items, ...rest.body.items].map((task) => task.id)).size).toBe(
      listed.body.items.length + rest.body.items.length,
    );

    const made = await call<Entity>("createTask", {}, { body: { name: "Check the migration", durationMinutes: 480 } });
    const taskId = made.body.id;
    const listedFor = async (person: string) => (await call<Page<Entity>>("listTasks", {}, { query: `?person=${person}` })).body.items;
    const me = await context.db
      .selectFrom("person")
      .selectAll()
      .where("projectId", "=", projectId)
      .where("userId", "is not", null)
      .execute();
    const own = await listedFor("me");
    expect(own.map(({ id }) => id)).toEqual((await Promise.all(me.map(({ id }) => listedFor(id)))).flat().map(({ id }) => id));
    expect((await listedFor("nobody")).map(({ id }) => id)).toContain(taskId);
    expect(made.headers.get("Location")).toBe(`/api/v1/projects/${projectId}/tasks/${taskId}`);
    const changed = await call<Entity>("updateTask", { taskId }, { body: { progress: 50 }, headers: matching(made) });
    expect(changed.body).toMatchObject({ id: taskId, progress: 50, version: made.body.version + 1 });
    const predecessorId = rest.body.items[0]?.id ?? "";
    const link = await call<Entity>("createLink", {}, { body: { predecessorId, successorId: taskId } });
    const linkId = link.body.id;
    const later = await call("updateLink", { linkId }, { body: { type: "SS", lag: 480 }, headers: matching(link) });
    expect((await call<Page<Entity>>("listLinks", {}, { query: `?taskId=${taskId}` })).body.items).toMatchObject([
      { type: "SS", lag: 480 },
    ]);
    await call("getLink", { linkId });
    await call("deleteLink", { linkId }, { headers: matching(later) });
    const read = await call<Entity>("getTask", { taskId });
    const moved = await call("moveTask", { taskId }, { body: { parentId: null, afterId: null }, headers: matching(read) });
    expect(moved.body).toMatchObject({ code: "1" });
    await call("deleteTask", { taskId }, { headers: matching(moved) });
    expect((await callApi(context, token, `GET /projects/${projectId}/tasks/${taskId}`)).status).toBe(404);
    await call("undoPlanStep");
    expect((await callApi(context, token, `GET /projects/${projectId}/tasks/${taskId}`)).status).toBe(200);
    await call("redoPlanStep");
    const command = {
      kind: "addTask",
      taskId: crypto.randomUUID(),
      parentId: null,
      afterId: null,
      taskKind: "milestone",
      name: "Done",
      durationMinutes: 0,
    };
    expect((await call("executePlanCommand", {}, { body: { command } })).body).toMatchObject({ canUndo: true });
    expect((await call("getSchedule")).body).toMatchObject({ taskCount: expect.any(Number), finish: expect.stringMatching(/^2027-/) });
  });

  it("leads a committee from its seats to revealed scores", async () => {
    type Scoring = { readonly seats: readonly Entity[]; readonly round: Entity & { readonly state: string } };
    const { chair, vendorIds, criterionId } = await makeCommittee(context, projectId);
    const [vendorId = ""] = vendorIds;
    token = await addToken(context, chair);
    const substitute = await addUser(context, "substitute@example.com");
    await addMember(context, projectId, substitute, "committeeMember");
    const seatId = (await call<Entity>("addCommitteeSeat", {}, { body: { userId: substitute.id } })).body.id;
    const seat = () => call<Entity>("getCommitteeSeat", { seatId });
    await call("updateCommitteeSeat", { seatId }, { body: { weight: 2, delegateId: null }, headers: matching(await seat()) });
    await call("removeCommitteeSeat", { seatId }, { body: { reason: "On leave" }, headers: matching(await seat()) });
    await call("restoreCommitteeSeat", { seatId }, { headers: matching(await seat()) });
    const scoring = () => call<Scoring>("getScoring");
    await call("finaliseScorecard", {}, { body: {} });
    await call("abandonScoring", {}, { body: { reason: "A vendor was missing" }, headers: matching(await scoring()) });
    await call("finaliseScorecard", {}, { body: { reason: "With all vendors" } });
    const window = { scoresFrom: "2020-01-01", scoresUntil: "2099-12-31" };
    await call("setScoringWindow", {}, { body: window, headers: matching(await scoring()) });
    expect((await call<Scoring>("openScoring", {}, { headers: matching(await scoring()) })).body.round.state).toBe("open");
    await call("remindCommitteeSeat", { seatId });
    const own = { seatId: (await scoring()).body.seats[0]?.id ?? "" };
    const said = { revision: 0, said: 4.5, comment: "Shown on our data" };
    await call("saveBallot", { ...own, vendorId, criterionId }, { body: said });
    await call("declareRecusal", own, { body: { vendorId: vendorIds[1], reason: "Former employer" } });
    expect((await call<{ ballots: object[] }>("getOwnBallots", own)).body.ballots).toMatchObject([{ vendorId, value: 4.5, revision: 1 }]);
    await call("revealScores", {}, { body: { early: true }, headers: matching(await scoring()) });
    const agreed = { version: 0, value: 4, reason: "The second demonstration" };
    await call("agreeOnScore", { vendorId, criterionId }, { body: agreed });
    expect((await call<{ agreed: object[] }>("getScores")).body.agreed).toMatchObject([{ vendorId, value: 4 }]);
    await call("dropAgreedScore", { vendorId, criterionId });
  });

  it("keeps a scorecard with its criteria, requirements, method and weights", async () => {
    type Card = { readonly criteria: readonly (Entity & { readonly parentId: string | null })[]; readonly requirements: readonly Entity[] };
    const card = () => call<Card>("getScorecard");
    await call("startScorecard", {}, { body: { from: "standard" } });
    const leaf = (await card()).body.criteria.find(({ parentId }) => parentId !== null);
    const criterionId = leaf?.id ?? "";
    const criterion = () => call<Entity>("getScorecardCriterion", { criterionId });
    await call("updateScorecardCriterion", { criterionId }, { body: { weight: 20, minimum: 3 }, headers: matching(await criterion()) });
    await call("moveScorecardCriterion", { criterionId }, { body: { direction: "down" } });
    await call("duplicateScorecardCriterion", { criterionId });
    await call("deleteScorecardCriterion", { criterionId }, { headers: matching(await criterion()) });
    await call("restoreScorecardCriterion", { criterionId });
    await call("createScorecardCriterion", {}, { body: { name: "Works council", nameZh: "工会" } });
    const { id: requirementId } = (await call<Entity>("createScorecardRequirement", {}, { body: { text: "On premises" } })).body;
    const requirement = () => call<Entity>("getScorecardRequirement", { requirementId });
    const words = { body: { textZh: "本地部署" }, headers: matching(await requirement()) };
    await call("updateScorecardRequirement", { requirementId }, words);
    await call("moveScorecardRequirement", { requirementId }, { body: { direction: "up" } });
    await call("deleteScorecardRequirement", { requirementId }, { headers: matching(await requirement()) });
    await call("restoreScorecardRequirement", { requirementId });
    await call("chooseScorecardPreset", {}, { body: { preset: "qcbs" }, headers: matching(await card()) });
    const method = { normalisation: "absolute", currency: "CNY", weightConstraint: "none" };
    await call("changeScorecardMethod", {}, { body: method, headers: matching(await card()) });
    await call("downloadScorecard", {}, { query: "?format=json" });

    const group = () => call<{ readonly criteria: readonly Entity[] }>("getScorecardGroup", { groupId: "top" });
    await call(
      "chooseScorecardWeighing",
      { groupId: "top" },
      { body: { weighting: "pairwise", weigher: "agreed" }, headers: matching(await group()) },
    );
    const [one, two, three] = (await group()).body.criteria.map(({ id }) => id);
    const judgement = [
      [one, two, 2],
      [two, three, 3],
    ];
    await call("weighScorecardGroup", { groupId: "top" }, { body: { judgement }, headers: matching(await group()) });
    await call(
      "chooseScorecardWeighing",
      { groupId: "top" },
      { body: { weighting: "pairwise", weigher: "committee" }, headers: matching(await group()) },
    );
    const seat = { projectId, position: 1, userId: owner.id, name: owner.name, weight: 1, delegateId: null, createdAt: context.now() };
    await context.db
      .insertInto("evaluationSeat")
      .values({ id: context.newId(), ...seat, removedAt: null, removalReason: null, version: 1 })
      .execute();
    await call("judgeScorecardGroup", { groupId: "top" }, { body: { judgement }, headers: matching(await group()) });
  });

  it("rules on requirements, drafts, signs and withdraws a decision on vendors, and verifies it", async () => {
    const { vendors, requirementId, li } = await addDecisionWorld(context, {}, { owner, projectId });
    const values = { vendorId: vendors.gamma, requirementId, outcome: "pass" as const, reason: "Proof came later." };
    const rulingId = await ruleKnockOut(await evaluationArgs(context, li, projectId, values));
    expect((await call("confirmRuling", { rulingId })).body).toMatchObject({ first: { name: "li" }, second: { name: "owner" } });
    await call("withdrawRuling", { rulingId });
    await call("ruleOnRequirement", {}, { body: { ...values, outcome: "fail" } });
    expect((await call<Page<Entity>>("listRulings")).body.items).toHaveLength(2);

    interface Decision extends Entity {
      readonly snapshotHash: string;
    }
    const drafted = await call<Decision>("draftVendorDecision", {}, { body: { vendorId: vendors.alpha, conditions: "A fixed price" } });
    const { id: decisionId, snapshotHash } = drafted.body;
    const signed = await call("signVendorDecision", { decisionId }, { body: { snapshotHash, stance: "for" } });
    expect(signed.body).toMatchObject({ vendor: "Alpha", count: { seats: 3, needed: 2, inFavour: 0 }, signatures: [{ name: "owner" }] });
    expect((await call("getEvaluationEvidence", {}, { query: "?format=xlsx" })).headers.get("Content-Type")).toContain("sheet");
    expect((await call("verifyEvaluation")).body).toMatchObject({ breaches: [] });
    await call("withdrawVendorDecision", { decisionId }, { body: { reason: "The offer was misread." } });
    expect((await call("getVendorDecision", { decisionId })).body).toMatchObject({ withdrawal: { reason: "The offer was misread." } });
    expect((await call<Page<Entity>>("listVendorDecisions")).body.items).toHaveLength(1);
  });

  it("signs, waives and decides at a gate, and takes each back", async () => {
    interface Gate extends Entity {
      readonly state: string;
      readonly criteria: readonly {
        readonly id: string;
        readonly state: string;
        readonly added: Entity | null;
        readonly limits: readonly { readonly name: string }[];
        readonly signatures: readonly Entity[];
        readonly waivers: readonly Entity[];
      }[];
      readonly decisions: readonly { readonly conditions: readonly Entity[] }[];
    }
    const listed = await call<Page<Gate>>("listGates");
    const gateId = listed.body.items.find(({ criteria }) => criteria.length > 0)?.id ?? "";
    const personId = (await call<Entity>("createPerson", {}, { body: { name: "Li Na" } })).body.id;
    const gate = () => call<Gate>("getGate", { gateId });
    const [first, second] = (await gate()).body.criteria;
    const of = (criterion: { readonly id: string } | undefined) => ({ gateId, criterionId: criterion?.id ?? "" });

    const signed = await call<Gate>("signGateCriterion", of(first), { body: { note: "The study" } });
    const signatureId = signed.body.criteria[0]?.signatures[0]?.id ?? "";
    await call("withdrawGateSignature", { gateId, signatureId }, { body: { reason: "The wrong study" } });
    const waiver = { reason: "Two weeks late", ownerId: personId, expiresOn: "2027-03-01" };
    const waived = await call<Gate>("waiveGateCriterion", of(second), { body: waiver });
    const waiverId = waived.body.criteria[1]?.waivers[0]?.id ?? "";
    await call("endGateWaiver", { gateId, waiverId }, { body: { reason: "It is done" } });
    const limits = first?.limits.map(({ name }) => ({ name, value: 1 }));
    await call("changeGateLimits", of(first), { body: { limits }, headers: matching(await gate()) });

    const added = await call<Gate>("addGateCriterion", { gateId }, { body: { text: "The works council has agreed" } });
    const criterionId = added.body.criteria.at(-1)?.added?.id ?? "";
    const edit = { body: { text: "The works council has signed" }, headers: matching(await gate()) };
    await call("updateGateCriterion", { gateId, criterionId }, edit);
    await call("deleteGateCriterion", { gateId, criterionId }, { headers: matching(await gate()) });
    const all = await call<Gate>("restoreGateCriterion", { gateId, criterionId });

    const conditions = all.body.criteria.map(({ id }) => ({
      criterionId: id,
      text: "Make it good",
      ownerId: personId,
      dueOn: "2027-03-01",
    }));
    const body = { outcome: "conditional", reason: "We can begin.", conditions };
    const decided = await call<Gate>("decideGate", { gateId }, { body, headers: matching(await gate()) });
    expect(decided.body.state).toBe("conditional");
    expect((await call<{ readonly progress: number }>("getTask", { taskId: gateId })).body.progress).toBe(100);
    const conditionId = decided.body.decisions[0]?.conditions[0]?.id ?? "";
    await call("meetGateCondition", { gateId, conditionId });
    await call("openGateCondition", { gateId, conditionId });
    const withdrawn = await call<Gate>(
      "withdrawGateDecision",
      { gateId },
      { body: { reason: "Too early" }, headers: matching(await gate()) },
    );
    expect(withdrawn.body).toMatchObject({ state: "open", currentDecisionId: null });
  });

  it("reads the result of an evaluation, opens prices and parts equals", async () => {
    expect((await call("getEvaluation")).body).toEqual({ round: null, result: null });
    const { vendorIds } = await insertScoredRound(
      context.db,
      { projectId, userId: owner.id },
      { method: { envelopes: 2, samples: 100 }, vendors: [usualVendors[0]!, { ...usualVendors[0]!, name: "Twin" }] },
    );
    const sealed = await call<{ result: { vendors: { tco: number | null }[] } }>("getEvaluation");
    expect(sealed.body.result.vendors.map(({ tco }) => tco)).toEqual([null, null]);
    const open = await call<{ result: { vendors: { tco: number }[] } }>("openPrices", {}, { headers: matching(sealed) });
    expect(Math.round(open.body.result.vendors[0]!.tco)).toBe(619_344);
    const settled = { body: { order: [vendorIds[1], vendorIds[0]], reason: "Nearer" }, headers: matching(open) };
    const parted = await call<{ result: { ranking: string[] } }>("settleTie", {}, settled);
    expect(parted.body.result.ranking).toEqual([vendorIds[1], vendorIds[0]]);
  });

  it("evaluates a model that is sent along, and names every place at fault", async () => {
    const model = {
      criteria: [
        { id: "fit", weight: 1 },
        { id: "price", weight: 1, kind: "cost", anchors: [100, 200] },
      ],
      vendors: [
        { id: "a", facts: { price: [150] } },
        { id: "b", facts: { price: [100] } },
      ],
      members: [{ id: "E1" }, { id: "E2" }],
      scores: ["a", "b"].flatMap((vendor) => ["E1", "E2"].map((member) => ({ member, vendor, criterion: "fit", value: 4 }))),
      samples: 100,
    };
    const evaluated = await call<{ ranking: string[]; vendors: { total: number }[] }>("evaluate", {}, { body: model });
    expect(evaluated.body).toMatchObject({ ranking: ["b", "a"], vendors: [{ total: 65 }, { total: 90 }] });
    const pairs = { pairwise: { items: ["a", "b"], judgements: [["a", "b", 3]] } };
    expect((await call<{ weights: object }>("evaluate", {}, { body: pairs })).body.weights).toEqual({ a: 0.75, b: 0.25 });
    const faulty = { ...model, criteria: [{ id: "fit", weight: 0 }], scores: [{ member: "E9", vendor: "a", criterion: "fit", value: 9 }] };
    const refused = await callApi(context, token, "POST /evaluate", { body: faulty });
    expect(refused).toMatchObject({ status: 422, body: { code: "evaluation.model" } });
    expect(JSON.stringify(refused.body)).toContain("/criteria");
  });

  it("enters vendors, what they offer, and moves them from list to list", async () => {
    interface Vendor extends Entity {
      readonly name: string;
      readonly stage: string;
      readonly contacts: readonly Entity[];
      readonly offer: { readonly costs: readonly { readonly amounts: readonly number[] }[] } | null;
    }
    await fillScorecard(context.db, projectId);
    const made = await call<Vendor>("createVendor", {}, { body: { name: "Yunfan Software", stage: "long" } });
    const vendorId = made.body.id;
    await call("createVendor", {}, { body: { name: "Beacon CRM" } });
    const vendor = () => call<Vendor>("getVendor", { vendorId });
    await call("updateVendor", { vendorId }, { body: { profile: "300 people" }, headers: matching(await vendor()) });
    const short = await call<Vendor>(
      "moveVendor",
      { vendorId },
      { body: { stage: "short", reason: "Answers in full" }, headers: matching(await vendor()) },
    );
    expect(short.body).toMatchObject({ stage: "short", profile: "300 people" });
    await call("orderVendor", { vendorId }, { body: { direction: "up" } });
    const line = { category: "licences", label: "Users", criterionId: null, amounts: [100_000, 0, 0, 0, 0, 5_000] };
    const terms = { currency: "CNY", rate: null, rateOn: null, taxBasis: "gross", taxRate: 13, validUntil: "2027-06-30" };
    const offered = await call<Vendor>(
      "saveVendorOffer",
      { vendorId },
      { body: { ...terms, costs: [line] }, headers: matching(await vendor()) },
    );
    expect(offered.body.offer).toMatchObject({ currency: "CNY", costs: [line] });
    const facts = [{ criterionId: scorecardId("weeks", projectId), amount: 26, source: "Plan of the offer" }];
    await call("saveVendorFacts", { vendorId }, { body: { facts }, headers: matching(await vendor()) });
    const requirements = [{ requirementId: scorecardId("residency", projectId), isMet: false, evidence: "Servers abroad" }];
    await call("judgeVendorRequirements", { vendorId }, { body: { requirements }, headers: matching(await vendor()) });

    const contacted = await call<Vendor>("createVendorContact", { vendorId }, { body: { name: "Zhou Min" } });
    const contactId = contacted.body.contacts[0]?.id ?? "";
    const changed = { body: { name: "Zhou Min", role: "Sales" }, headers: matching(await vendor()) };
    await call("updateVendorContact", { vendorId, contactId }, changed);
    await call("deleteVendorContact", { vendorId, contactId }, { headers: matching(await vendor()) });
    const whole = await call<Vendor>("restoreVendorContact", { vendorId, contactId });
    expect(whole.body).toMatchObject({ contacts: [{ role: "Sales" }], facts, requirements: [{ isMet: false }] });

    await call("deleteVendor", { vendorId }, { headers: matching(await vendor()) });
    const removed = (await call<Page<Entity>>("listRemovedVendors")).body.items;
    expect(removed).toMatchObject([{ id: vendorId }]);
    const restore = `POST /projects/${projectId}/vendors/${vendorId}/restore`;
    expect((await callApi(context, token, restore)).status).toBe(428);
    expect((await callApi(context, token, restore, { headers: { "If-Match": '"1000"' } })).status).toBe(412);
    await call("restoreVendor", { vendorId }, { headers: { "If-Match": `"${removed[0]?.version ?? 0}"` } });
    expect((await call<Page<Vendor>>("listVendors")).body.items.map(({ name }) => name).sort()).toEqual(["Beacon CRM", "Yunfan Software"]);
  });

  it("keeps requirements, bounds what may be built, and makes tasks of them", async () => {
    interface Requirement extends Entity {
      readonly code: string;
      readonly priority: string;
      readonly taskId: string | null;
    }
    const first = await call<Requirement>("createRequirement", {}, { body: { statement: "Visits are planned", priority: "must" } });
    const requirementId = first.body.id;
    const other = await call<Requirement>("createRequirement", {}, { body: { statement: "Prices by customer" } });
    expect([first.body.code, other.body.code]).toEqual(["R-001", "R-002"]);
    const one = () => call<Requirement>("getRequirement", { requirementId });
    await call("updateRequirement", { requirementId }, { body: { status: "agreed" }, headers: matching(await one()) });
    const chosen = (await call<Page<Requirement>>("listRequirements")).body.items.map(({ id, version }) => ({ id, version }));
    await call("updateRequirements", {}, { body: { requirements: chosen, priority: "could" } });
    expect((await one()).body).toMatchObject({ priority: "could", status: "agreed" });
    const agreed = await call<Page<Requirement>>("listRequirements", {}, { query: "?status=agreed&priority=could" });
    expect(agreed.body.items.map(({ code }) => code)).toEqual(["R-001"]);
    const made = await call<Requirement>(
      "makeTaskOfRequirement",
      { requirementId },
      { body: { name: "Plan visits" }, headers: matching(await one()) },
    );
    expect((await call("getTask", { taskId: made.body.taskId ?? "" })).body).toMatchObject({
      name: { text: "Plan visits" },
      durationMinutes: 480,
    });
    await call("updateRequirement", { requirementId }, { body: { status: "agreed" }, headers: matching(await one()) });
    const baseline = await call<Entity & { hash: string }>("takeRequirementBaseline", {}, { body: { note: "Signed" } });
    const kept = await call("getRequirementBaseline", { requirementBaselineId: baseline.body.id });
    expect(kept.body).toMatchObject({ number: 1, count: 1, note: "Signed", isSound: true, requirements: [{ code: "R-001" }] });
    expect((await call<Page<Entity>>("listRequirementBaselines")).body.items).toMatchObject([{ hash: baseline.body.hash }]);
    const text = "Requirement\tPriority\nComplaints have a number\tmust";
    expect((await call("checkRequirementTable", {}, { body: { text } })).body).toEqual({ rows: 1, problems: [] });
    expect((await call("importRequirementTable", {}, { body: { text } })).body).toEqual({ count: 1 });
    await call("downloadRequirements", {}, { query: "?format=xlsx" });
    const cap = await call("getExtensionCap");
    expect(cap.body).toEqual({ basis: "share", cap: 0.2 });
    await call("setExtensionCap", {}, { body: { basis: "days", cap: 60 }, headers: matching(cap) });
    await call("deleteRequirement", { requirementId }, { headers: matching(await one()) });
    expect((await call<Page<Entity>>("listRemovedRequirements")).body.items).toMatchObject([{ id: requirementId }]);
    await call("restoreRequirement", { requirementId });
    expect((await one()).body.code).toBe("R-001");
  });

  it("judges vendors by requirements of the project", async () => {
    await fillScorecard(context.db, projectId);
    expect((await call("loadExampleRequirements")).body).toEqual({ count: 18 });
    const [first, second] = (await call<Page<Entity>>("listRequirements")).body.items;
    if (!first || !second) throw new Error("The example is empty");
    const requirements = [
      { id: first.id, version: 1 },
      { id: second.id, version: 1, place: "scored" },
    ];
    expect((await call("takeRequirements", {}, { body: { requirements } })).body).toEqual({ count: 2 });
    const one = await call<Entity>("getRequirement", { requirementId: first.id });
    await call("updateRequirement", { requirementId: first.id }, { body: { statement: "Said otherwise" }, headers: matching(one) });
    await call("createVendor", {}, { body: { name: "Yunfan Software", stage: "short" } });
    expect((await call<Page<{ vendors: readonly { fit: string }[] }>>("listRequirementFit")).body.items.slice(0, 3)).toMatchObject(
      ["open", "open", "notAsked"].map((fit) => ({ vendors: [{ fit }] })),
    );
    await call("takeRequirementChange", { requirementId: first.id }, { body: { version: 2 } });
    expect((await call<Page<{ place: string; statement: { text: string } }>>("listRequirementsOfScorecard")).body.items).toMatchObject([
      { id: first.id, place: "mandatory", statement: { text: "Said otherwise" } },
      { id: second.id, place: "scored" },
    ]);
  });

  it("asks vendors by questionnaires", async () => {
    interface Questionnaire extends Entity {
      readonly questions: readonly (Entity & { readonly text: { readonly text: string } })[];
      readonly invitations: readonly (Entity & { readonly hasLink: boolean })[];
      readonly inquiries: readonly (Entity & { readonly answer: string })[];
    }
    const [first, second] = [
      (await call<Entity>("createVendor", {}, { body: { name: "Yunfan Software" } })).body.id,
      (await call<Entity>("createVendor", {}, { body: { name: "Beacon CRM" } })).body.id,
    ];
    const questionnaireId = (await call<Entity>("createQuestionnaire", {}, { body: { from: "ownRfi", title: "Questions" } })).body.id;
    const asked = () => call<Questionnaire>("getQuestionnaire", { questionnaireId });
    const heading = { title: "A few questions", titleZh: null, intro: "", introZh: null };
    await call("updateQuestionnaire", { questionnaireId }, { body: heading, headers: matching(await asked()) });
    const question = { text: "Where is data kept?", kind: "longText" };
    await call("addQuestionnaireQuestion", { questionnaireId }, { body: question });
    const added = await call<Questionnaire>(
      "addQuestionnaireQuestion",
      { questionnaireId },
      { body: { ...question, text: "Who owns you?" } },
    );
    const questionId = added.body.questions[1]?.id ?? "";
    const changed = { body: { ...question, text: "Who owns the company?" }, headers: matching(await asked()) };
    await call("updateQuestionnaireQuestion", { questionnaireId, questionId }, changed);
    const moved = await call<Questionnaire>("moveQuestionnaireQuestion", { questionnaireId, questionId }, { body: { direction: "up" } });
    expect(moved.body.questions.map(({ text }) => text.text)).toEqual(["Who owns the company?", "Where is data kept?"]);
    await call("deleteQuestionnaireQuestion", { questionnaireId, questionId }, { headers: matching(await asked()) });

    const publication = { deadline: "2090-01-15T18:00", vendorIds: [first] };
    const { body } = await call<{ readonly links: readonly { readonly url: string }[] }>(
      "publishQuestionnaire",
      { questionnaireId },
      { body: publication, headers: matching(await asked()) },
    );
    expect(body.links).toMatchObject([{ vendor: "Yunfan Software", url: expect.stringMatching(/\/answers\/[\w-]{43}$/) }]);
    await call("inviteToAnswer", { questionnaireId }, { body: { vendorId: second } });
    const invitationId = (await asked()).body.invitations[0]?.id ?? "";
    await call("renewAnswerLink", { questionnaireId, invitationId });
    await call("closeAnswerLink", { questionnaireId, invitationId });
    const later = { body: { deadline: "2090-01-22T18:00", reason: "Two vendors asked" }, headers: matching(await asked()) };
    await call("moveQuestionnaireDeadline", { questionnaireId }, later);
    const inquiry = { id: crypto.randomUUID(), projectId, questionnaireId, invitationId, text: "How many users?", askedAt: context.now() };
    const open = { publishedText: "", answer: "", answeredBy: null, answererName: "", answeredAt: null, version: 1 };
    await context.db
      .insertInto("questionnaireInquiry")
      .values({ ...inquiry, ...open })
      .execute();
    const answer = { body: { publishedText: "How many users?", answer: "120" }, headers: matching(await asked()) };
    const answered = await call<Questionnaire>("answerInquiry", { questionnaireId, inquiryId: inquiry.id }, answer);
    expect(answered.body).toMatchObject({ inquiries: [{ answer: "120" }], invitations: [{ hasLink: false }, { hasLink: true }] });

    await call("deleteQuestionnaire", { questionnaireId }, { headers: matching(await asked()) });
    expect((await call<Page<Entity>>("listQuestionnaires")).body.items).toEqual([]);
    await call("restoreQuestionnaire", { questionnaireId });
  });

  it("lets vendors show what they have, notes it, asks their customers and keeps their documents", async () => {
    const vendorId = (await call<Entity>("createVendor", {}, { body: { name: "Yunfan Software" } })).body.id;
    await call("chooseDemoScenarios", {}, { body: { libraryIds: ["S01", "S04"] } });
    const words = { audience: "other", title: "A lead of the fair", minutes: 10 };
    const own = await call<Entity>("createDemoScenario", {}, { body: words });
    const scenarioId = own.body.id;
    await call("updateDemoScenario", { scenarioId }, { body: { ...words, audience: "sales" }, headers: matching(own) });
    const moved = await call<Entity>("orderDemoScenario", { scenarioId }, { body: { direction: "up" } });
    await call("deleteDemoScenario", { scenarioId }, { headers: matching(moved) });
    await call("restoreDemoScenario", { scenarioId });
    const script = await call<Page<{ libraryId: string | null }>>("listDemoScenarios");
    expect(script.body.items.map(({ libraryId }) => libraryId)).toEqual([null, "S04", "S01"]);

    const meeting = { startsAt: "2027-03-01T09:00", minutes: 120 };
    const scheduled = await call<Entity>("createVendorDemo", {}, { body: { ...meeting, vendorId } });
    const demoId = scheduled.body.id;
    const later = { body: { ...meeting, startsAt: "2027-03-02T09:00", place: "A101" }, headers: matching(scheduled) };
    const changed = await call<Entity>("updateVendorDemo", { demoId }, later);
    await call("deleteVendorDemo", { demoId }, { headers: matching(changed) });
    expect((await call<Page<Entity>>("listVendorDemos")).body.items).toEqual([]);
    await call("restoreVendorDemo", { demoId });
    const noted = {
      body: { notes: [{ scenarioId, note: "Done in a minute" }] },
      headers: matching(await call("getDemoNotes", { demoId })),
    };
    const told = { areTold: false, notes: [{ scenarioId, isOwn: true, note: "Done in a minute" }] };
    expect((await call("saveDemoNotes", { demoId }, noted)).body).toMatchObject(told);

    const made = await call<Entity>("createVendorReference", { vendorId }, { body: { company: "Jiangnan Print" } });
    const referenceId = made.body.id;
    const described = { body: { company: "Jiangnan Print", users: 80 }, headers: matching(made) };
    const known = await call<Entity>("updateVendorReference", { vendorId, referenceId }, described);
    const answers = { askedBy: "Li Na", askedOn: "2026-01-05", answers: [{ questionId: "R01", answer: "All of it" }] };
    const asked = await call("saveReferenceAnswers", { vendorId, referenceId }, { body: answers, headers: matching(known) });
    expect(asked.body).toMatchObject({ users: 80, answers: [{ questionId: "R01", answer: "All of it", criterionIds: ["C02"] }] });
    await call("deleteVendorReference", { vendorId, referenceId }, { headers: matching(asked) });
    expect((await call<Page<Entity>>("listVendorReferences", { vendorId })).body.items).toEqual([]);
    await call("restoreVendorReference", { vendorId, referenceId });
    await call("getVendorReference", { vendorId, referenceId });

    const form = { files: new File(["Offer"], "offer.txt", { type: "text/plain" }) };
    const added = await call<{ items: readonly Entity[] }>("addVendorDocuments", { vendorId }, { form });
    const vendorFileId = added.body.items[0]?.id ?? "";
    await call("downloadVendorDocument", { vendorId, vendorFileId });
    const file = await call("getVendorDocument", { vendorId, vendorFileId });
    await call("deleteVendorDocument", { vendorId, vendorFileId }, { headers: matching(file) });
    await call("restoreVendorDocument", { vendorId, vendorFileId });
    expect((await call<Page<Entity>>("listVendorDocuments", { vendorId })).body.items).toMatchObject([{ name: "offer.txt" }]);
  });

  it("carries a discussion", async () => {
    const { body } = await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=1" });
    const taskId = body.items[0]?.id ?? "";
    const written = await call<Entity>("createComment", { taskId }, { body: { body: "**Done**?" } });
    const commentId = written.body.id;
    const edited = await call("updateComment", { taskId, commentId }, { body: { body: "Done!" }, headers: matching(written) });
    await call("deleteComment", { taskId, commentId }, { headers: matching(edited) });
    const removed = await call("getComment", { taskId, commentId });
    expect((await call<Page<Entity>>("listRemovedComments")).body.items).toMatchObject([{ id: commentId, taskId, body: "Done!" }]);
    await call("restoreComment", { taskId, commentId }, { headers: matching(removed) });
    const form = { body: "See the log, @owner", files: [new File(["line"], "log.txt"), new File([png(3, 2)], "screen.png")] };
    await call("createComment", { taskId }, { form });
    expect((await call<Page<Entity>>("listComments", { taskId })).body.items).toMatchObject([
      { body: "Done!", removedAt: null },
      { body: "See the log, @owner" },
    ]);
    const files = await call<Page<Entity>>("listFiles", { taskId });
    expect(files.body.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: "log.txt", image: null }),
        expect.objectContaining({ name: "screen.png", image: { width: 3, height: 2 } }),
      ]),
    );
  });

  it("keeps files", async () => {
    const { body } = await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=1" });
    const taskId = body.items[0]?.id ?? "";
    const form = { files: [new File([png(3, 2)], "screen.png", { type: "application/pdf" })] };
    const added = await call<Page<Entity>>("addFiles", { taskId }, { form });
    expect(added.body.items).toMatchObject([{ name: "screen.png", contentType: "image/png", sender: { userId: owner.id } }]);
    const params = { taskId, fileId: added.body.items[0]?.id ?? "" };
    expect((await call("downloadFile", params)).body).toContain("PNG");
    expect((await call("previewFile", params)).headers.get("Content-Type")).toBe("image/png");
    const late = await callApi(context, token, `DELETE /projects/${projectId}/tasks/${taskId}/files/${params.fileId}`, {
      headers: { "If-Match": '"7"' },
    });
    expect(late.status).toBe(412);
    await call("deleteFile", params, { headers: matching(await call("getFile", params)) });
    expect((await callApi(context, token, `GET /projects/${projectId}/tasks/${taskId}/files/${params.fileId}/content`)).status).toBe(404);
    expect((await call<Page<Entity>>("listRemovedFiles")).body.items).toMatchObject([
      { id: params.fileId, taskId, name: "screen.png", sender: { userId: owner.id }, removedBy: "owner" },
    ]);
    await call("restoreFile", params, { headers: matching(await call("getFile", params)) });
    expect((await call<Page<Entity>>("listRemovedFiles")).body.items).toEqual([]);

    const path = `POST /projects/${projectId}/tasks/${taskId}/files`;
    const refused = await Promise.all([
      callApi(context, token, path, { body: { files: [] } }),
      callApi(context, token, path, { form: { files: new File([], "empty.txt") } }),
      callApi(context, token, path, { form: { files: new File(["a"], "a.txt"), note: "b" } }),
      callApi(context, token, path, { form: { files: "no file" } }),
    ]);
    expect(refused.map((answer) => [answer.status, (answer.body as { code: string }).code])).toEqual([
      [415, "api.contentTypeForm"],
      [422, "file.empty"],
      [422, "api.body"],
      [422, "api.body"],
    ]);
  });

  it("takes back and restores what was done to the plan", async () => {
    const added = await call<Entity>("quickAddTask", {}, { body: { line: "Order licences !2027-04-01" } });
    expect(added.body).toMatchObject({ name: { text: "Order licences" }, deadline: "2027-04-01T17:00" });
    const taskId = added.body.id;
    const changed = await call("updateTask", { taskId }, { body: { progress: 30 }, headers: matching(added) });
    const activity = await call<Page<{ sequence: number }>>("listTaskActivity", { taskId }, { query: "?limit=1" });
    expect([activity.body.items, activity.body.next]).toMatchObject([
      [{ command: "plan.updateTask", canRevert: true }],
      expect.any(String),
    ]);
    const earlier = await call<Page<{ sequence: number }>>(
      "listTaskActivity",
      { taskId },
      { query: `?cursor=${activity.body.next ?? ""}` },
    );
    expect([earlier.body.items, earlier.body.next]).toMatchObject([[{ command: "plan.addTask" }], null]);
    const sequence = String(activity.body.items[0]?.sequence);
    const reverted = await call("revertTaskChange", { taskId, sequence });
    expect([changed.body, reverted.body]).toMatchObject([{ progress: 30 }, { progress: 0 }]);
    await call("deleteTask", { taskId }, { headers: matching(reverted) });
    expect((await call<Page<Entity>>("listRemovedTasks")).body.items).toMatchObject([{ id: taskId, below: 0 }]);
    expect((await call("restoreTask", { taskId })).body).toMatchObject({ id: taskId });
    expect((await call("exportPlan", {}, { query: "?format=json" })).body).toContain("Order licences");
    const chart = await call("exportChart", {}, { query: "?format=svg&from=2027-01-01" });
    expect([chart.headers.get("Content-Type"), String(chart.body).includes("Order licences")]).toEqual(["image/svg+xml", true]);
    const reasons = await call<{ path: { taskId: string }[] }>("getTaskReasons", { taskId });
    expect(reasons.body.path[0]?.taskId).toBe(taskId);
    const forecast = await call<{ runs: number; project: { p50: string; p80: string } }>(
      "getForecast",
      {},
      { query: "?runs=1000&luck=none" },
    );
    expect(forecast.body.runs).toBe(1000);
    expect(forecast.body.project.p50 <= forecast.body.project.p80).toBe(true);
    expect((await call<{ loads: unknown[] }>("getWorkload", {}, { query: "?per=month&from=2027-03-01" })).body.loads).toEqual([]);
    const levelling = await call<{ planVersion: number; delays: unknown[] }>("getLevellingProposal");
    expect(levelling.body.delays).toEqual([]);
    const levelled = `POST /projects/${projectId}/levelling`;
    const { planVersion } = levelling.body;
    const nothing = { status: 409, body: { code: "levelling.nothing" } };
    expect(await callApi(context, token, levelled, { body: { planVersion } })).toMatchObject(nothing);
    expect(await callApi(context, token, `DELETE /projects/${projectId}/levelling`)).toMatchObject(nothing);
    called.add("applyLevelling").add("clearLevelling");
    const sheet = await call("exportPlan", {}, { headers: { "Accept-Language": "zh" } });
    expect([sheet.headers.get("Content-Type"), sheet.body]).toEqual(["text/csv; charset=utf-8", expect.stringContaining("任务")]);
  });

  it("finds, compares, copies and keeps projects", async () => {
    await context.searchIndex.catchUp();
    const query = "?q=kick-off&limit=1";
    const found = await call<Page<Entity>>("searchProject", {}, { query });
    expect(found.body.items.length).toBe(1);
    expect((await call<Page<Entity>>("search", {}, { query })).body.items).toEqual(found.body.items);
    const own = await call<Page<Entity & { group: string }>>("listMyWork", {}, { query: "?group=later" });
    expect(own.body.items.every(({ group }) => group === "later")).toBe(true);
    const everybody = await call<{ people: unknown[] }>("getPortfolioWorkload", {}, { query: "?per=month&from=2027-03-01" });
    expect(everybody.body.people).toEqual([]);
    const standing = await call<Page<Entity>>("listPortfolio", {}, { query: "?order=health" });
    expect(standing.body.items).toMatchObject([{ id: projectId, role: "owner", goLive: { isReached: false } }]);

    const wishes = { name: "Copy", start: "2027-06-01", calendar: "own", keepsPeople: true };
    const copy = await call<Entity>("copyProject", {}, { body: wishes });
    expect((await call("getProject", { projectId: copy.body.id })).body).toMatchObject({ name: { text: "Copy" }, start: "2027-06-01" });
    await call("trashProject", { projectId: copy.body.id }, { headers: matching(await call("getProject", { projectId: copy.body.id })) });
    const wrong = { body: { confirmation: "Cop" } };
    expect((await callApi(context, token, `POST /trash/${copy.body.id}/delete-forever`, wrong)).body).toMatchObject({
      code: "settings.confirm",
    });
    await call("deleteProjectForever", { trashedId: copy.body.id }, { body: { confirmation: "Copy" } });

    const saved = await call<Entity>("saveProjectAsTemplate", {}, { body: { name: "Ours", summary: "How we do it" } });
    const template = { templateId: saved.body.id };
    const over = { name: "Ours", over: { id: saved.body.id, version: saved.body.version } };
    expect((await call("saveProjectAsTemplate", {}, { body: over })).body).toMatchObject({ edition: 2 });
    await call("deleteSavedTemplate", template, { headers: matching(await call("getSavedTemplate", template)) });
    expect((await call<Page<Entity>>("listSavedTemplates")).body.items).toEqual([]);
    const removed = await call<Page<Entity>>("listRemovedSavedTemplates");
    expect(removed.body.items).toMatchObject([{ id: saved.body.id, name: "Ours" }]);
    await call("restoreSavedTemplate", template);
    expect((await call<Page<Entity>>("listRemovedSavedTemplates")).body.items).toEqual([]);
  });

  it("imports plans and sheets", async () => {
    const place = { timeZone: "Asia/Shanghai", currency: "CNY" };
    const file = new File([readFileSync("test/fixtures/mspdi/crm-rollout.xml")], "crm-rollout.xml");
    const imported = await call<{ projectId: string }>("importProject", {}, { form: { file, ...place } });
    const params = { projectId: imported.body.projectId };
    expect((await call("getImport", params)).body).toMatchObject({ fileName: "crm-rollout.xml" });
    expect((await call("downloadImportedFile", params)).body).toContain("<Project");
    const noPlan = new File(["<html></html>"], "page.xml");
    const refused = await callApi(context, token, "POST /imports", { form: { file: noPlan, ...place } });
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: "/file" }] }]);

    const rows = "Task,Duration,Predecessors\nDesign,3 days,\nBuild,5 days,1\n";
    const fresh = await call<Entity>("offerSheet", {}, { form: { file: new File([rows], "plan.csv"), ...place } });
    expect(fresh.body).toMatchObject({ changes: { added: 2 }, planVersion: 0, problems: [] });
    const sheetId = fresh.body.id;
    const read = await call("changeSheetReading", { sheetId }, { body: { start: "2027-05-03", columns: ["name", "duration", null] } });
    expect(read.body).toEqual((await call("getSheet", { sheetId })).body);
    expect(read.body).toMatchObject({ reading: { columns: [{ field: "name" }, { field: "duration" }, { field: null }] } });
    const made = await call<{ projectId: string }>("importSheet", { sheetId }, { body: { planVersion: 0 } });
    expect((await call("getProject", made.body)).body).toMatchObject({ start: "2027-05-03", name: { text: "plan" } });

    const more = new File(["Task,Duration\nOne more thing,2 days\n"], "more.csv");
    const offered = await call<Entity & { planVersion: number }>("offerProjectSheet", {}, { form: { file: more } });
    const change = { sheetId: offered.body.id };
    await call("changeProjectSheetReading", change, { body: { match: "name" } });
    const { planVersion } = (await call<{ planVersion: number }>("getProjectSheet", change)).body;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const others = [1, 2].map(() => context.imports.admit(owner.id, () => held));
    const address = `POST /projects/${projectId}/sheets/${change.sheetId}/import`;
    expect(await callApi(context, token, address, { body: { planVersion } })).toMatchObject({
      status: 503,
      body: { code: "importFile.busy" },
    });
    release();
    await Promise.all(others);
    expect((await call("importProjectSheet", change, { body: { planVersion } })).body).toMatchObject({ report: { changes: { added: 1 } } });
    const named = (text: string) => callApi(context, token, `GET /projects/${projectId}/tasks?text=${text}`);
    expect((await named("more")).body).toMatchObject({ items: [{ name: { text: "One more thing" } }] });
    const importId = (await call<Entity>("getImport")).body.id;
    await call("undoImport", {}, { body: { importId } });
    expect((await named("more")).body).toMatchObject({ items: [] });
  });

  it("is looked after by administrators alone", async () => {
    await setAdministrator(context.db, owner.id, true, context.now());
    const other = await addUser(context, "other@example.com");
    const settings = await call<Entity>("getInstanceSettings");
    const changed = await call("changeInstanceSettings", {}, { body: { name: "Hengfeng" }, headers: matching(settings) });
    expect(changed.body).toEqual({ ...settings.body, name: "Hengfeng", version: 2 });
    const users = await call<Page<Entity>>("listUsers", {}, { query: "?limit=1" });
    const rest = await call<Page<Entity>>("listUsers", {}, { query: `?limit=1&cursor=${users.body.next ?? ""}` });
    expect([...users.body.items, ...rest.body.items].map((entry) => entry.id)).toEqual([other.id, owner.id]);
    const account = { accountId: other.id };
    await call("changeAdministrator", account, { body: { isAdministrator: true } });
    await call("endUserSessions", account);
    expect((await call("closeUser", account, { body: {} })).body).toMatchObject({ isClosed: true });
    await call("openUser", account);
    expect((await call("getUser", account)).body).toMatchObject({ isClosed: false, isAdministrator: true });
    const audit = await call<Page<{ command: string }>>("listAudit", {}, { query: "?limit=1&area=user" });
    expect([audit.body.items, audit.body.next]).toMatchObject([[{ command: "user.enable" }], expect.any(String)]);
    const older = await call<Page<object>>("listAudit", {}, { query: `?limit=1&area=user&cursor=${audit.body.next ?? ""}` });
    expect(older.body.items).toMatchObject([{ command: "user.disable" }]);
    expect((await call("verifyAudit")).body).toMatchObject({ broken: [] });
    expect((await call("getRelease")).body).toMatchObject({ database: context.dialect });
    await call("getStorage");
    await context.jobs.enqueue(context.db, { kind: "mail.password", data: { email: "gone@example.com", locale: "en" } });
    const jobs = await call<Page<Entity & { kind: string }>>("listJobs", {}, { query: "?state=waiting" });
    const jobId = jobs.body.items.find((job) => job.kind === "mail.password")?.id ?? "";
    await context.db.updateTable("job").set({ state: "failed", failedAt: context.now() }).where("id", "=", jobId).execute();
    await call("retryJob", { jobId });
    await call("deleteJob", { jobId });
    const mail = await callApi(context, token, "POST /administration/test-mail", { body: { to: "a@example.com" } });
    expect(mail.body).toMatchObject({ code: "administration.noMailServer" });
    called.add("sendTestMail");
    const own = await addToken(context, other);
    expect((await callApi(context, own, "GET /administration/settings")).status).toBe(200);
    await setAdministrator(context.db, other.id, false, context.now());
    expect((await callApi(context, own, "GET /administration/settings")).status).toBe(403);
  });

  it("lets the account change itself, and follow its tasks elsewhere", async () => {
    const me = await call("getMe");
    expect((await call("updateMe", {}, { body: { locale: "zh" }, headers: matching(me) })).body).toMatchObject({
      name: "owner",
      locale: "zh",
      version: 2,
    });
    const made = await call<Entity & { address: string }>("createCalendarFeed", {}, { body: { projectId, titlesOnly: true } });
    const feed = { feedId: made.body.id };
    const renewed = await call<{ address: string }>("renewCalendarFeed", feed);
    expect([made.body.address, renewed.body.address]).toEqual([
      expect.stringContaining("/calendar-feeds/"),
      expect.not.stringMatching(made.body.address),
    ]);
    expect((await call<Page<object>>("listCalendarFeeds")).body.items).toMatchObject([{ projectId, titlesOnly: true, address: null }]);
    await call("deleteCalendarFeed", feed);
  });

  it("tells the story of a task", async () => {
    const { body } = await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=1" });
    const params = { taskId: body.items[0]?.id ?? "" };
    const empty = await call<{ version: number }>("getDescription", params);
    expect(empty.body).toMatchObject({ version: 0, body: "", edited: null });
    const made = await call("writeDescription", params, { body: { body: "Ask **@owner**." }, headers: matching(empty) });
    expect(made.body).toMatchObject({ version: 1, body: "Ask **@owner**.", html: expect.stringContaining("<strong>") });
    const path = `PUT /projects/${projectId}/tasks/${params.taskId}/description`;
    const late = await callApi(context, token, path, { body: { body: "Mine" }, headers: matching(empty) });
    const madeUp = await callApi(context, token, path, { body: { body: "Mine" }, headers: { "If-Match": '"x"' } });
    expect([late.status, late.body, madeUp.status]).toMatchObject([412, { current: { theirs: { body: "Ask **@owner**." } } }, 412]);

    const added = await call<Page<Entity>>("addChecklistItems", params, { body: { lines: "- Export\n- Clean\n- Load" } });
    expect(added.body.items).toMatchObject([{ text: "Export" }, { text: "Clean" }, { text: "Load" }]);
    const item = { ...params, itemId: added.body.items[2]?.id ?? "" };
    await call("moveChecklistItem", item, { body: { direction: "up" } });
    expect((await call("tickChecklistItem", item)).body).toMatchObject({ done: { userId: owner.id } });
    const open = await call("openChecklistItem", item);
    const person = await call<Entity>("createPerson", {}, { body: { name: "Li Na" } });
    const change = { assigneeId: person.body.id };
    expect((await call("updateChecklistItem", item, { body: change, headers: matching(open) })).body).toMatchObject({
      text: "Load",
      ...change,
    });
    const kept = await call("updateChecklistItem", item, {
      body: { text: "Load all" },
      headers: matching(await call("getChecklistItem", item)),
    });
    expect(kept.body).toMatchObject({ text: "Load all", ...change });
    await call("deleteChecklistItem", item, { headers: matching(kept) });
    await call("restoreChecklistItem", item, { headers: matching(await call("getChecklistItem", item)) });
    const listed = await call<Page<Entity>>("listChecklistItems", params, { query: "?limit=2" });
    expect([listed.body.items, listed.body.next]).toMatchObject([[{ text: "Export" }, { text: "Load all" }], expect.any(String)]);
  });

  it("keeps views, and tells what concerns the account", async () => {
    const made = await call<Entity>("saveView", {}, { body: { name: "Late work", query: "show=late", isShared: true } });
    const view = { viewId: made.body.id };
    const renamed = await call("renameView", view, { body: { name: "Too late" }, headers: matching(made) });
    const own = await call("shareView", view, { body: { isShared: false }, headers: matching(renamed) });
    expect(own.body).toMatchObject({ kind: "own" });
    const shared = await call("shareView", view, { body: { isShared: true }, headers: matching(own) });
    await call("chooseDefaultView", {}, { body: view });
    expect((await call("getView", view)).body).toMatchObject({ name: "Too late", kind: "shared", isDefault: true });
    await call("deleteView", view, { headers: matching(shared) });
    await call("restoreView", view);
    expect((await call<Page<Entity>>("listViews")).body.items.map((entry) => entry.id)).toContain(made.body.id);
    const ofPlan = await call<Entity>("saveView", {}, { body: { name: "Months", page: "plan", query: "zoom=month&show=late" } });
    expect(ofPlan.body).toMatchObject({ page: "plan", query: "zoom=month" });
    expect((await call<Page<Entity>>("listViews")).body.items.map((entry) => entry.id)).not.toContain(ofPlan.body.id);
    await call("deleteView", { viewId: ofPlan.body.id }, { headers: matching(ofPlan) });
    const left = await call<Page<Entity>>("listViews", {}, { query: "?page=plan" });
    expect(left.body.items.map((entry) => entry.id)).toEqual(["phases"]);

    const { body } = await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=1" });
    const task = { taskId: body.items[0]?.id ?? "" };
    const watches = { body: { isWatching: true } };
    expect((await call("changeProjectWatch", {}, watches)).body).toEqual((await call("getProjectWatch")).body);
    expect((await call("changeTaskWatch", task, watches)).body).toEqual((await call("getTaskWatch", task)).body);
    const member = await addUser(context, "member@example.com");
    await addMember(context, projectId, member, "consultant");
    const theirs = await addToken(context, member);
    for (const text of ["First, @owner", "Second, @owner"])
      await callApi(context, theirs, `POST /projects/${projectId}/tasks/${task.taskId}/comments`, { body: { body: text } });
    const told = await call<Page<Entity>>("listNotifications", {}, { query: "?limit=1&reason=mentioned" });
    expect([told.body.items, told.body.next]).toMatchObject([[{ kind: "mention", readAt: null }], expect.any(String)]);
    const notificationId = told.body.items[0]?.id ?? "";
    const marked = await call("markNotification", { notificationId }, { body: { isRead: true } });
    expect(marked.body).toMatchObject({ id: notificationId, readAt: expect.any(String) });
    expect((await callApi(context, theirs, `PATCH /notifications/${notificationId}`, { body: { isRead: false } })).status).toBe(404);
    await call("markNotificationsRead", {}, { body: { newestId: notificationId } });
    expect((await call<Page<Entity>>("listNotifications")).body.items).toEqual([]);
    const settings = await call<{ ways: object }>("getNotificationSettings");
    const { ways } = settings.body;
    const wishes = { ways, digest: "daily", quietFrom: "20:00", quietTo: "07:30", pausedUntil: null };
    expect((await call("changeNotificationSettings", {}, { body: wishes, headers: matching(settings) })).body).toMatchObject({
      ...wishes,
      version: 1,
    });
  });

  it("gives and takes access, and fills roles", async () => {
    const member = await addUser(context, "member@example.com");
    const given = await call("addMember", {}, { body: { email: "member@example.com", role: "viewer" } });
    expect(given.body).toMatchObject({ member: { userId: member.id }, invitation: null });
    const params = { userId: member.id };
    const read = await call("getMember", params);
    const changed = await call("changeMemberRole", params, { body: { role: "consultant" }, headers: matching(read) });
    await call("removeMember", params, { headers: matching(changed) });
    expect((await call<Page<unknown>>("listMembers")).body.items).toHaveLength(1);
    expect((await call("restoreMember", params)).body).toMatchObject({ role: "consultant" });
    const theirs = await addToken(context, member);
    expect((await callApi(context, theirs, `DELETE /projects/${projectId}/membership`)).status).toBe(204);
    called.add("leaveProject");
    expect((await callApi(context, token, `DELETE /projects/${projectId}/membership`)).body).toMatchObject({ code: "member.lastOwner" });
    const invited = await call<{ invitation: Entity }>("addMember", {}, { body: { email: "new@example.com", role: "viewer" } });
    expect((await call<Page<Entity>>("listInvitations")).body.items).toMatchObject([{ id: invited.body.invitation.id }]);
    await call("withdrawInvitation", { invitationId: invited.body.invitation.id });
    await call("restoreInvitation", { invitationId: invited.body.invitation.id });

    const person = await call<Entity>("createPerson", {}, { body: { name: "Chen Jing" } });
    const personId = person.body.id;
    const details = { name: "Chen Jing", email: "chen.jing@example.com" };
    await call("updatePerson", { personId }, { body: details, headers: matching(person) });
    expect((await call("getPerson", { personId })).body).toMatchObject(details);
    const work = await call("getWorkingTime", { personId });
    const wish = { share: 60, calendarId: null, rate: "450" };
    const worked = await call("changeWorkingTime", { personId }, { body: wish, headers: matching(work) });
    expect(worked.body).toMatchObject({ share: 60, rate: "450.00", version: 1 });
    const away = await call<Entity>("addAbsence", { personId }, { body: { from: "2027-03-08", name: "Leave" } });
    const absence = { personId, absenceId: away.body.id };
    const longer = await call("updateAbsence", absence, { body: { from: "2027-03-08", to: "2027-03-10" }, headers: matching(away) });
    expect(longer.body).toMatchObject({ to: "2027-03-10", name: null, version: 2 });
    await call("deleteAbsence", absence);
    expect((await call<{ absences: unknown[] }>("getWorkingTime", { personId })).body.absences).toEqual([]);
    const { body: roles } = await call<Page<{ code: string }>>("listRoles");
    const code = roles.items[0]?.code ?? "";
    const role = await call("getRole", { code });
    expect((await call("assignRole", { code }, { body: { personId }, headers: matching(role) })).body).toMatchObject({ personId });
    const gone = `DELETE /projects/${projectId}/people/${personId}`;
    const holder = await call("getPerson", { personId });
    expect((await callApi(context, token, gone, { headers: matching(holder) })).body).toMatchObject({ code: "people.holdsMore" });
    await call("deletePerson", { personId }, { query: "?roles=1", headers: matching(holder) });
    await call("restorePerson", { personId });
    expect((await call<Page<Entity>>("listPeople")).body.items).toMatchObject([details]);
    expect((await call("getRole", { code })).body).toMatchObject({ personId });
  });

  it("keeps the calendar, the settings and the life of a project", async () => {
    const former = await call("getCalendar");
    const library = { calendar: "standard" };
    const calendar = await call<{ week: object }>("replaceCalendar", {}, { body: library, headers: matching(former) });
    const week = { ...calendar.body.week, friday: "08:00-12:00" };
    expect((await call("changeWorkingWeek", {}, { body: week, headers: matching(calendar) })).body).toMatchObject({ week });
    const seen = await call("getCalendar");
    await call("addCalendarException", {}, { body: { from: "2027-03-08", name: "Day off" } });
    const late = await callApi(context, token, `PUT /projects/${projectId}/calendar`, { body: library, headers: matching(seen) });
    expect(late).toMatchObject({ status: 409, body: { code: "calendar.changedSince" } });
    const { body } = await call<{ exceptions: { id: string; from: string }[] }>("getCalendar");
    const exceptionId = body.exceptions.find((entry) => entry.from === "2027-03-08")?.id ?? "";
    await call("removeCalendarException", { exceptionId });
    await call("restoreCalendarException", { exceptionId });
    const replaced = await call("replaceCalendar", {}, { body: { calendar: "standard" }, headers: matching(await call("getCalendar")) });
    expect((await call("restoreCalendar")).body).not.toEqual(replaced.body);
    await call("changeCalendarYear", { year: "2027" }, { body: { state: "official" } });

    const { body: other } = await call<Entity>("addOtherCalendar", {}, { body: { name: "Night shift", nameZh: "夜班" } });
    const shift = { calendarId: other.id };
    const named = await call("renameOtherCalendar", shift, {
      body: { name: "Nights" },
      headers: matching(await call("getOtherCalendar", shift)),
    });
    await call("changeOtherWorkingWeek", shift, { body: week, headers: matching(named) });
    await call("addOtherCalendarException", shift, { body: { from: "2027-04-08", name: "Day off" } });
    const nights = await call<{ exceptions: { id: string; from: string }[] }>("getOtherCalendar", shift);
    const freeDay = nights.body.exceptions.find((entry) => entry.from === "2027-04-08")?.id ?? "";
    await call("removeOtherCalendarException", { ...shift, exceptionId: freeDay });
    await call("restoreOtherCalendarException", { ...shift, exceptionId: freeDay });
    await call("deleteOtherCalendar", shift);
    expect((await call<Page<unknown>>("listOtherCalendars")).body.items).toEqual([]);
    expect((await call("restoreOtherCalendar", shift)).body).toMatchObject({ name: { text: "Nights", zh: null }, week });

    const project = await call("getProject");
    expect((await call("updateProject", {}, { body: { name: "CRM 2027" }, headers: matching(project) })).body).toMatchObject({
      name: { text: "CRM 2027", zh: null },
    });
    const choice = { body: { taskId: null }, headers: matching(await call("getProject")) };
    expect((await call("changeGoLive", {}, choice)).body).toEqual({ taskId: null, version: 3 });
    const criticality = { slackDays: 1, nearDays: 4, severalEnds: true };
    const named4 = { body: criticality, headers: matching(await call("getProject")) };
    expect((await call("changeCriticality", {}, named4)).body).toEqual({ ...criticality, version: 4 });
    await call("archiveProject");
    expect(await callApi(context, token, `POST /projects/${projectId}/people`, { body: { name: "Li" } })).toMatchObject({
      status: 409,
      body: { code: "project.archived" },
    });
    const open = await call("unarchiveProject");
    await call("trashProject", {}, { headers: matching(open) });
    expect((await call<Page<Entity>>("listTrash")).body.items).toMatchObject([{ id: projectId }]);
    await call("restoreProject", { trashedId: projectId });
    const history = await call<Page<{ sequence: number }>>("listHistory", {}, { query: "?limit=2" });
    const older = await call<Page<{ sequence: number }>>("listHistory", {}, { query: `?cursor=${history.body.next ?? ""}` });
    expect(older.body.items[0]?.sequence).toBe((history.body.items[1]?.sequence ?? 0) - 1);
  });

  it("takes, compares, approves and deletes baselines", async () => {
    const made = await call<Entity & { isReference: boolean }>("takeBaseline", {}, { body: { name: "Agreed", note: "Signed" } });
    expect(made.body.isReference).toBe(true);
    const params = { baselineId: made.body.id };
    const read = await call<Entity & { tasks: readonly { taskId: string; parentId: string | null }[] }>("getBaseline", params);
    const phase = read.body.tasks.find(({ parentId }) => parentId === null)?.taskId ?? "";
    const partly = await call<Entity>("takeBaseline", {}, { body: { name: "Partly", earlier: made.body.id, phases: [phase] } });
    const renamed = await call("updateBaseline", params, { headers: matching(read), body: { name: "Agreed with everybody" } });
    const approved = await call("approveBaseline", params, { headers: matching(renamed) });
    await call("withdrawBaselineApproval", params, { headers: matching(approved), body: { reason: "The scope has changed" } });
    const variance = await call<{ project: { moved: number; unchanged: number } }>("getBaselineVariance", params);
    expect(variance.body.project.moved).toBe(0);
    expect(variance.body.project.unchanged).toBeGreaterThan(10);
    await call("getBaselineVariance", params, { query: `?with=${partly.body.id}` });
    await call("chooseReferenceBaseline", {}, { body: { baselineId: partly.body.id } });
    expect((await call("getReferenceBaseline")).body).toEqual({ chosenId: partly.body.id, baselineId: partly.body.id });
    await call("deleteBaseline", params, { headers: matching(await call("getBaseline", params)) });
    expect((await call<Page<Entity>>("listRemovedBaselines")).body.items).toMatchObject([{ id: made.body.id }]);
    await call("restoreBaseline", params);
    expect((await call<Page<Entity>>("listBaselines")).body.items).toHaveLength(2);
    const trend = await call<{ milestones: readonly { points: readonly unknown[] }[] }>("getMilestoneTrend");
    expect(trend.body.milestones.length).toBeGreaterThan(2);
  });

  it("drafts, writes, sends and corrects status reports, and keeps when one is due", async () => {
    const made = await call<Entity & { sections: readonly { section: string; body: string }[] }>(
      "createReport",
      {},
      { body: { from: "2027-01-01", to: "2027-01-31", language: "zh" } },
    );
    expect(made.body).toMatchObject({ number: 1, sentAt: null, sections: { length: 8 } });
    for (const [from, to] of [
      ["2027-01-31", "2027-01-01"],
      ["1900-01-01", "2199-12-31"],
    ])
      expect((await callApi(context, token, `POST /projects/${projectId}/reports`, { text: JSON.stringify({ from, to }) })).status).toBe(
        422,
      );
    const params = { reportId: made.body.id };
    const risks = await call<{ version: number }>("getReportSection", { ...params, section: "risks" });
    const body = { body: "- Key users are on leave" };
    await call("updateReportSection", { ...params, section: "risks" }, { headers: matching(risks), body });
    await call("refreshReport", params, { headers: matching(await call("getReport", params)) });
    const read = await call<Entity & { sections: readonly { section: string; body: string }[] }>("getReport", params);
    expect(read.body.sections.find(({ section }) => section === "risks")?.body).toBe("- Key users are on leave");
    expect((await call("sendReport", params, { headers: matching(read), body: {} })).body).toMatchObject({
      sentAt: expect.any(String) as string,
    });
    const correction = await call<Entity>("correctReport", params);
    expect(correction.body).toMatchObject({ number: 2, correctsId: made.body.id });
    await call("deleteReport", { reportId: correction.body.id }, { headers: matching(correction) });
    expect((await call<Page<Entity>>("listRemovedReports")).body.items).toMatchObject([{ id: correction.body.id }]);
    await call("restoreReport", { reportId: correction.body.id });
    expect((await call<Page<Entity>>("listReports")).body.items).toHaveLength(2);
    const rhythm = await call<Entity>("getReportRhythm");
    const due = { body: { every: "month", nextDay: "2027-02-01" }, headers: matching(rhythm) };
    expect((await call("changeReportRhythm", {}, due)).body).toMatchObject({ version: 1, every: "month", nextDay: "2027-02-01" });
  });

  it("keeps fields of the project's own, and what tasks hold in them", async () => {
    const text = await call<{ key: string }>("createCustomField", {}, { body: { kind: "text", name: "Contact", nameZh: "联系人" } });
    const options = [{ name: "Sales", nameZh: "销售" }, { name: "Service" }];
    const made = await call<{ key: string }>("createCustomField", {}, { body: { kind: "choice", name: "Department", options } });
    const { key: fieldKey } = made.body;
    const changes = { name: "Team", options: [{ name: "Marketing" }, { key: "o1", name: "Sales" }] };
    const changed = await call("updateCustomField", { fieldKey }, { headers: matching(made), body: changes });
    expect(changed.body).toMatchObject({
      name: { text: "Team", zh: null },
      options: [
        { key: "o1", name: { text: "Sales", zh: null } },
        { key: "o3", isRemoved: false },
        { key: "o2", isRemoved: true },
      ],
    });
    expect((await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=1" })).body.items).toHaveLength(1);
    const [task] = (await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=1" })).body.items;
    const known = await call<Entity>("getTask", { taskId: task!.id });
    const custom = { [text.body.key]: "周敏", [fieldKey]: "o1" };
    expect((await call("updateTask", { taskId: task!.id }, { headers: matching(known), body: { custom } })).body).toMatchObject({ custom });
    await call("moveCustomField", { fieldKey }, { body: { direction: "up" } });
    const listed = async (fields: string) => call<Page<Entity>>("listTasks", {}, { query: `?fields=${encodeURIComponent(fields)}` });
    expect((await listed(`${fieldKey}=o1&${text.body.key}.has=敏`)).body.items.map(({ id }) => id)).toEqual([task!.id]);
    const refused = await callApi(context, token, `GET /projects/${projectId}/tasks?fields=${fieldKey}%3Do9`);
    expect([refused.status, refused.body]).toMatchObject([422, { errors: [{ pointer: "/fields", code: "plan.field.option" }] }]);
    expect((await call<Page<{ key: string }>>("listCustomFields")).body.items.map(({ key }) => key)).toEqual(["f2", "f1"]);
    const gone = await call("getCustomField", { fieldKey });
    await call("deleteCustomField", { fieldKey }, { headers: matching(gone) });
    expect((await call("restoreCustomField", { fieldKey })).body).toMatchObject({ isRemoved: false });
  });

  it("makes a what-if, changes, compares and takes it over, and throws one away", async () => {
    const made = await call<Entity & { changes: number }>("makeBranch", {}, { body: { name: "What if?", note: "Why" } });
    const params = { branchId: made.body.id };
    const renamed = await call<Entity>("updateBranch", params, { headers: matching(made), body: { name: "What if then?" } });
    expect(renamed.body).toMatchObject({ name: "What if then?", note: "Why", state: "open" });
    const { items: tasks } = (await call<Page<Entity & { version: number }>>("listTasks", {}, { query: "?kind=task&limit=1" })).body;
    const { id: taskId = "", version = 0 } = tasks[0] ?? {};
    const command = { kind: "updateTask", taskId, version, changes: { durationMinutes: 9600 } };
    await call("executeBranchCommand", params, { body: { command } });
    await call("undoBranchStep", params);
    await call("redoBranchStep", params);
    const compared = await call<{ changes: readonly { taskId: string; fields: string[] }[] }>("compareBranch", params);
    expect(compared.body.changes).toEqual([{ taskId, kind: "changed", fields: ["durationMinutes"], links: 0 }]);
    const { changes } = (await call<{ changes: number }>("getBranch", params)).body;
    await call("mergeBranch", params, { body: { changes } });
    expect((await call<{ state: string }>("getBranch", params)).body.state).toBe("merged");
    const other = await call<Entity>("makeBranch", {}, { body: { name: "Another" } });
    await call("discardBranch", { branchId: other.body.id }, { headers: matching(other) });
    await call("restoreBranch", { branchId: other.body.id });
    expect((await call<Page<Entity>>("listBranches")).body.items).toHaveLength(2);
  });

  it("compares the plan with another template and brings it there", async () => {
    const { key } = (await call<{ key: string }>("getMethod")).body;
    const to = key === "large" ? "std6" : "large";
    const compared = await call<{ edition: number; changes: readonly unknown[] }>("compareMethod", {}, { query: `?to=${to}` });
    expect(compared.body.changes.length).toBeGreaterThan(0);
    await call("applyMethod", {}, { body: { key: to, edition: compared.body.edition } });
    expect((await call<{ key: string }>("getMethod")).body.key).toBe(to);
    await call("undoPlanStep");
  });

  it("plans and enters costs and hours, and tells what was earned for them", async () => {
    const { items: tasks } = (await call<Page<Entity>>("listTasks", {}, { query: "?kind=task&limit=3" })).body;
    const taskId = tasks[0]?.id ?? "";
    const line = await call<Entity>("createBudgetLine", {}, { body: { name: "Licences", plannedMinor: 5_000_000, takesHours: true } });
    const lineId = line.body.id;
    await call("updateBudgetLine", { lineId }, { headers: matching(line), body: { nameZh: "许可" } });
    const cost = await call<Entity>("createTaskCost", {}, { body: { taskId, lineId, name: "First part", amountMinor: 1_000_000 } });
    const changed = await call(
      "updateTaskCost",
      { taskCostId: cost.body.id },
      { headers: matching(cost), body: { amountMinor: 2_000_000 } },
    );
    expect(changed.body).toMatchObject({ amountMinor: 2_000_000, lineId });
    const spent = await call<Entity>("createCostEntry", {}, { body: { day: "2026-11-20", amountMinor: 500_000, lineId, taskId } });
    const noted = await call("updateCostEntry", { entryId: spent.body.id }, { headers: matching(spent), body: { note: "Invoice 7" } });
    await call("deleteCostEntry", { entryId: spent.body.id }, { headers: matching(noted) });
    expect((await call<Page<Entity>>("listRemovedCosts")).body.items).toMatchObject([{ id: spent.body.id, kind: "cost" }]);
    await call("restoreCost", { costId: spent.body.id });
    const text = 'day,amount,budget line\n2026-11-21,"1,200.50",许可\n';
    expect((await call("checkCostTable", {}, { body: { text } })).body).toEqual({ count: 1, problems: [] });
    await call("importCostTable", {}, { body: { text } });
    expect((await call<Page<Entity>>("listCostEntries")).body.items).toHaveLength(2);
    expect((await call<Page<Entity>>("listTaskCosts")).body.items).toHaveLength(1);
    expect((await call<Page<Entity>>("listBudgetLines")).body.items).toMatchObject([{ name: { text: "Licences", zh: "许可" } }]);
    const person = await call<Entity>("createPerson", {}, { body: { name: "Li Na" } });
    const times = [{ taskId, day: "2026-11-20", minutes: 450 }];
    expect((await call("recordTime", {}, { body: { personId: person.body.id, times } })).body).toEqual({ changed: 1 });
    const hours = "日期\t工时\t人员\n2026-11-21\t1:30\tLi Na\n";
    expect((await call("checkHourTable", {}, { body: { text: hours } })).body).toEqual({ count: 1, problems: [] });
    await call("importHourTable", {}, { body: { text: hours } });
    expect((await call<Page<Entity>>("listTimeEntries", {}, { query: `?personId=${person.body.id}` })).body.items).toHaveLength(2);
    expect((await call("getEarnedValue")).body).toMatchObject({ project: null, baselineId: null });
    await call("takeBaseline", {}, { body: { name: "Agreed" } });
    expect((await call("getEarnedValue")).body).toMatchObject({ measure: "money", project: { budgetAtCompletion: 2_000_000 } });
    const setting = await call("getProgressSetting");
    const choice = { statusDay: "2026-11-20", method: "half" };
    expect((await call("changeProgressSetting", {}, { headers: matching(setting), body: choice })).body).toMatchObject(choice);
    const proposed = await call<{ planVersion: number; moves: readonly unknown[] }>("proposeReplan", {}, { query: "?behind=2027-03-05" });
    expect(proposed.body.moves.length).toBeGreaterThan(0);
    const replan = { planVersion: proposed.body.planVersion, behind: "2027-03-05" };
    await call("applyReplan", {}, { body: replan });
    await call("getCostEntry", { entryId: spent.body.id });
    await call(
      "deleteTaskCost",
      { taskCostId: cost.body.id },
      { headers: matching(await call("getTaskCost", { taskCostId: cost.body.id })) },
    );
    await call("deleteBudgetLine", { lineId }, { headers: matching(await call("getBudgetLine", { lineId })) });
  });

  it("has other systems told", async () => {
    const made = await call<Entity & { secret: string }>(
      "createWebhook",
      {},
      { body: { url: "https://hooks.example.com/", topics: ["plan"] } },
    );
    expect(made.body.secret).toMatch(/^whsec_/);
    const params = { webhookId: made.body.id };
    const paused = await call("pauseWebhook", params, { headers: matching(made) });
    await call("resumeWebhook", params, { headers: matching(paused) });
    await call("testWebhook", params);
    const { body } = await call<Page<Entity>>("listWebhookDeliveries", params);
    await call("redeliverWebhook", { ...params, deliveryId: body.items[0]?.id ?? "" });
    expect(JSON.stringify((await call("listWebhooks")).body)).not.toContain("secret");
    await call("deleteWebhook", params, { headers: matching(await call("getWebhook", params)) });
  });

  it("makes projects, and tells of the account and the methodology", async () => {
    const calendars = await call<Page<{ key: string }>>("listLibraryCalendars");
    const templates = await call<Page<{ key: string }>>("listTemplates");
    await call("getTemplate", { key: templates.body.items[0]?.key ?? "" });
    const wishes = {
      name: "By program",
      template: "rapid",
      planFrom: "start",
      day: "2027-03-01",
      timeZone: "Asia/Shanghai",
      currency: "CNY",
    };
    const made = await call<Entity>("createProject", {}, { body: { ...wishes, calendar: calendars.body.items[0]?.key } });
    expect((await call<Page<Entity>>("listProjects")).body.items.map((entry) => entry.id).sort()).toEqual([projectId, made.body.id].sort());
    await call("getMe");
    const tokens = await call<Page<Entity>>("listTokens");
    await call("listMethodology");
    await call("getMethodologyPage", { area: "training" });
    await call("revokeToken", { tokenId: tokens.body.items[0]?.id ?? "" });
    expect((await callApi(context, token, "GET /me")).status).toBe(401);
  });

  it("was called operation by operation", () => {
    expect(endpoints.map(({ id }) => id).filter((id) => !called.has(id))).toEqual([]);
  });

  describe("a request", () => {
    let taskId = "";
    let path = "";

    beforeEach(async () => {
      const { body } = await callApi(context, token, `GET /projects/${projectId}/tasks?kind=task&limit=1`);
      taskId = (body as Page<Entity>).items[0]?.id ?? "";
      path = `/projects/${projectId}/tasks/${taskId}`;
    });

    it("changes nothing without the state it has seen, nor with a former one", async () => {
      const [before] = [await callApi(context, token, `GET ${path}`)];
      const without = await callApi(context, token, `PATCH ${path}`, { body: { progress: 10 } });
      const any = await callApi(context, token, `PATCH ${path}`, { body: { progress: 10 }, headers: { "If-Match": "*" } });
      await callApi(context, token, `PATCH ${path}`, { body: { progress: 20 }, headers: matching(before) });
      const late = await callApi(context, token, `PATCH ${path}`, { body: { progress: 30 }, headers: matching(before) });

      expect([without, any, late].map((answer) => [answer.status, (answer.body as { code: string }).code])).toEqual([
        [428, "api.precondition.required"],
        [428, "api.precondition.required"],
        [412, "plan.task.stale"],
      ]);
      expect(late.body).toMatchObject({ current: { theirs: { progress: 20 } } });
      const known = await callApi(context, token, `GET ${path}`);
      const again = await callApi(context, token, `GET ${path}`, { headers: { "If-None-Match": known.headers.get("ETag") ?? "" } });
      expect([known.status, again.status, again.body]).toEqual([200, 304, undefined]);
    });

    it("takes effect once with a key, and another one with the same key is refused", async () => {
      const send = (name: string) =>
        callApi(context, token, `POST /projects/${projectId}/people`, { body: { name }, headers: { "Idempotency-Key": "first-one" } });

      const first = await send("Li Na");
      const [again, other] = [await send("Li Na"), await send("Wu Qiang")];

      expect([again.status, again.body, again.headers.get("Location"), again.headers.get("Idempotency-Replayed")]).toEqual([
        201,
        first.body,
        first.headers.get("Location"),
        "true",
      ]);
      expect(other).toMatchObject({ status: 422, body: { code: "api.idempotency.reused" } });
      expect(await context.db.selectFrom("person").select("name").execute()).toEqual([{ name: "Li Na" }]);
    });

    it("takes effect once when it is sent three times at once", async () => {
      const send = () =>
        callApi(context, token, `POST /projects/${projectId}/tasks`, { body: { name: "Once" }, headers: { "Idempotency-Key": "at-once" } });

      const answers = await Promise.all([send(), send(), send()]);

      expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((answer) => (answer.body as Entity).id)).size).toBe(1);
      expect(await context.db.selectFrom("task").select("id").where("name", "=", "Once").execute()).toHaveLength(1);
    });

    it("is told in its language, and place by place, what is wrong with it", async () => {
      const sent = { body: { name: "", kind: "epic", projectId: "x" }, headers: { "Accept-Language": "zh-CN" } };
      const answer = await callApi(context, token, `POST /projects/${projectId}/tasks`, sent);

      expect(answer.headers.get("Content-Type")).toContain("application/problem+json");
      expect(answer.headers.get("Content-Language")).toBe("zh-CN");
      expect(answer.body).toMatchObject({ status: 422, code: "api.body", detail: expect.stringMatching(/\p{Script=Han}/u) });
      const places = (answer.body as { errors: { pointer: string; code: string }[] }).errors;
      expect(places.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
        ["/kind", "field.invalid"],
        ["/name", "field.required"],
        ["/projectId", "field.unknown"],
      ]);
    });

    it("that is malformed is refused and does no harm", async () => {
      const cases: readonly [string, string, Record<string, string>, number][] = [
        ["no JSON", "{", {}, 400],
        ["a list", "[]", {}, 400],
        ["a text", '"a"', {}, 400],
        ["a form", "name=a", { "Content-Type": "application/x-www-form-urlencoded" }, 415],
        ["endless depth", "[".repeat(200_000), {}, 400],
        ["hidden depth", `{"name":${"[".repeat(40)}${"]".repeat(40)}}`, {}, 400],
        ["a prototype", '{"__proto__":{"isAdministrator":1}}', {}, 422],
        ["a constructor", '{"name":"a","constructor":{"prototype":{}}}', {}, 422],
        ["U+0000", '{"name":"a\\u0000"}', {}, 422],
        ["half a character", '{"name":"\\ud800"}', {}, 422],
        ["too many values", `{"name":[${"1,".repeat(30_000)}1]}`, {}, 413],
        ["another type in a field", '{"name":{"text":"a"}}', {}, 422],
      ];
      for (const [name, text, headers, status] of cases) {
        const answer = await callApi(context, token, `POST /projects/${projectId}/tasks`, { text, headers });
        expect(answer, name).toMatchObject({ status, body: { status, requestId: expect.any(String) } });
      }
      expect(({} as { isAdministrator?: unknown }).isAdministrator).toBeUndefined();
    });

    it("asks for a part of a list in one way only", async () => {
      const queries = ["limit=0", "limit=201", "limit=1e2", "cursor=nonsense", "limit=1&limit=2", "sort=name"];
      for (const query of queries)
        expect((await callApi(context, token, `GET /projects/${projectId}/tasks?${query}`)).status, query).toBe(422);
      expect((await callApi(context, token, `GET /projects/${projectId}/nothing`)).status).toBe(404);
    });

    it("for workload beyond the years of plans is told so", async () => {
      for (const day of ["1900-01-01", "2199-12-31"])
        for (const path of ["/workload", `/projects/${projectId}/workload`])
          expect((await callApi(context, token, `GET ${path}?per=month&from=${day}`)).status, path).toBe(422);
    });

    it("with what no database can look up is told so", async () => {
      const cursor = (place: readonly [number, string]) => Buffer.from(JSON.stringify(place)).toString("base64url");
      for (const [line, status] of [
        [`GET /projects/${projectId}/history?cursor=${cursor([2 ** 40, ""])}`, 422],
        [`GET /projects/${projectId}/history?cursor=${cursor([2 ** 31 - 1, ""])}`, 200],
        [`GET /notifications?cursor=${cursor([0, "a\0"])}`, 422],
        [`GET /projects/${projectId}/tasks?cursor=${cursor([0, "\ud800"])}`, 422],
        ["GET /search?q=a%00b", 422],
        [`GET /projects/${projectId}%00`, 404],
      ] as const)
        expect((await callApi(context, token, line)).status, line).toBe(status);
    });

    it("with a method that an address does not know is told which it knows", async () => {
      const answer = await callApi(context, token, `PUT ${path}`, { body: {} });
      expect([answer.status, answer.headers.get("Allow")]).toEqual([405, "DELETE, GET, PATCH"]);
    });

    it("finds nothing of another project, whatever id it names", async () => {
      const stranger = await addUser(context, "stranger@example.com");
      const elsewhere = await addProject(context, stranger, { name: "Secret rollout" });
      const foreignTask = await context.db.selectFrom("task").select("id").where("projectId", "=", elsewhere).executeTakeFirstOrThrow();
      const foreignLink = await context.db.selectFrom("taskLink").select("id").where("projectId", "=", elsewhere).executeTakeFirstOrThrow();
      const headers = { "If-Match": '"1"' };
      const answers = await Promise.all([
        callApi(context, token, `GET /projects/${elsewhere}`),
        callApi(context, token, `GET /projects/${projectId}/tasks/${foreignTask.id}`),
        callApi(context, token, `PATCH /projects/${projectId}/tasks/${foreignTask.id}`, { body: { progress: 5 }, headers }),
        callApi(context, token, `DELETE /projects/${projectId}/links/${foreignLink.id}`, { headers }),
        callApi(context, token, `POST /projects/${projectId}/tasks/${foreignTask.id}/comments`, { body: { body: "here" } }),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404]);
      const linked = await callApi(context, token, `POST /projects/${projectId}/links`, {
        body: { predecessorId: taskId, successorId: foreignTask.id },
      });
      const placed = await callApi(context, token, `POST /projects/${projectId}/tasks`, { body: { name: "a", parentId: foreignTask.id } });
      expect([linked.status, placed.status]).toEqual([422, 422]);
      expect(JSON.stringify([...answers, linked, placed].map((answer) => answer.body))).not.toContain("Secret");
    });

    it("may report progress with a role that does, and nothing else", async () => {
      const consultant = await addUser(context, "consultant@example.com");
      await addMember(context, projectId, consultant, "consultant");
      const own = await addToken(context, consultant);
      const headers = { "If-Match": '"1"' };

      const renamed = await callApi(context, own, `PATCH ${path}`, { body: { name: { text: "Mine", zh: null } }, headers });
      const reported = await callApi(context, own, `PATCH ${path}`, { body: { progress: 25 }, headers });
      const viewed = await callApi(context, own, `GET /projects/${projectId}/history`);

      expect([renamed.status, reported.status, viewed.status]).toEqual([403, 200, 403]);
    });
  });
});
