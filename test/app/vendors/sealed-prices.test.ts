import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { openPrices } from "#app/evaluation/open-prices.server.ts";
import { readPriceEnvelopes } from "#app/http/evaluation/price-envelopes.server.ts";
import { readVendorEvidence } from "#app/http/evaluation/vendor-evidence.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { costCriteria } from "#app/domain/evaluation/offers.ts";
import { criteriaOfCard } from "#app/domain/evaluation/round-card.ts";
import { readScoringPage } from "#app/scoring/scoring-page.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { addCriterion, removeCriterion } from "#app/scorecard/criteria.server.ts";
import { abandonRound, finaliseRound, openRound, revealRound } from "#app/scoring/rounds.server.ts";
import { downloadVendorFile } from "#app/vendors/answer-files-download.server.ts";
import { attachAnswer, saveAnswers, submitAnswers } from "#app/vendors/answers.server.ts";
import { addDocuments } from "#app/vendors/documents.server.ts";
import { addQuestion, addQuestionnaire, publishQuestionnaire } from "#app/vendors/questionnaires.server.ts";
import { readQuestionnairePage } from "#app/vendors/questionnaires-page.server.ts";
import { downloadReferences, readReferencePage, readReferencesPage } from "#app/vendors/references-page.server.ts";
import { vendorEvidenceEndpoints } from "#app/vendors/references.api.server.ts";
import { addReference, saveReferenceAnswers } from "#app/vendors/references.server.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { addDecisionWorld, evaluationArgs, type DecisionWorld } from "#test/support/decision-world.ts";

