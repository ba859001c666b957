import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import type { z } from "zod";
import { modelFile } from "#app/http/evaluation-file/file-schema.ts";
import { criteriaOfModel } from "#app/domain/scorecard/criteria-of-model.ts";
import { allCriteria } from "#app/domain/scorecard/scorecard.ts";
import { readHistory } from "#app/history/history.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { copyProject } from "#app/projects/copy-project.server.ts";
import { addCriterion, duplicateCriterion, moveCriterion, removeCriterion, restoreCriterion } from "#app/scorecard/criteria.server.ts";
import { readCriterionPage } from "#app/scorecard/criterion-page.server.ts";
import { editCriterion } from "#app/scorecard/edit-criterion.server.ts";
import { readGroupPage } from "#app/scorecard/group-page.server.ts";
import { choosePreset, editMethod } from "#app/scorecard/method.server.ts";
import { methodFields } from "#app/scorecard/method-fields.ts";
import { addRequirement, editRequirement, removeRequirement, restoreRequirement } from "#app/scorecard/requirements.server.ts";
import { editCriterionForm, methodForm } from "#app/scorecard/scorecard.forms.server.ts";
import { downloadScorecard } from "#app/scorecard/scorecard-file.server.ts";
import { readScorecardPage } from "#app/scorecard/scorecard-page.server.ts";
import { startScorecard } from "#app/scorecard/start.server.ts";
import { chooseWeighing, takeAgreedSuggestion, weighAgreed, weighAsMember } from "#app/scorecard/weighing.server.ts";
import { purgeScorecards, readScorecard } from "#db/queries/scorecard.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const asked = async <Value>(value: Value, params: Record<string, string> = {}, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params,
    formKey: undefined,
  });
  const reader = async (user = owner) => readReader((await asked({}, {}, user)).request, context);
  const page = async () => readScorecardPage(await asked({}), await reader());
  const choose = async (
    weighting: "points" | "swing" | "rank" | "pairwise",
    weigher: "agreed" | "committee" = "agreed",
    groupId = "top",
  ) => {
    const { version } = await readGroupPage(await asked({}, { groupId }), groupId, await reader());
    return chooseWeighing(await asked({ version, weighting, weigher }, { groupId }));
  };
  const card = async () => {
    const scorecard = await readScorecard(context.db, projectId);
    if (!scorecard) throw new Error("There is no scorecard");
    return scorecard;
  };
  const begin = async (from: "standard" | "empty" = "empty") => startScorecard(await asked({ from }));
  const added = async (name: string, changes: Partial<Parameters<typeof addCriterion>[0]["value"]> = {}) =>
    (await addCriterion(await asked({ name, nameZh: null, parentId: null, kind: "score" as const, weight: 10, ...changes }))).id;
  /** What the form of a criterion sends, with some fields typed differently. */
  const typed = async (criterionId: string, changes: Record<string, string> = {}): Promise<z.output<typeof editCriterionForm>> => {
    const shown = await readCriterionPage(await asked({}), criterionId, await reader());
    const { parentId, ...fields } = { ...shown.fields, ...changes };
    const levels = shown.levels.map(({ level, en, zh }) => ({ level, en, zh: zh || undefined }));
    const flat = Object.fromEntries(Object.entries(fields).filter(([name, text]) => text !== "" && !name.includes("[")));
    const parent = parentId === undefined || parentId === "" ? {} : { parentId };
    return editCriterionForm.parse({ ...flat, ...parent, levels, criterionId, version: shown.version, shape: shown.shape });
  };
  const tree = async () => allCriteria((await card()).criteria).map(({ name }) => name.en);

  describe("the ready scorecard", () => {
    it("begins with 29 criteria, every score of them described in both languages, and weights that add up to the whole", async () => {
      await begin("standard");

      const { card: shown } = await page();
      expect(shown?.leaves).toBe(29);
      expect(shown?.problems).toEqual([]);
      const leaves = allCriteria((await card()).criteria).filter(({ children }) => children.length === 0);
      for (const { levels } of leaves) {
        expect(levels.map(({ level }) => level)).toEqual([0, 1, 2, 3, 4, 5]);
        expect(levels.every(({ text }) => text.en !== "" && (text.zh ?? "") !== "")).toBe(true);
      }
      const whole = shown?.criteria.filter(({ shape }) => shape !== "group").reduce((sum, { wholePart }) => sum + wholePart, 0);
      expect(whole).toBeCloseTo(1, 12);
      expect((await card()).requirements.length).toBeGreaterThanOrEqual(5);
    });

    it("is begun once", async () => {
      await begin("standard");
      await expect(begin()).rejects.toMatchObject({ code: "scorecard.exists", status: 409 });
    });

    it("is written as a file that the command line reads", async () => {
      await begin("standard");
      const args = await asked({});
      const response = await downloadScorecard({ ...args, request: new Request("http://localhost:3000/?format=json") });
      const file = modelFile.parse(await response.json());
      expect(file.criteria.map(({ weight }) => weight)).toEqual([60, 40]);
      const table = await downloadScorecard({ ...args, request: new Request("http://localhost:3000/?format=csv") });
      expect((await table.text()).split("\r\n").filter((line) => /^"?[\d.]+[",]/.test(line)).length).toBeGreaterThanOrEqual(29);
    });
  });

  describe("the tree", () => {
    it("holds criteria of any depth, which move, are copied, taken away and put back", async () => {
      await begin();
      const one = await added("One");
      const two = await added("Two");
      await added("Two a", { parentId: two });
      await moveCriterion(await asked({ criterionId: two, direction: "up" as const }));
      expect(await tree()).toEqual(["Two", "Two a", "One"]);

      await duplicateCriterion(await asked({ criterionId: two }));
      expect(await tree()).toEqual(["Two", "Two a", "Two (copy)", "Two a", "One"]);

      await removeCriterion(await asked({ criterionId: two, version: 1 }));
      expect(await tree()).toEqual(["Two (copy)", "Two a", "One"]);
      expect((await page()).removed).toMatchObject([{ id: two, kind: "criterion" }]);
      await restoreCriterion(await asked({ criterionId: two }));
      expect(await tree()).toEqual(["Two", "Two a", "Two (copy)", "Two a", "One"]);

      await editCriterion(await asked(await typed(one, { parentId: two })));
      expect(await tree()).toEqual(["Two", "Two a", "One", "Two (copy)", "Two a"]);
    });

    it("puts nothing below itself, below an amount, or back below what is gone", async () => {
      await begin();
      const one = await added("One");
      const below = await added("Below", { parentId: one });
      const weeks = await added("Weeks", { kind: "lowerIsBetter" });
      await expect(editCriterion(await asked(await typed(one, { parentId: below })))).rejects.toMatchObject({
        code: "scorecard.belowItself",
      });
      await expect(added("Deeper", { parentId: weeks })).rejects.toMatchObject({ code: "scorecard.parentKind", field: "parentId" });
      await removeCriterion(await asked({ criterionId: below, version: 1 }));
      await removeCriterion(await asked({ criterionId: one, version: 1 }));
      await expect(restoreCriterion(await asked({ criterionId: below }))).rejects.toMatchObject({ code: "undo.changedSince" });
    });

    it("refuses at its field what the engine could not reckon with, and keeps the criterion as it was", async () => {
      await begin();
      const id = await added("One");
      const refused = async (changes: Record<string, string>) => editCriterion(await asked(await typed(id, changes)));
      await expect(refused({ scaleLow: "5", scaleHigh: "0" })).rejects.toMatchObject({
        code: "scorecard.model.scale.order",
        field: "scaleHigh",
      });
      await expect(refused({ minimum: "7" })).rejects.toMatchObject({ code: "scorecard.model.minimum.offScale", field: "minimum" });
      expect((await card()).criteria[0]).toMatchObject({ scale: [0, 5], minimum: null });
    });

    it("shows what lacks: anchors, weights, words", async () => {
      await begin();
      await added("Weeks", { kind: "lowerIsBetter", weight: 0 });
      await added("Costs", { kind: "cost", weight: 0 });
      const { card: shown } = await page();
      expect(shown?.problems.map(({ text }) => text)).toEqual(
        expect.arrayContaining([expect.stringContaining("earns all points"), expect.stringContaining("add up to nothing")]),
      );
      expect(shown?.criteria.map(({ whole }) => whole)).toEqual(["–", "–"]);
    });

    it("tells whoever saves later what was saved meanwhile, and takes their answer", async () => {
      await begin();
      const id = await added("One");
      const mine = await typed(id, { name: "Mine" });
      await editCriterion(await asked(await typed(id, { name: "Theirs" })));
      await expect(editCriterion(await asked(mine))).rejects.toMatchObject({
        code: "form.stale",
        detail: { version: 2, theirs: { name: "Theirs" } },
      });
      await editCriterion(await asked({ ...mine, version: 2 }));
      expect(await tree()).toEqual(["Mine"]);
    });
  });

  it("deletes for good what was removed long enough ago, with everything below it and how that was weighed", async () => {
    await begin();
    const kept = await added("Kept");
    const gone = await added("Gone");
    const below = await added("Below", { parentId: gone });
    await added("Deeper", { parentId: below });
    await choose("rank", "agreed", gone);
    await removeCriterion(await asked({ criterionId: gone, version: 1 }));
    expect(await purgeScorecards(context.db, "2000-01-01T00:00:00.000Z")).toBe(0);
    expect(await purgeScorecards(context.db, "2999-01-01T00:00:00.000Z")).toBe(3);
    expect((await card()).criteria.map(({ id }) => id)).toEqual([kept]);
    expect((await card()).weighings).toEqual([]);
  });

  it("keeps mandatory requirements", async () => {
    await begin();
    const { id } = await addRequirement(await asked({ text: "Data stays here", textZh: "数据存于境内" }));
    await editRequirement(await asked({ requirementId: id, version: 1, text: "Data stays in the country", textZh: "数据存于境内" }));
    await expect(editRequirement(await asked({ requirementId: id, version: 1, text: "Old", textZh: null }))).rejects.toMatchObject({
      code: "form.stale",
      detail: { theirs: { text: "Data stays in the country" } },
    });
    await removeRequirement(await asked({ requirementId: id, version: 2 }));
    expect((await card()).requirements).toEqual([]);
    await restoreRequirement(await asked({ requirementId: id }));
    expect((await card()).requirements).toMatchObject([{ text: { en: "Data stays in the country", zh: "数据存于境内" } }]);
  });

  describe("the method", () => {
    const method = async (changes: Record<string, unknown> = {}) => {
      const { version } = await context.db
        .selectFrom("evaluation")
        .select("version")
        .where("projectId", "=", projectId)
        .executeTakeFirstOrThrow();
      const known = methodFields((await card()).method);
      const flat = Object.fromEntries(Object.entries(known).filter(([name, text]) => text !== "" && !name.includes("[")));
      return methodForm.parse({ ...flat, tieBreaks: ["highestWeight", "none", "none"], version, ...changes });
    };

    it("is declared, warns of prices that count against each other, and follows named procedures", async () => {
      await begin("standard");
      expect((await page()).card?.method.isRelative).toBe(false);
      const { version } = await method();
      await choosePreset(await asked({ version, preset: "qcbs" as const }));
      expect((await page()).card?.method).toMatchObject({ isRelative: true, preset: expect.stringContaining("QCBS") });
      expect((await card()).method).toMatchObject({ normalisation: "ratio", envelopes: 2 });
      await editMethod(await asked(await method({ normalisation: "absolute" })));
      expect((await card()).method).toMatchObject({ preset: null, tieBreaks: ["highestWeight"] });
    });

    it("asks for a price of quality where costs count in money, and for bounds that can be kept", async () => {
      await begin();
      const id = await added("One");
      await expect(editMethod(await asked(await method({ normalisation: "money" })))).rejects.toMatchObject({
        code: "field.required",
        field: "moneyPerPoint",
      });
      const bands = [{ id, low: "60", high: "40" }];
      await expect(editMethod(await asked(await method({ constraint: "bands", bands })))).rejects.toMatchObject({
        code: "scorecard.model.bands.order",
        field: "bands[0].high",
      });
    });
  });

  describe("weights", () => {
    const top = { groupId: "top" };
    const group = async (user = owner) => readGroupPage(await asked({}, top, user), "top", await reader(user));
    const three = async () => {
      await begin();
      return [await added("A"), await added("B"), await added("C")] as const;
    };
    const seat = async (user: SignedInUser, position: number, weight = 1) => {
      const id = context.newId();
      const standing = { delegateId: null, createdAt: context.now(), removedAt: null, removalReason: null, version: 1 };
      await context.db
        .insertInto("evaluationSeat")
        .values({ id, projectId, position, userId: user.id, name: user.name, weight, ...standing })
        .execute();
      return id;
    };
    const none = { numbers: [], pairs: [], reason: "" };

    it("are weighed in another way only by whoever has seen how they are weighed now", async () => {
      await three();
      const { version } = await group();
      await choose("rank");
      const late = { version, weighting: "swing" as const, weigher: "agreed" as const };
      await expect(chooseWeighing(await asked(late, top))).rejects.toMatchObject({
        code: "form.stale",
        detail: { theirs: { weighting: "rank", weigher: "agreed" } },
      });
    });

    it("come from points, and from the order alone", async () => {
      const [a, b, c] = await three();
      const points = [
        { id: a, number: 60 },
        { id: b, number: 30 },
        { id: c, number: 10 },
      ];
      const [light] = points;
      const nothing = [{ ...light!, number: 0 }, ...points.slice(1)];
      await weighAgreed(await asked({ ...none, version: (await group()).agreed!.version, numbers: nothing }, top));
      expect((await page()).card?.weightless.map(({ id }) => id)).toEqual([light!.id]);
      await weighAgreed(await asked({ ...none, version: (await group()).agreed!.version, numbers: points }, top));
      expect((await page()).card?.weightless).toEqual([]);
      expect((await group()).result.map(({ local }) => local)).toEqual(["60.0%", "30.0%", "10.0%"]);

      await choose("rank");
      const ranks = [
        { id: a, number: 1 },
        { id: b, number: 2 },
        { id: c, number: 3 },
      ];
      await weighAgreed(await asked({ ...none, version: (await group()).agreed!.version, numbers: ranks }, top));
      expect((await group()).result.map(({ local }) => local)).toEqual(["61.1%", "27.8%", "11.1%"]);
    });

    it("of all zero, and swings without a hundred, are refused at their field", async () => {
      const ids = await three();
      const numbers = ids.map((id) => ({ id, number: 0 }));
      const version = async () => (await group()).agreed!.version;
      await expect(weighAgreed(await asked({ ...none, version: await version(), numbers }, top))).rejects.toMatchObject({
        code: "scorecard.weighing.zero",
        field: "numbers[0].number",
      });
      await choose("swing");
      const swings = ids.map((id) => ({ id, number: 50 }));
      await expect(weighAgreed(await asked({ ...none, version: await version(), numbers: swings }, top))).rejects.toMatchObject({
        code: "scorecard.weighing.swing",
      });
    });

    it("compared in pairs point at the worst judgement, which is mended at one press, and ask why contradictions stand", async () => {
      const [a, b, c] = await three();
      await choose("pairwise");
      const pairs = [
        { first: a, second: b, step: 3 },
        { first: b, second: c, step: 3 },
        { first: a, second: c, step: -5 },
      ];
      await weighAgreed(await asked({ ...none, version: (await group()).agreed!.version, pairs }, top));
      const contradicting = await group();
      expect(contradicting.agreed?.consistency?.grade).toBe("needsReason");
      expect(contradicting.problem).toContain("contradict");
      const worst = contradicting.agreed!.worst!;
      expect([worst.first, worst.second].sort()).toEqual([a, c].sort());

      let mended = contradicting;
      for (let press = 0; press < 5 && mended.agreed?.worst && mended.problem !== null; press++) {
        await takeAgreedSuggestion(await asked({ version: mended.agreed.version, ...mended.agreed.worst }, top));
        mended = await group();
      }
      expect(mended.problem).toBeNull();

      await weighAgreed(await asked({ ...none, version: mended.agreed!.version, pairs, reason: "The law asks for it" }, top));
      expect((await group()).problem).toBeNull();
    });

    it("compared with nothing are told so; those that a chain leads to need no more", async () => {
      const [a, b, c] = await three();
      await choose("pairwise");
      await weighAgreed(await asked({ ...none, version: (await group()).agreed!.version, pairs: [{ first: a, second: b, step: 2 }] }, top));
      expect((await group()).problem).toContain("compared with none");
      const pairs = [
        { first: a, second: b, step: 2 },
        { first: b, second: c, step: 2 },
      ];
      await weighAgreed(await asked({ ...none, version: (await group()).agreed!.version, pairs }, top));
      expect((await group()).consistency).toMatchObject({ completed: 1 });
      expect((await group()).result.map(({ local }) => local)).toEqual(["57.1%", "28.6%", "14.3%"]);
    });

    it("of the committee are each member's own, with the range over the members", async () => {
      const [a, b, c] = await three();
      const li = await addUser(context, "li@example.com");
      await addMember(context, projectId, li, "committeeMember");
      await seat(owner, 1);
      await seat(li, 2);
      await choose("points", "committee");
      expect((await group()).problem).toContain("Nobody has weighed");
      const say = async (user: SignedInUser, numbers: readonly number[]) => {
        const version = (await group(user)).own!.version;
        const said = [a, b, c].map((id, at) => ({ id, number: numbers[at] }));
        await weighAsMember(await asked({ ...none, version, numbers: said }, top, user));
      };
      await say(owner, [60, 20, 20]);
      await say(li, [40, 40, 20]);
      const { result, seats } = await group();
      expect(result.map(({ local, range }) => [local, range?.text])).toEqual([
        ["50.0%", "40.0% to 60.0%"],
        ["30.0%", "20.0% to 40.0%"],
        ["20.0%", "20.0% to 20.0%"],
      ]);
      expect(seats.map(({ hasSaid }) => hasSaid)).toEqual([true, true]);
      await expect(say(await addUser(context, "nobody@example.com"), [1, 1, 1])).rejects.toBeDefined();
    });

    it("that were changed meanwhile are shown beside one's own", async () => {
      const [a, b, c] = await three();
      const { version } = (await group()).agreed!;
      const numbers = (first: number) => [a, b, c].map((id, at) => ({ id, number: at === 0 ? first : 10 }));
      await weighAgreed(await asked({ ...none, version, numbers: numbers(20) }, top));
      await expect(weighAgreed(await asked({ ...none, version, numbers: numbers(30) }, top))).rejects.toMatchObject({
        code: "form.stale",
        detail: { theirs: { "numbers[0].number": "20" } },
      });
    });
  });

  it("stays as it is while a round is scored by it, and may change again once that is revealed", async () => {
    await begin("standard");
    const round = (state: string) => ({
      ...{ id: context.newId(), projectId, number: 1, reason: "", scorecard: "{}", scorecardHash: "0".repeat(64), state },
      ...{ scoresFrom: null, scoresUntil: null, finalisedBy: owner.id, finalisedAt: context.now(), openedAt: null },
      ...{ revealedBy: null, revealedAt: null, pricesOpenedAt: null, chairOrder: null, version: 1 },
    });
    await context.db.insertInto("evaluationRound").values(round("finalised")).execute();
    expect(await page()).toMatchObject({ mayEdit: false, card: { lockedBy: 1 } });
    await expect(added("Late")).rejects.toMatchObject({ code: "scorecard.locked", status: 409, parameters: { round: 1 } });
    await expect(choose("rank")).rejects.toMatchObject({
      code: "scorecard.locked",
    });
    await context.db.updateTable("evaluationRound").set({ state: "revealed" }).where("projectId", "=", projectId).execute();
    await added("For the next round");
  });

  it("goes along to a copy of the project, with agreed judgements, under new ids", async () => {
    await begin();
    const ids = [await added("A"), await added("B")] as const;
    await choose("pairwise");
    const shown = await readGroupPage(await asked({}, { groupId: "top" }), "top", await reader());
    const pairs = [{ first: ids[0], second: ids[1], step: 3 }];
    await weighAgreed(await asked({ version: shown.agreed!.version, numbers: [], pairs, reason: "" }, { groupId: "top" }));
    const wishes = { name: "Second", start: "2027-03-01", people: true, progress: false, members: false, texts: false, calendar: "own" };
    const copyId = await copyProject(await asked(wishes));

    const copy = await readScorecard(context.db, copyId);
    expect(copy?.criteria.map(({ name }) => name.en)).toEqual(["A", "B"]);
    expect(copy?.criteria.some(({ id }) => ids.includes(id))).toBe(false);
    const weighed = copy && criteriaOfModel(copy, [], []);
    expect(weighed).toMatchObject({ ok: true, value: { weighed: [{ method: "pairwise", weights: [0.75, 0.25] }] } });
  });

  it("tells in the history what was changed, before and after", async () => {
    await begin();
    const id = await added("One");
    await editCriterion(await asked(await typed(id, { name: "First", weight: "30" })));
    const { entries } = await readHistory(await asked({}), null, await reader());
    const edited = entries.find(({ text }) => text.includes("Changed the criterion"));
    expect(edited).toMatchObject({
      changes: [
        { label: "Name", before: "One", after: "First" },
        { label: "Points", before: "10", after: "30" },
      ],
    });
  });
});
