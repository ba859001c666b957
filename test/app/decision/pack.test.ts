import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { AppLoadContext } from "@remix-run/node";
import { afterAll, beforeEach, expect, it } from "vitest";

import { evaluateCommand } from "#app/cli/evaluate.ts";
import { draftDecision } from "#app/decision/draft.server.ts";
import { downloadPack } from "#app/decision/pack-file.server.ts";
import { readPackPage } from "#app/decision/pack-page.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { runCommand } from "#test/support/command.ts";
import { openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { addDecisionWorld, evaluationArgs, type DecisionWorld } from "#test/support/decision-world.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "rollout-pack-"));
afterAll(() => rmSync(folder, { recursive: true }));

forEachDatabase((dialect, openTest) => {
  let context: AppLoadContext;
  let world: DecisionWorld;

  beforeEach(async () => {
    context = await openContext(await openTest());
    world = await addDecisionWorld(context);
  });

  const callerAt = async (query = "") => {
    const caller = await evaluationArgs(context, world.li, world.projectId, {});
    return { ...caller, request: new Request(`http://localhost:3000/projects/p/decision/pack${query}`) };
  };
  const page = async (query = "") => {
    const caller = await callerAt(query);
    return readPackPage(caller, await readReader(caller.request, context));
  };

  it("is a model file from which anybody computes the same result, with everything that was said beside it", async () => {
    const answer = await downloadPack(await callerAt("/file?format=json"));
    const text = await answer.text();
    const name = `pack-${dialect}.json`;
    writeFileSync(path.join(folder, name), text);
    const run = await runCommand(evaluateCommand, [name, "--json"], { env: {}, workingDirectory: folder });
    const computed = run.json() as { vendors: { id: string; total: number; rank: number | null; eligible: boolean }[] };
    const { evidence } = JSON.parse(text) as { evidence: { figures: { results: { id: string; total: number }[] } } };
    expect(computed.vendors.map(({ id, total }) => [id, total.toFixed(9)])).toEqual(
      evidence.figures.results.map(({ id, total }) => [id, total.toFixed(9)]),
    );
    expect(computed.vendors.map(({ rank, eligible }) => [rank, eligible])).toEqual([
      [1, true],
      [2, true],
      [null, false],
    ]);
  });

  it("shows every score with its comment, who is recused, the requirement that is missed, and the decision once there is one", async () => {
    const before = await page();
    expect(before.decision).toBeNull();
    expect(before.scores.flatMap(({ criteria }) => criteria.flatMap(({ said }) => said))).toHaveLength(16);
    expect(before.members.find(({ name }) => name === "wang")?.recused).toMatchObject([{ vendor: "Beta" }]);
    expect(before.requirements[0]?.findings.find(({ vendor }) => vendor === "Gamma")?.isMet).toBe(false);
    const words = { vendorId: world.vendors.alpha, recommendation: "The best service.", conditions: "", dissent: "" };
    await draftDecision(await evaluationArgs(context, world.chair, world.projectId, words));
    expect((await page()).decision).toMatchObject({ number: 1, vendorName: "Alpha" });
    for (const none of ["2", "0", "first", "-1"]) await expect(page(`?decision=${none}`), none).rejects.toMatchObject({ status: 404 });
  });

  it("has on its first page who is chosen and who has not signed, and numbers the parts that it has", async () => {
    const before = await page();
    expect(before.sections.map(({ part, mark }) => `${mark} ${part}`)).toEqual([
      "1 scorecard",
      "2 knockOuts",
      "3 sensitivity",
      "4 method",
      "A offers",
      "B meanings",
      "C findings",
      "D stability",
      "E scores",
      "F fingerprints",
    ]);
    const words = { vendorId: world.vendors.alpha, recommendation: "The best service.", conditions: "", dissent: "" };
    await draftDecision(await evaluationArgs(context, world.chair, world.projectId, words));
    const { decision, waiting } = await page();
    expect(decision?.count).toMatchObject({ outcome: "open", inFavour: 0 });
    expect(waiting.length).toBeGreaterThanOrEqual(decision?.count.seats ?? Infinity);
  });

  it("holds what each vendor offered with its costs by year, and beside each criterion what the group gave", async () => {
    const { offers, criteria, result } = await page();
    const alpha = offers.offers.find(({ name }) => name === "Alpha");
    expect(alpha?.costs).toHaveLength(1);
    expect(alpha?.presentValue).toBe(result.rows.find(({ name }) => name === "Alpha")?.cost);
    expect(offers.years.length).toBe(alpha?.costs[0]?.years.length);
    const scored = criteria.filter(({ kind }) => kind === "score");
    expect(scored.length).toBeGreaterThan(0);
    for (const { given } of scored) expect(given.find(({ vendor }) => vendor === world.vendors.alpha)?.text).toMatch(/^\d\.\d$/);
  });

  it("lets no prices out and no vendor be chosen while they are sealed", async () => {
    await context.db.updateTable("evaluationRound").set({ pricesOpenedAt: null }).where("id", "=", world.roundId).execute();
    const words = { vendorId: world.vendors.alpha, recommendation: "The best service.", conditions: "", dissent: "" };
    await expect(draftDecision(await evaluationArgs(context, world.chair, world.projectId, words))).rejects.toMatchObject({
      code: "decision.pricesSealed",
    });
    const sealed = await page();
    expect(sealed.result.rows.map(({ cost }) => cost)).toEqual([null, null, null]);
    expect(sealed.offers.offers.flatMap(({ costs, presentValue }) => [...costs, presentValue].filter(Boolean))).toEqual([]);
  });
});
