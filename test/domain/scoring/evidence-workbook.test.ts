import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { criterion, evaluate, members, model, scores, vendor } from "./small-model.ts";

import { evidenceWorkbook } from "#app/domain/scoring/evidence-workbook.ts";
import { evidenceWords } from "#app/domain/scoring/evidence/words.ts";
import { aggregations, normalisations, type Ballot, type ScoringModel } from "#app/domain/scoring/model.ts";
import type { Workbook, WorkbookCell } from "#app/domain/sheet/workbook.ts";
import { calculate } from "#test/support/spreadsheet.ts";

const names = { criterion: (id: string) => `criterion ${id}`, vendor: (id: string) => `vendor ${id}`, member: (id: string) => id };

function workbookOf(given: ScoringModel, language: "en" | "zh" = "en"): Workbook {
  const { prepared, results, standings } = evaluate(given);
  return evidenceWorkbook({ prepared, results, standings, names, words: evidenceWords[language] });
}

function sheetOf({ sheets }: Workbook, name: string): readonly (readonly WorkbookCell[])[] {
  return sheets.find((sheet) => sheet.name === name)?.rows ?? [];
}

/** Every formula whose value, calculated anew, is not the one that the engine found. */
function differences(workbook: Workbook): readonly string[] {
  const calculated = calculate(workbook);
  return workbook.sheets.flatMap(({ name, rows }, sheet) =>
    rows.flatMap((row, line) =>
      row.flatMap((cell, column) => {
        if (typeof cell !== "object" || cell === null) return [];
        const found = calculated[sheet]![line]![column]!;
        const isEqual =
          typeof found === "number" && typeof cell.value === "number"
            ? Math.abs(found - cell.value) <= Math.max(1e-9, 1e-12 * Math.abs(cell.value))
            : found === cell.value;
        return isEqual ? [] : [`${name} ${line + 1}/${column + 1}: ${found} for ${cell.value} = ${cell.formula}`];
      }),
    ),
  );
}

const who = members("one", "two", "three", "four", "five");
const small = model({
  criteria: [
    criterion("quality", 3, {
      children: [
        criterion("a", 2),
        criterion("b", 1, {
          valuePoints: [
            [0, 0],
            [2, 0.8],
            [5, 1],
          ],
        }),
      ],
    }),
    criterion("weeks", 1, { kind: "lowerIsBetter", anchors: [20, 50] }),
    criterion("cost", 2, { kind: "cost", anchors: [100, 1000], discountRate: 0.1 }),
  ],
  members: who,
  vendors: [vendor("x", { facts: { weeks: 26, cost: [100, 110, 121] } }), vendor("y", { facts: { weeks: 40, cost: [550] } })],
  scores: [
    ...scores("x", { a: [0, 3, 4, 4, 5], b: [2, 2, 2, 3, 1] }, who),
    ...scores("y", { a: [1, 1, 2, 2, 2], b: [5, 5, 4, 4, 4] }, who),
  ],
});