const secret = "Five million a year";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let world: DecisionWorld;

  beforeEach(async () => {
    context = await openContext(await openTest());
    world = await addDecisionWorld(context, { envelopes: 2 });
  });

  const asked = async <Value>(user: SignedInUser, value: Value, params: Record<string, string> = {}) => ({
    ...(await evaluationArgs(context, user, world.projectId, value)),
    request: new Request("http://localhost:3000/?format=csv"),
    params: { projectId: world.projectId, vendorId: world.vendors.alpha, ...params },
  });
  const costs = () =>
    context.db
      .selectFrom("evaluationCriterion")
      .select(["id", "version"])
      .where("projectId", "=", world.projectId)
      .where("kind", "=", "cost")
      .executeTakeFirstOrThrow();
  const open = async () =>
    openPrices(await asked(world.chair, { version: (await findCurrentRound(context.db, world.projectId))?.version ?? 0 }));
  const evidence = async () => {
    const caller = await asked(world.li, {});
    const library = await loadScorecards(context.contentDirectory);
    return JSON.stringify(await readVendorEvidence(caller, world.vendors.alpha, library, await readReader(caller.request, context)));
  };

  describe("an answer on costs", () => {
    let questionnaireId: string;

    beforeEach(async () => {
      const own = { section: "", sectionZh: null, textZh: null, help: "", helpZh: null, unit: "", unitZh: null, choices: "" };
      questionnaireId = await addQuestionnaire(await asked(world.owner, { from: "ownRfp" as const, title: "Offer" }));
      const criterionId = (await costs()).id;
      const question = { ...own, text: "What does it cost?", kind: "text" as const, isRequired: false, criterionId };
      const questionId = await addQuestion(await asked(world.owner, question, { questionnaireId }));
      const published = { version: 1, deadline: "2090-01-15T18:00", vendorIds: [world.vendors.alpha] };
      const { links } = await publishQuestionnaire(await asked(world.owner, published, { questionnaireId }));
      const token = links[0]?.url.split("/").at(-1) ?? "";
      const byLink = <Value>(value: Value) => ({ context, value, request: new Request("http://localhost:3000/"), params: { token } });
      await saveAnswers(byLink({ answers: [{ questionId, revision: 0, answer: secret, explanation: "" }] }));
      await attachAnswer(byLink({ questionId, files: [new File(["Prices"], "prices.txt")] }));
      await submitAnswers(byLink({ name: "Zhou Min" }));
    });

    /** Where the answer is told: on its page, as a claim, and in its file. */
    const told = async () => {
      const caller = await asked(world.li, {}, { questionnaireId });
      const page = JSON.stringify(await readQuestionnairePage(caller, await readReader(caller.request, context)));
      const file = await context.db.selectFrom("vendorDocument").select("id").where("name", "=", "prices.txt").executeTakeFirstOrThrow();
      const status = await downloadVendorFile(await asked(world.li, {}, { vendorFileId: file.id })).then(
        (response) => response.status,
        (response: Response) => response.status,
      );
      return [page.includes(secret), (await evidence()).includes(secret), status === 200];
    };
    const nowhere = [false, false, false];

    it("is told once the prices are open", async () => {
      expect(await told()).toEqual(nowhere);
      await open();
      expect(await told()).toEqual([true, true, true]);
    });

    it("stays sealed when its criterion is taken away, from the scorecard and from the database", async () => {
      const { id, version } = await costs();
      await removeCriterion(await asked(world.owner, { criterionId: id, version }));
      expect(await told()).toEqual(nowhere);
      await context.db.deleteFrom("evaluationCriterion").where("id", "=", id).execute();
      expect(await told()).toEqual(nowhere);
    });

    it("stays sealed when costs count below its criterion", async () => {
      const { id } = await costs();
      const { scorecard } = await context.db.selectFrom("evaluationRound").select("scorecard").executeTakeFirstOrThrow();
      await context.db.deleteFrom("evaluationRound").execute();
      expect(scorecard).toContain(id);
      await context.db.updateTable("evaluationCriterion").set({ kind: "score", anchors: null }).where("id", "=", id).execute();
      expect(await told()).toEqual([true, true, true]);
      await addCriterion(await asked(world.owner, { name: "Licences", nameZh: null, parentId: id, kind: "cost" as const, weight: 10 }));
      expect(await told()).toEqual(nowhere);
    });
  });

  describe("envelopes", () => {
    const states = async () => {
      const prices = await readPriceEnvelopes(context.db, world.projectId);
      return [world.vendors.alpha, world.vendors.gamma].map((id) => [prices.isSealed(id), prices.mayEnter(id)]);
    };
    const declareOne = async () => {
      const { method } = await context.db
        .selectFrom("evaluation")
        .select("method")
        .where("projectId", "=", world.projectId)
        .executeTakeFirstOrThrow();
      const changed = JSON.stringify({ ...(JSON.parse(method) as object), envelopes: 1 });
      await context.db.updateTable("evaluation").set({ method: changed }).where("projectId", "=", world.projectId).execute();
    };
    const closed = [
      [true, false],
      [true, false],
    ];

    it("stay closed in a later round of one, and when that is given up", async () => {
      await declareOne();
      await finaliseRound(await asked(world.chair, { reason: "One envelope" }));
      expect(await states()).toEqual(closed);
      await abandonRound(await asked(world.chair, { version: 1, reason: "Not needed" }));
      expect(await states()).toEqual(closed);
      await open();
      const opened = [
        [false, true],
        [true, false],
      ];
      expect(await states()).toEqual(opened);
      await finaliseRound(await asked(world.chair, { reason: "One envelope" }));
      expect(await states()).toEqual(opened);
    });

    it("leave a vendor that did not pass without a price in a later round of one, and the chair is told before", async () => {
      const next = async () => {
        const caller = await asked(world.chair, {});
        return (await readScoringPage(caller, await readReader(caller.request, context))).chair?.next;
      };
      const priced = async () => {
        const { model, card } = (await readRevealedRound(context.db, world.projectId))!;
        const costs = costCriteria(criteriaOfCard(card));
        return model.vendors.filter(({ facts }) => costs.some((id) => facts.has(id))).map(({ id }) => id);
      };
      await open();
      expect((await next())?.sealed).toEqual([]);
      await declareOne();
      expect((await next())?.sealed).toEqual(["Gamma"]);
      await finaliseRound(await asked(world.chair, { reason: "One envelope" }));
      await openRound(await asked(world.chair, { version: 1 }));
      await revealRound(await asked(world.chair, { version: 2, early: "on" as const }));
      expect(await priced()).toEqual([world.vendors.alpha, world.vendors.beta]);
    });

    it("stay closed when their round is given up and the scorecard declares one, until a round of one stands", async () => {
      await context.db.updateTable("evaluationRound").set({ state: "abandoned", revealedAt: null }).execute();
      await declareOne();
      expect(await states()).toEqual(closed);
      await finaliseRound(await asked(world.chair, { reason: "One envelope" }));
      expect(await states()).toEqual([
        [false, true],
        [false, true],
      ]);
    });
  });

  it("keeps what references say of costs closed on every page, and takes nothing of it meanwhile", async () => {
    const referenceId = await addReference(
      await asked(world.owner, { company: "Jiangnan Print", contact: "", industry: "", users: null, since: "", about: "" }),
    );
    const answers = (questionId: string, answer: string) => ({
      ...{ askedBy: "Li Na", askedOn: "2020-01-01" },
      answers: [{ questionId, version: 0, answer }],
    });
    const say = async (questionId: string, answer: string) =>
      saveReferenceAnswers(await asked(world.owner, answers(questionId, answer), { referenceId }));
    await say("R01", "All modules");
    await say("R03", secret);
    const list = vendorEvidenceEndpoints.find(({ id }) => id === "listVendorReferences");
    const told = async () => {
      const caller = await asked(world.li, {}, { referenceId });
      const reader = await readReader(caller.request, context);
      const shown = [
        await readReferencesPage(caller, reader),
        await readReferencePage(caller, reader),
        await (await downloadReferences(caller)).text(),
        await list?.run({ ...caller, query: {} } as never),
        await evidence(),
      ].map((each) => JSON.stringify(each));
      expect(shown.every((each) => each.includes("All modules"))).toBe(true);
      return shown.map((each) => each.includes(secret));
    };
    expect(await told()).toEqual([true, true, true, true, true]);
    await context.db
      .updateTable("evaluationCriterion")
      .set({ libraryId: "C06" })
      .where("id", "=", (await costs()).id)
      .execute();
    expect(await told()).toEqual([false, false, false, false, false]);
    await expect(say("R03", "Six million")).rejects.toMatchObject({ code: "vendor.pricesSealed" });
    await open();
    expect(await told()).toEqual([true, true, true, true, true]);
  });

  it("refuses a document about costs while prices are sealed, whatever its kind", async () => {
    const add = async (criterionId: string | null) =>
      addDocuments(await asked(world.owner, { kind: "general" as const, criterionId, files: [new File(["Prices"], "prices.txt")] }));
    const { id } = await costs();
    await expect(add(id)).rejects.toMatchObject({ code: "vendor.pricesSealed" });
    expect(await add(null)).toHaveLength(1);
    await open();
    expect(await add(id)).toHaveLength(1);
  });
});
