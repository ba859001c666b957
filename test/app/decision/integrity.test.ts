import type { AppLoadContext } from "@remix-run/node";
import { sql, type Kysely } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";

import { canonicalText } from "#app/domain/canonical-text.ts";
import { openPrices } from "#app/evaluation/open-prices.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { draftDecision, withdrawStandingDecision } from "#app/decision/draft.server.ts";
import { readDecisionPage } from "#app/decision/decision-page.server.ts";
import { confirmKnockOut, ruleKnockOut } from "#app/decision/rulings.server.ts";
import { signDecision } from "#app/decision/sign.server.ts";
import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import { moveVendor } from "#app/vendors/keep-vendors.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { dropModeration, moderate } from "#app/moderation/moderate.server.ts";
import { finaliseRound } from "#app/scoring/rounds.server.ts";
import { readScoringPage } from "#app/scoring/scoring-page.server.ts";
import { changeSeat } from "#app/scoring/seats.server.ts";
import { revisionHash } from "#db/queries/ballots.ts";
import { findStandingDecision } from "#db/queries/decisions.ts";
import { verifyEvaluation, type VerifiedTable } from "#db/queries/evaluation-integrity.ts";
import { findCurrentRound, textHash } from "#db/queries/rounds.ts";
import { openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { addDecisionWorld, evaluationArgs, type DecisionWorld } from "#test/support/decision-world.ts";

forEachDatabase((dialect, openTest) => {
  let context: AppLoadContext;
  let world: DecisionWorld;

  const args = <Value>(user: SignedInUser, value: Value) => evaluationArgs(context, user, world.projectId, value);
  const breaches = async () => (await verifyEvaluation(context.db, world.projectId)).breaches;
  const found = async () => (await breaches()).map(({ table, about }) => [table, ...about]);
  const decide = async () => {
    await draftDecision(await args(world.chair, { vendorId: world.vendors.alpha, recommendation: "Best.", conditions: "", dissent: "" }));
    const { id, snapshotHash } = (await findStandingDecision(context.db, world.roundId))!;
    for (const user of [world.chair, world.li])
      await signDecision(await args(user, { decisionId: id, snapshotHash, stance: "for" as const, note: "" }));
    return id;
  };
  const page = async (verify = false) => {
    const caller = await args(world.li, {});
    return readDecisionPage(caller, await readReader(caller.request, context), { verify });
  };
  const agree = async (value: number, version = 0, vendorId = world.vendors.beta) => {
    const { criterionId } = await context.db.selectFrom("ballot").select("criterionId").orderBy("criterionId").executeTakeFirstOrThrow();
    await moderate(await args(world.chair, { vendorId, criterionId, version, value, reason: "Talked over" }));
    return criterionId;
  };
  const prepare = async () => {
    context = await openContext(await openTest());
    world = await addDecisionWorld(context);
    const values = { vendorId: world.vendors.gamma, requirementId: world.requirementId, outcome: "pass" as const, reason: "Late proof" };
    const rulingId = await ruleKnockOut(await args(world.li, values));
    await confirmKnockOut(await args(world.wang, { rulingId }));
    await agree(3);
  };

  const seatOf = async (name: string) =>
    context.db.selectFrom("evaluationSeat").selectAll().where("name", "=", name).executeTakeFirstOrThrow();

  describe.each(["before a decision", "after a decision"])("the verification %s", (when) => {
    beforeEach(async () => {
      await prepare();
      if (when === "after a decision") await decide();
    });

    it("finds nothing where nothing was changed past the product", async () => {
      expect(await breaches()).toEqual([]);
      expect((await page(true)).check?.rows).toBeGreaterThan(20);
    });

    const changes: Readonly<
      Record<
        Exclude<VerifiedTable, "event" | "evaluationDecision" | "decisionSignature" | "questionnaireSubmission" | "vendorDocument">,
        object
      >
    > = {
      evaluationSeat: { weight: 3 },
      evaluationRound: { scorecard: "{}" },
      ballotRevision: { value: 1 },
      ballot: { comment: "Something else" },
      recusal: { reason: "None" },
      moderatedScore: { value: 5 },
      knockOutRuling: { secondName: "Somebody" },
    };
    it.each(Object.entries(changes))("finds one changed row of %s", async (table, values) => {
      await changeOne(table, values);
      expect((await breaches()).map((breach) => breach.table)).toEqual([table]);
    });

    it.each(["recusal", "moderatedScore", "knockOutRuling", "evaluationRound"] as const)(
      "finds a row of %s that was taken out",
      async (table) => {
        await context.db.deleteFrom(table).where("projectId", "=", world.projectId).execute();
        expect((await breaches()).map((breach) => breach.table)).toContain(table);
      },
    );

    it("names the seat, the vendor and the criterion of a score that was changed", async () => {
      const of = { seatId: (await seatOf("li")).id, vendorId: world.vendors.beta };
      const { criterionId } = await context.db
        .selectFrom("ballot")
        .select("criterionId")
        .where((where) => where.and(of))
        .orderBy("criterionId", "desc")
        .executeTakeFirstOrThrow();
      await context.db
        .updateTable("ballot")
        .set({ value: 1 })
        .where((where) => where.and({ ...of, criterionId }))
        .execute();
      const { card } = (await readRevealedRound(context.db, world.projectId))!;
      const criterion = allCriteria(card.scorecard.criteria).find(({ id }) => id === criterionId)?.name;
      expect(await breaches()).toEqual([{ table: "ballot", number: 1, about: ["li", "Beta"], criterion }]);
    });

    it("finds scores that were rewritten together with their chain, and names the seat", async () => {
      await rewriteScores(world.vendors.alpha, 0);
      expect(await found()).toEqual([["ballotRevision", "chair"]]);
    });

    it("finds a chain that was cut off at its end with the score, and one that went on after the reveal", async () => {
      const ends = await context.db.selectFrom("ballotRevision").selectAll().orderBy("seatId").orderBy("sequence", "desc").execute();
      const last = ends[0]!;
      const { roundId, seatId, vendorId, criterionId, sequence } = last;
      await context.db
        .deleteFrom("ballotRevision")
        .where((where) => where.and({ roundId, seatId, sequence }))
        .execute();
      await context.db
        .deleteFrom("ballot")
        .where((where) => where.and({ roundId, seatId, vendorId, criterionId }))
        .execute();
      expect((await found()).map(([table]) => table)).toEqual(["ballotRevision"]);
      const { hash: _hash, ...said } = { ...last, value: 1, state: "score" };
      await context.db
        .insertInto("ballotRevision")
        .values({ ...said, hash: revisionHash(said) })
        .execute();
      expect((await found()).map(([table]) => table)).toContain("ballotRevision");
    });

    it("finds a recusal and an agreed score that nobody made in the product", async () => {
      const [seat] = await context.db.selectFrom("evaluationSeat").selectAll().orderBy("position").execute();
      const declared = { reason: "Made up", declaredBy: null, declaredAt: "2027-01-04T08:00:00.000Z" };
      await context.db
        .insertInto("recusal")
        .values({ roundId: world.roundId, seatId: seat!.id, vendorId: world.vendors.alpha, projectId: world.projectId, ...declared })
        .execute();
      const { version: _version, ...row } = await context.db.selectFrom("moderatedScore").selectAll().executeTakeFirstOrThrow();
      await context.db
        .insertInto("moderatedScore")
        .values({ ...row, vendorId: world.vendors.alpha, version: 1 })
        .execute();
      expect(await found()).toEqual([
        ["recusal", "chair", "Alpha"],
        ["moderatedScore", "Alpha"],
      ]);
    });

    it("finds kept offers that were rewritten together with their hash, and a round that was hidden", async () => {
      const { offers } = await context.db.selectFrom("evaluationRound").select("offers").executeTakeFirstOrThrow();
      const kept = JSON.parse(offers!) as { compliance: { isMet: number }[] };
      const text = canonicalText({ ...kept, compliance: kept.compliance.map((row) => ({ ...row, isMet: 1 })) });
      await context.db
        .updateTable("evaluationRound")
        .set({ offers: text, offersHash: textHash(text) })
        .execute();
      expect((await breaches()).map(({ table, number }) => [table, number])).toEqual([["evaluationRound", 1]]);
      await context.db
        .updateTable("evaluationRound")
        .set({ offers, offersHash: textHash(offers!), revealedAt: null })
        .execute();
      expect((await breaches()).map(({ table, number }) => [table, number])).toEqual([["evaluationRound", 1]]);
    });

    it("finds a changed entry of the log", async () => {
      if (dialect === "postgres") await sql`drop trigger event_no_change on event`.execute(context.db);
      else await sql`drop trigger event_no_update`.execute(context.db);
      await context.db.updateTable("event").set({ data: "{}" }).where("stream", "=", world.projectId).where("sequence", "=", 1).execute();
      expect(await breaches()).toEqual([{ table: "event", number: 1, about: [] }]);
    });
  });

  describe("the verification of a decision", () => {
    beforeEach(prepare);

    it.each([
      ["evaluationDecision", { recommendation: "Another one" }],
      ["evaluationDecision", { drafterName: "Somebody" }],
      ["evaluationDecision", { draftedAt: "2027-01-04T08:00:00.000Z" }],
      ["evaluationDecision", { withdrawnAt: "2027-01-04T08:00:00.000Z", withdrawal: "Nobody said so" }],
      ["decisionSignature", { stance: "against" }],
    ])("finds one changed row of %s", async (table, values) => {
      await decide();
      await changeOne(table, values);
      expect((await breaches()).map((breach) => breach.table)).toContain(table);
    });

    it("finds that a decision names another vendor than was signed", async () => {
      await decide();
      await context.db.updateTable("evaluationDecision").set({ vendorId: world.vendors.beta }).execute();
      expect((await breaches()).map(({ table }) => table)).toContain("evaluationDecision");
    });

    it("finds a signature and a score that were taken out", async () => {
      await decide();
      await context.db.deleteFrom("decisionSignature").where("signedBy", "=", world.li.id).execute();
      await context.db.deleteFrom("ballot").where("vendorId", "=", world.vendors.alpha).execute();
      expect(await found()).toEqual([
        ["ballot", "chair", "Alpha"],
        ["decisionSignature", "li"],
      ]);
    });

    it("finds a decision that was taken out with its signatures", async () => {
      await decide();
      await context.db.deleteFrom("evaluationDecision").where("projectId", "=", world.projectId).execute();
      expect(await found()).toContainEqual(["evaluationDecision", "Alpha"]);
    });

    it("goes along with everything that is changed in the product", async () => {
      const criterionId = await agree(2, 1);
      await agree(4, 0, world.vendors.alpha);
      await dropModeration(await args(world.chair, { vendorId: world.vendors.beta, criterionId, version: 2 }));
      const [seat] = await context.db.selectFrom("evaluationSeat").selectAll().orderBy("position", "desc").execute();
      await changeSeat(await args(world.chair, { seatId: seat!.id, version: 1, weight: 2 }));
      const id = await decide();
      await withdrawStandingDecision(await args(world.chair, { decisionId: id, reason: "Misread" }));
      await decide();
      await finaliseRound(await args(world.chair, { reason: "Prices fell" }));
      expect(await breaches()).toEqual([]);
    });

    it("shows where the data was changed in place of a result that would rest on it", async () => {
      await context.db.updateTable("evaluationRound").set({ offers: "{}" }).execute();
      const shown = await page();
      expect(shown).toMatchObject({ isDamaged: true, round: null, standing: null, draft: null, rulings: null });
      expect(shown.check?.breaches).toEqual([{ table: "evaluationRound", number: 1, about: "" }]);
    });
  });

  describe("second envelopes", () => {
    const costsOf = async () => (await readRevealedRound(context.db, world.projectId))?.offers.map(({ facts }) => [...facts.values()]);
    const raisePrices = () =>
      context.db
        .updateTable("vendorCost")
        .set({ amounts: JSON.stringify([1_000_000, 0, 0, 0, 0, 0]) })
        .execute();

    beforeEach(async () => {
      context = await openContext(await openTest());
      world = await addDecisionWorld(context, { envelopes: 2 });
      const round = await findCurrentRound(context.db, world.projectId);
      await openPrices(await args(world.chair, { version: round!.version }));
    });

    it("are kept with the decision, and can be entered again once it is withdrawn", async () => {
      const before = await costsOf();
      const id = await decide();
      await raisePrices();
      expect(await costsOf()).toEqual(before);
      expect(await breaches()).toEqual([]);
      await withdrawStandingDecision(await args(world.chair, { decisionId: id, reason: "A line was forgotten" }));
      expect(await costsOf()).not.toEqual(before);
      expect(await breaches()).toEqual([]);
    });

    it("settle who has passed once they are open: nothing is agreed on or ruled any more", async () => {
      await expect(agree(2, 0)).rejects.toMatchObject({ code: "round.technicalSettled" });
      const ruling = { vendorId: world.vendors.gamma, requirementId: world.requirementId, outcome: "pass" as const, reason: "Proof" };
      await expect(ruleKnockOut(await args(world.li, ruling))).rejects.toMatchObject({ code: "round.technicalSettled" });
    });

    it("are kept when another round begins without a decision", async () => {
      const before = await costsOf();
      await finaliseRound(await args(world.chair, { reason: "Other weights" }));
      await raisePrices();
      expect(await costsOf()).toEqual(before);
      expect(await breaches()).toEqual([]);
    });
  });

  it("tells the chair before another round which vendors were ruled on in the one before", async () => {
    await prepare();
    const caller = await args(world.chair, {});
    const { chair } = await readScoringPage(caller, await readReader(caller.request, context));
    expect(chair?.next).toMatchObject({ rulings: ["Gamma"], sealed: [] });
  });

  describe("a vendor that withdraws", () => {
    beforeEach(async () => {
      context = await openContext(await openTest());
      world = await addDecisionWorld(context);
    });

    const withdraw = async () => {
      const vendor = await context.db.selectFrom("vendor").select("version").where("id", "=", world.vendors.beta).executeTakeFirstOrThrow();
      await moveVendor(
        await args(world.owner, { vendorId: world.vendors.beta, version: vendor.version, stage: "withdrawn" as const, reason: "Sold" }),
      );
    };
    const ranked = async () =>
      (await readRevealedRound(context.db, world.projectId))!.model.vendors.filter(({ isWithdrawn }) => !isWithdrawn).map(({ id }) => id);

    it("leaves the ranking as long as nothing is decided", async () => {
      await withdraw();
      expect(await ranked()).not.toContain(world.vendors.beta);
    });

    it("changes nothing of what was decided, until the decision is withdrawn", async () => {
      const id = await decide();
      await withdraw();
      expect(await ranked()).toContain(world.vendors.beta);
      const { snapshotHash } = (await findStandingDecision(context.db, world.roundId))!;
      await signDecision(await args(world.owner, { decisionId: id, snapshotHash, stance: "for" as const, note: "" }));
      expect(await breaches()).toEqual([]);
      await withdrawStandingDecision(await args(world.chair, { decisionId: id, reason: "One vendor is gone" }));
      expect(await ranked()).not.toContain(world.vendors.beta);
      expect(await breaches()).toEqual([]);
    });

    it("changes nothing of a round after which another one was begun", async () => {
      await finaliseRound(await args(world.chair, { reason: "Other weights" }));
      await withdraw();
      expect(await ranked()).toContain(world.vendors.beta);
      expect(await breaches()).toEqual([]);
    });
  });

  async function changeOne(name: string, values: object): Promise<void> {
    const key = ["evaluationRound", "evaluationDecision", "evaluationSeat"].includes(name) ? "id" : "projectId";
    const tables = context.db as unknown as Kysely<Record<string, Record<string, string>>>;
    const row = await tables.selectFrom(name).selectAll().where("projectId", "=", world.projectId).executeTakeFirstOrThrow();
    const cell = ["seatId", "vendorId", "criterionId", "sequence", "signedBy", key].filter((column) => column in row);
    await tables
      .updateTable(name)
      .set(values)
      .where((where) => where.and(Object.fromEntries(cell.map((column) => [column, row[column]]))))
      .execute();
  }

  /** As somebody with the database would: every score of a vendor, and each chain anew over them. */
  async function rewriteScores(vendorId: string, value: number): Promise<void> {
    await context.db.updateTable("ballot").set({ value }).where("vendorId", "=", vendorId).execute();
    const revisions = await context.db.selectFrom("ballotRevision").selectAll().orderBy("seatId").orderBy("sequence").execute();
    let before = { seatId: "", hash: "" };
    for (const entry of revisions) {
      const said = { ...entry, value: entry.vendorId === vendorId ? value : entry.value };
      const previousHash = before.seatId === entry.seatId ? before.hash : entry.previousHash;
      const hash = revisionHash({ ...said, previousHash });
      const { roundId, seatId, sequence } = entry;
      await context.db
        .updateTable("ballotRevision")
        .set({ value: said.value, previousHash, hash })
        .where((where) => where.and({ roundId, seatId, sequence }))
        .execute();
      before = { seatId, hash };
    }
  }
});