describe("the workbook of an evaluation", () => {
  it("holds totals and ranks as formulas with the numbers of the engine", () => {
    const { totals } = evaluate(small);
    const workbook = workbookOf(small);

    expect(sheetOf(workbook, "Ranks").map((row) => row[2])).toEqual([
      "Rank",
      expect.objectContaining({ value: 1 }),
      expect.objectContaining({ value: 2 }),
    ]);
    expect(
      sheetOf(workbook, "Totals")
        .slice(1)
        .map((row) => row[4]),
    ).toEqual(totals.map((value) => expect.objectContaining({ value })));
    expect(differences(workbook)).toEqual([]);
  });

  it("counts the costs of later years less: 100 now, 110 and 121 at 10 % are 300", () => {
    const row = sheetOf(workbookOf(small), "Costs and amounts").find(([, what]) => what === "Present value");

    expect(row?.[2]).toEqual(expect.objectContaining({ formula: expect.stringContaining("NPV(") }));
    expect(row?.[2]).toMatchObject({ value: expect.closeTo(300, 9) });
  });

  it("keeps the members' own scores beside a moderated one, with its reason", () => {
    const moderated = [{ vendor: "x", criterion: "a", value: 2, reason: "=the demonstration failed" }];
    const workbook = workbookOf({ ...small, moderated });
    const row = sheetOf(workbook, "Group scores").find(([of, what]) => of === "vendor x" && what === "criterion a");

    expect(row?.slice(2, 6)).toEqual([
      expect.objectContaining({ value: 3.2 }),
      2,
      expect.objectContaining({ value: 2 }),
      "=the demonstration failed",
    ]);
    expect(differences(workbook)).toEqual([]);
  });

  it("tells in words who said nothing, and leaves what is not known empty", () => {
    const silent: readonly Ballot[] = [
      { state: "recused", member: "one", vendor: "x", criterion: null },
      { state: "abstain", member: "two", vendor: "x", criterion: "a" },
    ];
    const unscored = model({
      ...small,
      vendors: [vendor("x"), small.vendors[1]!],
      scores: [...silent, ...scores("y", { a: [1, 1, 1, 1, 1] }, who)],
    });
    const workbook = workbookOf(unscored, "zh");
    const row = sheetOf(workbook, "评分").find(([of, what]) => of === "vendor x" && what === "criterion a");

    expect(row?.slice(2)).toEqual(["回避", "弃权", "未评", "未评", "未评"]);
    expect(sheetOf(workbook, "总分")[1]?.[4]).toMatchObject({ value: "" });
    expect(sheetOf(workbook, "排名")[1]?.[3]).toBe("暂缓：缺少费用或数值");
    expect(differences(workbook)).toEqual([]);
  });

  it.each(aggregations)("makes the group's score by %s of members who count differently, one of them not at all", (aggregation) => {
    const weights = [1, 2, 0, 3, 1];
    const unequal = who.map(({ id }, at) => ({ id, weight: weights[at]! }));

    expect(differences(workbookOf({ ...small, aggregation, members: unequal }))).toEqual([]);
  });

  it("names ranges of other sheets so that blanks and quotes in their names do no harm", () => {
    const { prepared, results, standings } = evaluate(small);
    const words = { ...evidenceWords.en, sheets: { ...evidenceWords.en.sheets, scores: "What 'they' said" } };
    const workbook = evidenceWorkbook({ prepared, results, standings, names, words });

    expect(workbook.names).toContainEqual({ name: "MemberWeights", range: "'What ''they'' said'!$C$2:$G$2" });
    expect(differences(workbook)).toEqual([]);
  });

  it("gives sheets without rows for a model without members or scores", () => {
    expect(differences(workbookOf({ ...small, members: [], scores: [] }))).toEqual([]);
  });

  it("comes to the engine's numbers for any model", () => {
    fc.assert(
      fc.property(anyModel, (given) => {
        expect(differences(workbookOf(given))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

const leafIds = ["a", "b", "c", "d"];
const score = fc.oneof(fc.constantFrom(0, 1, 2, 3, 4, 5), fc.double({ min: 0, max: 5, noNaN: true }));
const cost = fc.double({ min: 1, max: 5_000_000, noNaN: true });
const factsOf = fc.record(
  { weeks: fc.double({ min: 1, max: 80, noNaN: true }), cost: fc.array(cost, { minLength: 1, maxLength: 6 }), fee: cost },
  { requiredKeys: [] },
);

const anyModel = fc
  .record({
    weights: fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 7, maxLength: 7 }),
    memberWeights: fc.oneof(
      fc.constant<readonly number[]>([1, 1, 1, 1, 1, 1]),
      fc.array(fc.constantFrom(0, 1, 2, 0.5), { minLength: 5, maxLength: 5 }).map((some): readonly number[] => [1, ...some]),
    ),
    applicable: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
    facts: fc.array(factsOf, { minLength: 1, maxLength: 4 }),
    given: fc.infiniteStream(fc.option(score, { freq: 12 })),
    moderated: fc.array(fc.record({ leaf: fc.constantFrom(...leafIds), value: score }), { maxLength: 2 }),
    failed: fc.integer({ min: -1, max: 3 }),
    withdrawn: fc.integer({ min: -1, max: 3 }),
    aggregation: fc.constantFrom(...aggregations),
    normalisation: fc.constantFrom(...normalisations),
    minimum: fc.option(fc.double({ min: 0, max: 5, noNaN: true })),
    rate: fc.double({ min: 0, max: 0.3, noNaN: true }),
  })
  .map(({ weights, memberWeights, applicable, facts, given, ...rest }): ScoringModel => {
    const people = memberWeights.map((weight, at) => ({ id: `m${at}`, weight }));
    const vendors = facts.map((own, at) =>
      vendor(`v${at}`, { isMandatoryFailed: at === rest.failed, isWithdrawn: at === rest.withdrawn, facts: own }),
    );
    const [one = 1, two = 1, three = 1, four = 1, five = 1, six = 1, seven = 1] = weights;
    return model({
      criteria: [
        criterion("a", one, { minimum: rest.minimum }),
        criterion("group", two, {
          children: [
            criterion("b", three, { isApplicable: applicable[0]! }),
            criterion("c", four, {
              isApplicable: applicable[1]!,
              scale: [-5, 5],
              valuePoints: [
                [-5, 0.1],
                [0, 0.1],
                [1.5, 0.7],
                [5, 0.95],
              ],
            }),
          ],
        }),
        criterion("d", five, { isApplicable: applicable[2]! }),
        criterion("weeks", six, { kind: "lowerIsBetter", anchors: [20, 50] }),
        criterion("cost", seven, { kind: "cost", anchors: [1_000_000, 4_000_000], discountRate: rest.rate }),
        criterion("fee", 0, { kind: "cost", anchors: [10, 4_000_000] }),
      ],
      members: people,
      vendors,
      scores: vendors.flatMap(({ id }) =>
        scores(id, Object.fromEntries(leafIds.map((leaf) => [leaf, people.map(() => given.next().value ?? null)])), people),
      ),
      moderated: rest.moderated.map(({ leaf, value }) => ({ vendor: "v0", criterion: leaf, value, reason: "agreed" })),
      aggregation: rest.aggregation,
      normalisation: rest.normalisation,
      moneyPerPoint: rest.normalisation === "money" ? 50_000 : null,
    });
  });
