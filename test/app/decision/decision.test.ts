import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";

import { draftDecision, withdrawStandingDecision } from "#app/decision/draft.server.ts";
import { readDecisionPage } from "#app/decision/decision-page.server.ts";
import { confirmKnockOut, ruleKnockOut, withdrawKnockOut } from "#app/decision/rulings.server.ts";
import { signDecision } from "#app/decision/sign.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { findStandingDecision, listDecisions } from "#db/queries/decisions.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { addDecisionWorld, evaluationArgs, type DecisionWorld } from "#test/support/decision-world.ts";

forEachDatabase((_, openTest) => {
  let context: AppLoadContext;
  let world: DecisionWorld;

  beforeEach(async () => {
    context = await openContext(await openTest());
    world = await addDecisionWorld(context);
  });

  const args = <Value>(user: SignedInUser, value: Value) => evaluationArgs(context, user, world.projectId, value);
  const words = { recommendation: "The best service.", conditions: "", dissent: "" };
  const draft = async (vendorId = world.vendors.alpha, more: object = {}) =>
    draftDecision(await args(world.chair, { vendorId, ...words, ...more }));
  const standing = async () => (await findStandingDecision(context.db, world.roundId))!;
  const sign = async (user: SignedInUser, stance: "for" | "against" = "for", note = "") => {
    const { id, snapshotHash } = await standing();
    return signDecision(await args(user, { decisionId: id, snapshotHash, stance, note }));
  };
  const state = async () => (await findCurrentRound(context.db, world.projectId))?.state;
  const page = async (user: SignedInUser, verify = false) => {
    const caller = await args(user, {});
    return readDecisionPage(caller, await readReader(caller.request, context), { verify });
  };
  const decide = async () => {
    await draft();
    for (const user of [world.chair, world.li]) await sign(user);
  };

  describe("the decision", () => {
    it("is carried, and the round decided, by more than half of the seats; owners sign and do not count", async () => {
      await draft();
      await sign(world.owner);
      await sign(world.wang, "against", "Too dear.");
      await sign(world.chair);
      expect(await state()).toBe("revealed");
      await sign(world.li);
      expect(await state()).toBe("decided");
      const { standing: shown } = await page(world.li);
      expect(shown).toMatchObject({ isSound: true, isUpToDate: true, canSign: false, waiting: [] });
      expect(shown?.count).toEqual({ seats: 3, needed: 2, inFavour: 2, against: 1, outcome: "carried" });
      expect(shown?.facts).toMatchObject({ rank: 1, of: 2 });
    });

    it("is signed once by each, with what the page showed, and against it with a note", async () => {
      await draft();
      await expect(sign(world.li, "against")).rejects.toMatchObject({ code: "decision.noteNeeded", field: "note" });
      await sign(world.li);
      await expect(sign(world.li)).rejects.toMatchObject({ code: "decision.signedAlready" });
      const { id } = await standing();
      const other = { decisionId: id, snapshotHash: "0".repeat(64), stance: "for" as const, note: "" };
      await expect(signDecision(await args(world.wang, other))).rejects.toMatchObject({ code: "decision.gone" });
    });

    it("asks for a reason when the vendor is not the first in rank, and takes none that is knocked out", async () => {
      await expect(draft(world.vendors.beta, { recommendation: "" })).rejects.toMatchObject({ code: "decision.reasonNeeded" });
      await expect(draft(world.vendors.gamma)).rejects.toMatchObject({ code: "decision.notEligible", field: "vendorId" });
      await draft(world.vendors.alpha, { recommendation: "" });
      await expect(draft(world.vendors.beta)).rejects.toMatchObject({ code: "decision.stands" });
    });

    it("is withdrawn with a reason, stays readable, and the next one has the next number", async () => {
      await decide();
      const { id } = await standing();
      await withdrawStandingDecision(await args(world.chair, { decisionId: id, reason: "The offer was misread." }));
      expect(await state()).toBe("revealed");
      await draft(world.vendors.beta);
      expect((await listDecisions(context.db, world.projectId)).map(({ number, withdrawal }) => [number, withdrawal])).toEqual([
        [1, "The offer was misread."],
        [2, null],
      ]);
      const { earlier } = await page(world.li);
      expect(earlier).toMatchObject([{ number: 1, vendorName: "Alpha", signatures: [{}, {}] }]);
    });

    it("is signed by nobody once what it rests on has changed", async () => {
      await draft();
      const ruling = { vendorId: world.vendors.gamma, requirementId: world.requirementId, outcome: "pass" as const, reason: "Proof came." };
      await confirmKnockOut(await args(world.wang, { rulingId: await ruleKnockOut(await args(world.li, ruling)) }));
      await expect(sign(world.li)).rejects.toMatchObject({ code: "decision.outdated" });
      expect((await page(world.li)).standing).toMatchObject({ isUpToDate: false });
    });

    it("tells whoever sits in the committee that it waits for their signature", async () => {
      await draft();
      const told = await context.db.selectFrom("notification").select("userId").where("kind", "=", "decisionDrafted").execute();
      expect(told.map(({ userId }) => userId).sort()).toEqual([world.li.id, world.wang.id].sort());
    });
  });

  describe("a ruling", () => {
    const rule = async (user: SignedInUser, outcome: "pass" | "fail" = "pass") =>
      ruleKnockOut(
        await args(user, { vendorId: world.vendors.gamma, requirementId: world.requirementId, outcome, reason: "Proof came later." }),
      );

    it("stands once a second person has confirmed it: the vendor can be chosen", async () => {
      const rulingId = await rule(world.li);
      await expect(draft(world.vendors.gamma)).rejects.toMatchObject({ code: "decision.notEligible" });
      await expect(confirmKnockOut(await args(world.li, { rulingId }))).rejects.toMatchObject({ code: "ruling.ownSecond" });
      await expect(rule(world.wang)).rejects.toMatchObject({ code: "ruling.waits" });
      await confirmKnockOut(await args(world.wang, { rulingId }));
      await draft(world.vendors.gamma);
      expect((await page(world.li)).rulings?.failed).toEqual([]);
    });

    it("is withdrawn by whoever signed it or who decides, and by nobody else", async () => {
      const rulingId = await rule(world.li);
      await expect(withdrawKnockOut(await args(world.wang, { rulingId }))).rejects.toMatchObject({ status: 403 });
      await withdrawKnockOut(await args(world.chair, { rulingId }));
      await expect(confirmKnockOut(await args(world.wang, { rulingId }))).rejects.toMatchObject({ code: "ruling.changedSince" });
      expect((await page(world.li)).rulings?.failed).toHaveLength(1);
    });

    it("is signed by nobody who is recused from the vendor, neither first nor second", async () => {
      const onBeta = { vendorId: world.vendors.beta, requirementId: world.requirementId, outcome: "fail" as const, reason: "I know them." };
      await expect(ruleKnockOut(await args(world.wang, onBeta))).rejects.toMatchObject({ code: "ballot.recused" });
      const rulingId = await ruleKnockOut(await args(world.li, onBeta));
      await expect(confirmKnockOut(await args(world.wang, { rulingId }))).rejects.toMatchObject({ code: "ballot.recused" });
    });

    it("is not made any more once the round is decided", async () => {
      await decide();
      await expect(rule(world.li)).rejects.toMatchObject({ code: "round.state" });
    });
  });
});
