import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import { canonicalText } from "#app/domain/canonical-text.ts";
import type { RoundCard } from "#app/domain/evaluation/round-card.ts";
import { weighAlone } from "#app/domain/scorecard/weigh-group.ts";
import { readEvaluationPage } from "#app/evaluation/evaluation-page.server.ts";
import { openPrices } from "#app/evaluation/open-prices.server.ts";
import { settleTie } from "#app/evaluation/settle-tie.server.ts";
import { readPriceEnvelopes, requireEnterablePrices } from "#app/http/evaluation/price-envelopes.server.ts";
import { readModerationPage } from "#app/moderation/moderation-page.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { textHash } from "#db/queries/rounds.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { insertScoredRound, usualVendors, type RoundChanges, type RoundVendor } from "#test/support/revealed-round.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let chair: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    chair = await addUser(context, "chair@example.com");
    projectId = await addProject(context, chair);
  });

  const asked = async <Value>(value: Value, query = "", language = "en") => ({
    ...(await projectCallerOf(context, chair, projectId)),
    value,
    request: new Request(`http://localhost:3000/projects/${projectId}/evaluation${query}`, { headers: { "Accept-Language": language } }),
    params: { projectId },
    formKey: undefined,
  });
  const insert = (changes: RoundChanges = {}) => insertScoredRound(context.db, { projectId, userId: chair.id }, changes);
  const page = async (query = "", language = "en") => {
    const caller = await asked({}, query, language);
    return readEvaluationPage(caller, await readReader(caller.request, caller.context));
  };
  const shown = async (query = "") => (await page(query)).result!;
  const round = async () =>
    (await context.db.selectFrom("evaluationRound").selectAll().where("projectId", "=", projectId).executeTakeFirst())!;
  const lastEvent = async () => (await readEvents(context.db, projectId, 1))[0];

  it("shows nothing before the reveal", async () => {
    expect(await page()).toMatchObject({ isUnderWay: false, round: null, result: null });
    await insert({ state: "open" });
    expect(await page()).toEqual({ title: "Evaluation", projectId, isChair: true, isUnderWay: true, round: null, result: null });
  });

  it("says in words who leads, how safely, and who was knocked out by how much", async () => {
    await insert();
    const { verdict, ranking, knockedOut } = await shown();
    expect(verdict.word).toBe("robust");
    expect(verdict.sentence).toMatch(
      /^Yunfan Software leads and stays first in [\d.]+% of the weightings consistent with your order; Northwind CRM overtakes only if/,
    );
    expect(verdict.reasons.map(({ holds }) => holds)).toEqual([true, true, true]);
    expect(ranking.map(({ name, rank }) => [name, rank])).toEqual([
      ["Yunfan Software", 1],
      ["Northwind CRM", 2],
    ]);
    expect(knockedOut.map(({ name, tests }) => [name, tests.map(({ text, short }) => [text, short])])).toEqual([
      ["Bluewater Systems", [["Minimum for Consulting services", "0.6667"]]],
      ["Redrock Cloud", [["Data stays in the country", null]]],
    ]);
    expect((await page("", "zh")).result?.verdict.sentence).toContain("只有当");
  });

  it("tells of agreed scores that decide, and of comparisons that contradict each other, with why they stand", async () => {
    const { roundId, vendorIds, idOf } = await insert();
    const place = { projectId, roundId, vendorId: vendorIds[2]!, criterionId: idOf("consulting") };
    const agreed = {
      value: 3,
      reason: "Talked over",
      moderatedBy: chair.id,
      moderatorName: "chair",
      moderatedAt: context.now(),
      version: 1,
    };
    await context.db
      .insertInto("moderatedScore")
      .values({ ...place, ...agreed })
      .execute();
    const { scorecard } = await round();
    const card = JSON.parse(scorecard) as RoundCard;
    const [top, ...rest] = card.weighed;
    const pairwise = {
      ...weighAlone(
        "pairwise",
        {
          kind: "pairs",
          pairs: [
            ["a", "b", 9],
            ["b", "c", 9],
            ["a", "c", 1 / 9],
          ],
        },
        ["a", "b", "c"],
      )!.pairwise!,
    };
    const weighings = [{ groupId: "", weigher: "agreed" as const, judgement: null, reason: "The board insists" }];
    const changed = canonicalText({ ...card, scorecard: { ...card.scorecard, weighings }, weighed: [{ ...top!, pairwise }, ...rest] });
    await context.db
      .updateTable("evaluationRound")
      .set({ scorecard: changed, scorecardHash: textHash(changed) })
      .execute();
    const { warnings } = await shown();
    expect(warnings).toContain(
      "Bluewater Systems passes “Minimum for Consulting services” only by scores that were agreed on. By what the members gave, it does not.",
    );
    expect(warnings.at(-1)).toMatch(
      /^The comparisons that weigh the criteria at the top contradict .* They stand because: The board insists$/,
    );
  });

  it("keeps vendors that withdrew, and those with an amount missing, apart", async () => {
    const [first, second] = usualVendors as [RoundVendor, RoundVendor];
    await insert({ vendors: [first, { ...second, stage: "withdrawn" }, { ...second, name: "Later", costs: [] }] });
    const { verdict, ranking, withdrawn, warnings } = await shown();
    expect(withdrawn).toEqual(["Northwind CRM"]);
    expect(ranking.map(({ name, rank, remarks }) => [name, rank, remarks])).toEqual([
      ["Yunfan Software", 1, []],
      ["Later", null, ["Held: a cost or an amount is missing"]],
    ]);
    expect(verdict.word).toBe("open");
    expect(warnings).toContain("Later cannot be ranked: a cost or an amount is missing, or not above 0.");
  });

  it("says so where scores are missing, where one vendor is left, and where none is", async () => {
    const [first, second, third] = usualVendors as [RoundVendor, RoundVendor, RoundVendor];
    await insert({ vendors: [first, { ...second, scores: [[null, 3, null], second.scores[1]!, second.scores[2]!] }] });
    const { verdict, ranking } = await shown();
    expect(verdict.sentence).toContain("scores or amounts are missing");
    expect(ranking.find(({ name }) => name === "Northwind CRM")?.total).toMatch(/^[\d.]+ to [\d.]+$/);

    projectId = await addProject(context, chair);
    await insert({ vendors: [first, third] });
    expect((await shown()).verdict.sentence).toContain("Yunfan Software is the only vendor left");

    projectId = await addProject(context, chair);
    await insert({ vendors: [third] });
    expect((await shown()).verdict).toMatchObject({ word: "open", sentence: "No vendor is left to choose." });
  });

  it("says nothing of agreement where no vendor is left, and marks everyone who is out", async () => {
    await insert({ vendors: [usualVendors[2] as RoundVendor] });
    const caller = await asked({});
    const { scores } = await readModerationPage(caller, await readReader(caller.request, context));
    expect(scores?.agreement.compared).toBe(0);
    expect(scores?.vendors.map(({ isOut }) => isOut)).toEqual([true]);
  });

  it("opens the second envelopes of those that passed, and never the others", async () => {
    await insert({ method: { envelopes: 2, normalisation: "ratio" } });
    const sealed = await page();
    expect(sealed.round?.envelopes).toMatchObject({ areOpen: false, passes: 2, waits: 0 });
    expect(sealed.result?.hasCosts).toBe(false);
    expect(sealed.result?.method.slice(0, 2)).toEqual([
      "The prices are sealed, so costs do not count yet. Once they are opened:",
      "Costs count as the lowest price over the vendor's price.",
    ]);
    expect(JSON.stringify(sealed)).not.toContain("¥");
    await openPrices(await asked({ version: 1 }));
    const open = await page();
    expect(open.round?.envelopes).toMatchObject({ areOpen: true, passing: "Yunfan Software and Northwind CRM" });
    expect(open.result?.ranking.map(({ cost }) => cost)).toEqual([expect.stringContaining("619"), expect.stringContaining("499")]);
    expect(JSON.stringify(open)).not.toContain("289,");
    expect(await lastEvent()).toMatchObject({ command: "evaluation.openPrices" });
    await expect(openPrices(await asked({ version: 2 }))).rejects.toMatchObject({ code: "round.pricesOpen" });
  });

  it("lets prices of the second envelope be seen and entered once it is open, of those that passed alone", async () => {
    const { vendorIds } = await insert({ method: { envelopes: 2 } });
    const states = async () => {
      const prices = await readPriceEnvelopes(context.db, projectId);
      return vendorIds.map((id) => [prices.isSealed(id), prices.mayEnter(id)]);
    };
    expect(await states()).toEqual(vendorIds.map(() => [true, false]));
    await openPrices(await asked({ version: 1 }));
    expect(await states()).toEqual([
      [false, true],
      [false, true],
      [true, false],
      [true, false],
    ]);
    await expect(requireEnterablePrices(context.db, projectId, vendorIds[3]!)).rejects.toMatchObject({ code: "vendor.pricesSealed" });
    await context.db.updateTable("evaluationRound").set({ state: "decided" }).where("projectId", "=", projectId).execute();
    await expect(requireEnterablePrices(context.db, projectId, vendorIds[0]!)).rejects.toMatchObject({ code: "vendor.offersLocked" });
  });

  it("opens no prices while missing scores decide who passes", async () => {
    const [first, second] = usualVendors as [RoundVendor, RoundVendor];
    await insert({ method: { envelopes: 2 }, vendors: [first, { ...second, scores: [[null, 2.5, null], ...second.scores.slice(1)] }] });
    await expect(openPrices(await asked({ version: 1 }))).rejects.toMatchObject({
      code: "round.undecided",
      parameters: { names: "Northwind CRM" },
    });
  });

  it("lets the chair part equals where the rules end with the chair", async () => {
    const [first] = usualVendors as [RoundVendor];
    const { vendorIds } = await insert({ vendors: [first, { ...first, name: "Twin" }] });
    const tied = await shown();
    expect(tied.verdict.sentence).toBe("Yunfan Software and Twin share the first place, and no declared rule parts them.");
    expect(tied.ties).toHaveLength(1);
    const order = [vendorIds[1]!, vendorIds[0]!];
    await expect(settleTie(await asked({ version: 1, order: [order[0]!, order[0]!], reason: "Nearer" }))).rejects.toMatchObject({
      code: "round.tieTwice",
    });
    await settleTie(await asked({ version: 1, order, reason: "Nearer" }));
    const parted = await shown();
    expect(parted.ranking.map(({ name, rank }) => [name, rank])).toEqual([
      ["Twin", 1],
      ["Yunfan Software", 1],
    ]);
    expect(parted.verdict.sentence).toContain("Twin leads");
    expect(JSON.parse((await round()).chairOrder ?? "")).toEqual(order);
    expect(await lastEvent()).toMatchObject({ command: "evaluation.settleTie" });
    await expect(settleTie(await asked({ version: 1, order, reason: "Again" }))).rejects.toMatchObject({ code: "round.state" });
  });

  it("warns of rank reversal, and tries the ranking without each vendor, where prices count against each other", async () => {
    await insert({ method: { normalisation: "ratio" } });
    expect((await shown()).reversal?.map(({ vendor, ranking }) => [vendor, ranking])).toEqual([
      ["Yunfan Software", ["Northwind CRM"]],
      ["Northwind CRM", ["Yunfan Software"]],
    ]);
  });

  it("takes weights to try out from the address", async () => {
    const { idOf } = await insert();
    const { whatIf } = await shown(`?w.${idOf("cost")}=90&w.${idOf("service")}=x&w.nobody=5`);
    expect(whatIf.points).toEqual([[idOf("cost"), 90]]);
  });

  it("is not for viewers", async () => {
    await insert();
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");
    expect((await projectCallerOf(context, viewer, projectId)).can("vendors.result")).toBe(false);
  });
});
