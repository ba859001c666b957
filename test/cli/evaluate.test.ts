import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "#app/cli/command.ts";
import { evaluateCommand } from "#app/cli/evaluate.ts";
import { en } from "#app/http/evaluation-file/texts.en.ts";
import { zh } from "#app/http/evaluation-file/texts.zh.ts";
import { modelProblemCodes } from "#app/domain/scoring/model-problem.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rollout-evaluate-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  const printed: string[] = [];
  const explained: string[] = [];
  const status = await evaluateCommand.run(args, {
    env: {},
    workingDirectory: folder,
    print: (text) => void printed.push(text),
    explain: (text) => void explained.push(text),
    giveWay: () => undefined,
  });
  return { status, printed, explained, document: () => JSON.parse(printed[0] ?? "null") };
}

let written = 0;
function write(content: unknown): string {
  const name = `model-${written++}.json`;
  writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
  return name;
}

const evaluate = (content: unknown, ...args: string[]) => run(write(content), "--json", ...args);

const memberIds = ["E1", "E2", "E3", "E4", "E5"];
const table: Readonly<Record<string, readonly (readonly number[])[]>> = {
  alpha: [
    [4, 4, 5, 4, 4],
    [4, 3, 4, 4, 4],
  ],
  beta: [
    [3, 3, 2, 3, 3],
    [3, 3, 4, 3, 3],
  ],
  gamma: [
    [4, 4, 4, 4],
    [3, 3, 3, 4],
  ],
  delta: [
    [1, 2, 1, 1, 2],
    [5, 5, 5, 5, 5],
  ],
};

/** The form of the contract, with one vendor knocked out and one member recused. */
const committee = (changes: object = {}) => ({
  criteria: [
    { id: "consulting", name: { en: "Consulting", zh: "咨询服务" }, weight: 0.5, kind: "score", scale: [0, 5], minimum: 2, children: [] },
    { id: "ease", weight: 0.2 },
    { id: "time", weight: 0.1, kind: "lowerIsBetter", unit: "weeks", anchors: [20, 52] },
    { id: "cost", weight: 0.2, kind: "cost", anchors: [400000, 900000], discountRate: 0.08 },
  ],
  vendors: [
    { id: "alpha", name: "Alpha", mandatoryFailed: false, facts: { time: 26, cost: [260000, 90000, 90000, 90000, 90000, 90000] } },
    { id: "beta", name: { en: "Beta", zh: "贝塔" }, facts: { time: 40, cost: [300000, 90000, 90000, 90000, 90000, 90000] } },
    { id: "gamma", facts: { time: 36, cost: [400000, 90000, 90000, 90000, 90000, 90000] } },
    { id: "delta", facts: { time: 20, cost: [100000, 50000, 50000, 50000, 50000, 50000] } },
  ],
  members: memberIds.map((id) => ({ id, weight: 1 })),
  scores: [
    ...Object.entries(table).flatMap(([vendor, rows]) =>
      rows.flatMap((row, at) =>
        row.map((value, member) => ({ member: memberIds[member], vendor, criterion: ["consulting", "ease"][at], value })),
      ),
    ),
    { member: "E5", vendor: "gamma", criterion: "*", state: "recused" },
  ],
  normalisation: "absolute",
  aggregation: "mean",
  seed: 7,
  samples: 2000,
  weightConstraint: "none",
  ...changes,
});

const small = (changes: object = {}) => ({
  criteria: [{ id: "x", weight: 1 }],
  vendors: [{ id: "a" }, { id: "b" }],
  members: [{ id: "one" }, { id: "two" }],
  scores: ["one", "two"].flatMap((member) => [
    { member, vendor: "a", criterion: "x", value: 4 },
    { member, vendor: "b", criterion: "x", value: 2 },
  ]),
  samples: 100,
  ...changes,
});

describe("rollout evaluate", () => {
  it("prints the document of the contract", async () => {
    const { status, document, explained } = await evaluate(committee());
    const { vendors, ranking, knockOuts, stability, agreement, leaveOneOut, smaa, verdict, warnings, method } = document();

    expect([status, explained]).toEqual([0, []]);
    // Cost of alpha: 260,000 and five years of 90,000 at 8 % (factor 3.9927100371).
    expect(vendors[0].tco).toBeCloseTo(260000 + 90000 * 3.9927100371, 3);
    expect(vendors[0].values).toMatchObject({ consulting: expect.closeTo(0.84, 12), ease: expect.closeTo(0.76, 12), time: 0.8125 });
    expect(vendors[0].total).toBeCloseTo(100 * (0.5 * 0.84 + 0.2 * 0.76 + 0.1 * 0.8125 + (0.2 * (900000 - 619343.903337)) / 500000), 6);
    expect(vendors[0].interval).toEqual([vendors[0].total, vendors[0].total]);
    expect(vendors[0].means).toEqual({ consulting: 4.2, ease: 3.8 });
    expect(
      vendors.map(({ id, eligible, rank, provisional }: { id: string; eligible: boolean; rank: number; provisional: boolean }) => [
        id,
        eligible,
        rank,
        provisional,
      ]),
    ).toEqual([
      ["alpha", true, 1, false],
      ["beta", true, 3, false],
      ["gamma", true, 2, false],
      ["delta", false, null, false],
    ]);
    expect(ranking).toEqual(["alpha", "gamma", "beta"]);
    expect(knockOuts).toEqual([{ vendor: "delta", rule: "minimumScore", criterion: "consulting", value: 1.4, minimum: 2 }]);
    expect(Object.keys(stability)).toEqual(["consulting", "ease", "time", "cost"]);
    expect(Object.keys(stability.consulting)).toEqual(["weight", "low", "high", "lowBy", "highBy"]);
    expect(agreement).toMatchObject({
      method: "exact",
      raters: ["E1", "E2", "E3", "E4"],
      icc: { A1: expect.any(Number), Ak: expect.any(Number), C1: expect.any(Number) },
    });
    expect(Object.keys(agreement.byCriterion)).toEqual(["consulting", "ease"]);
    expect(Object.keys(leaveOneOut)).toEqual(memberIds);
    expect(leaveOneOut.E1.winner).toBe("alpha");
    expect(smaa.rankAcceptability.alpha).toHaveLength(3);
    expect(Object.keys(smaa)).toEqual(expect.arrayContaining(["centralWeights", "confidence", "pairwise", "entropyBits"]));
    expect(verdict).toMatchObject({ word: "robust", text: "Robust", winner: "alpha" });
    expect(warnings.map(({ code }: { code: string }) => code)).toEqual(["knockOut.borderline"]);
    expect(method).toMatchObject({ normalisation: "absolute", aggregation: "mean", seed: 7, samples: 2000, weightConstraint: "none" });
  });

  it("prints the same bytes for the same file in every time zone", async () => {
    const file = write(committee({ scoreVariation: "bootstrap", weightConstraint: "ordinal" }));
    const zone = process.env["TZ"];
    const outputs = new Set<string>();
    for (const timeZone of ["UTC", "Asia/Shanghai", "Europe/London", "America/New_York"]) {
      process.env["TZ"] = timeZone;
      outputs.add((await run(file, "--json")).printed.join("\n"));
    }
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;

    expect(outputs.size).toBe(1);
    expect((await evaluate(committee({ scoreVariation: "bootstrap", weightConstraint: "ordinal", seed: 8 }))).printed[0]).not.toBe(
      [...outputs][0],
    );
  });

  it("prints a table and the verdict in words, in both languages, with the names of the file", async () => {
    const file = write(committee());
    const english = (await run(file)).printed.join("\n");
    const chinese = (await run(file, "--language", "zh")).printed.join("\n");

    expect(english).toMatch(/1 +7[\d.]+ +619,344 +Alpha/);
    expect(english).toContain("knocked out: the minimum of Consulting");
    expect(english).toContain("Robust: Alpha");
    expect(chinese).toMatch(/619,344 +Alpha/);
    expect(chinese).toContain("贝塔");
    expect(chinese).toContain("已淘汰：咨询服务 的最低分");
    expect(chinese).toContain("稳健：Alpha");
  });

  it("weighs judgements of pairs that stand alone in the file", async () => {
    const pairwise = {
      pairwise: {
        items: ["a", "b", "c"],
        judgements: [
          ["a", "b", 3],
          ["b", "c", 2],
          ["a", "c", 4],
        ],
      },
      randomIndex: "saaty2005",
    };
    const found = (await evaluate(pairwise)).document();

    expect(Object.keys(found).slice(0, 5)).toEqual(["weights", "lambdaMax", "ci", "cr", "worst"]);
    expect(found.weights.a).toBeCloseTo(0.625, 3);
    expect(found.lambdaMax).toBeCloseTo(3.0183, 4);
    expect(found.cr).toBeCloseTo(0.0176, 4);
    expect(found.worst).toMatchObject({ first: "a", second: "b", value: 3 });
    expect((await run(write(pairwise), "--language", "zh")).printed.join("\n")).toContain("一致性比率 0.0176（saaty2005）：可接受。");
  });

  it("combines the judgements of several people", async () => {
    const judgements = (ratio: number) => [["a", "b", ratio]];
    const members = [
      { id: "one", judgements: judgements(2) },
      { id: "two", judgements: judgements(8) },
    ];

    expect((await evaluate({ pairwise: { items: ["a", "b"], members } })).document().weights.a).toBeCloseTo(0.8, 9);
  });

  it("weighs criteria by what members say of them", async () => {
    const children = [{ id: "y" }, { id: "z" }];
    const judged = { method: "pairwise", byMember: { one: [["y", "z", 3]], two: [["y", "z", 1 / 3]] } };
    const criteria = [{ id: "x" }, { id: "group", children, weighting: judged }];
    const weighting = { method: "rank", byMember: { one: { x: 1, group: 2 }, two: { x: 1, group: 1 } } };
    const scores = small().scores.flatMap((score) => ["x", "y", "z"].map((criterion) => ({ ...score, criterion })));
    const found = (await evaluate(small({ criteria, weighting, scores }))).document();

    expect(found.weights.x).toMatchObject({ weight: 0.625, members: [0.5, 0.75] });
    expect(found.weights.y).toMatchObject({ weight: 0.1875, local: 0.5, members: [0.25, 0.75] });
    expect(found.weighting).toMatchObject([
      { group: null, method: "rank" },
      { group: "group", method: "pairwise", cr: 0 },
    ]);
  });
});

describe("a file with something missing", () => {
  it("has intervals and provisional ranks for what nobody has scored, and no verdict", async () => {
    const found = (await evaluate(small({ scores: [] }))).document();

    expect(found.vendors).toMatchObject([
      { total: null, interval: [0, 100], rank: null, provisional: true, eligible: true },
      { total: null, interval: [0, 100], rank: null, provisional: true },
    ]);
    expect(found).toMatchObject({
      ranking: [],
      stability: {},
      verdict: { word: null },
      smaa: null,
      agreement: { kendallW: null, icc: { A1: null } },
    });
  });

  it("with one vendor ranks it, and leaves the verdict open", async () => {
    const one = small({ vendors: [{ id: "a" }], scores: small().scores.filter(({ vendor }) => vendor === "a") });

    expect((await evaluate(one)).document()).toMatchObject({
      ranking: ["a"],
      verdict: { word: null, winner: "a" },
      smaa: { rankAcceptability: { a: [1] } },
    });
  });

  it("with one member stays below the quorum", async () => {
    const one = small({ members: [{ id: "one" }], scores: small().scores.filter(({ member }) => member === "one") });

    expect((await evaluate(one)).document().vendors[0]).toMatchObject({ total: null, interval: [40, 90], provisional: true });
  });

  it("shows a withdrawn vendor, unranked and no measure for others", async () => {
    const withdrawn = small({ vendors: [{ id: "a", withdrawn: true }, { id: "b" }] });
    const found = (await evaluate(withdrawn)).document();

    expect(found.vendors[0]).toMatchObject({ id: "a", withdrawn: true, eligible: false, rank: null });
    expect(found.ranking).toEqual(["b"]);
    expect(found.warnings).toMatchObject([{ code: "vendor.withdrawn", text: "a has withdrawn." }]);
  });

  it("takes out a criterion that applies to no vendor, and scores of whoever is recused", async () => {
    const criteria = [
      { id: "x", weight: 1 },
      { id: "y", weight: 3 },
    ];
    const extra = [
      { criterion: "y", state: "not_applicable" },
      { member: "two", vendor: "b", criterion: "*", state: "recused" },
    ];
    const found = (await evaluate(small({ criteria, scores: [...small().scores, ...extra] }))).document();

    expect(Object.keys(found.weights)).toEqual(["x"]);
    expect(found.vendors[0].total).toBe(80);
    expect(found.vendors[1]).toMatchObject({ total: null, interval: [20, 70] });
    expect(found.warnings[0]).toMatchObject({ code: "vendor.incomplete" });
    expect(found.warnings[1]).toMatchObject({ code: "scores.recused", member: "two", vendor: "b", scores: 1 });
  });

  it("names fields that mean nothing, and goes on", async () => {
    const found = await evaluate(small({ criteria: [{ id: "x", weight: 1, wieght: 2 }], colour: "red" }));

    expect(found.status).toBe(0);
    expect(found.document().warnings.map(({ place }: { place: string }) => place)).toEqual(["criteria[0].wieght", "colour"]);
  });
});

describe("costs in money", () => {
  it("take points off at the price of a point, without end while a cost is missing", async () => {
    const changes = { normalisation: "money", moneyPerPoint: 20_000 };
    const { vendors } = committee();
    const bought = (await evaluate(committee(changes))).document().vendors[0];
    const missing = committee({ ...changes, vendors: vendors.map((vendor) => ({ ...vendor, facts: { time: 26 } })) });

    // Alpha without costs: (0.5 x 0.84 + 0.2 x 0.76 + 0.1 x 0.8125) / 0.8 of 100 points, less 619,344 / 20,000.
    expect(bought.total).toBeCloseTo(81.65625 - 619343.903337 / 20_000, 6);
    expect((await evaluate(missing)).document().vendors[0]).toMatchObject({
      total: null,
      interval: [null, expect.closeTo(81.65625, 9)],
      held: true,
    });
    expect((await run(write(missing))).printed.join("\n")).toMatch(/up to 81\.7 +– +Alpha +held/);
  });
});

describe("relative prices", () => {
  it("carry a banner and the test of one vendor less", async () => {
    const found = (await evaluate(committee({ normalisation: "ratio" }))).document();

    expect(found.warnings[0]).toMatchObject({ code: "normalisation.relative" });
    expect(found.leaveOneVendorOut.map(({ vendor }: { vendor: string }) => vendor)).toEqual(["alpha", "beta", "gamma"]);
    expect((await evaluate(committee())).document().leaveOneVendorOut).toBeNull();
  });
});

describe("a file that cannot be evaluated", () => {
  const cost = { id: "cost", weight: 1, kind: "cost" };
  const score = (changes: object) => [...small().scores, { member: "one", vendor: "a", criterion: "x", value: 3, ...changes }];
  it.each<[string, unknown, RegExp]>([
    ["nothing at all", "", /not JSON.*\(file\.json\)/],
    ["a list", [], /must be of the type object.*file\.type/],
    ["an empty object", {}, /^criteria: is missing \(file\.missing\)$/m],
    ["no criteria", small({ criteria: [] }), /^criteria: there are no criteria/],
    ["no vendors", small({ vendors: [] }), /^vendors: there are no vendors/],
    [
      "weights that add up to 0",
      small({ criteria: [{ id: "x", weight: 0 }] }),
      /^criteria: the weights add up to 0: x \(model\.weights\.zero\)$/,
    ],
    [
      "a group whose weights add up to 0",
      small({ criteria: [{ id: "g", weight: 1, children: [{ id: "x", weight: 0 }] }] }),
      /^criteria\[0\]\.children: the weights add up to 0/,
    ],
    ["a negative weight", small({ criteria: [{ id: "x", weight: -1 }] }), /^criteria\[0\]\.weight: must be at least 0, not -1/],
    [
      "a weight that is text",
      small({ criteria: [{ id: "x", weight: "NaN" }] }),
      /^criteria\[0\]\.weight: must be of the type number, not "NaN"/,
    ],
    ["a weight beyond all numbers", JSON.stringify(small()).replace('"weight":1', '"weight":1e999'), /^criteria\[0\]\.weight: /],
    ["no weight", small({ criteria: [{ id: "x" }] }), /^criteria\[0\]\.weight: is missing.*weighting\.missing/],
    [
      "a score off the scale",
      small({ scores: score({ member: "two", vendor: "b", value: 6 }) }),
      /^scores\[4\]\.value: 6 is not on the scale from 0 to 5/m,
    ],
    ["an unknown member", small({ scores: score({ member: "E9" }) }), /^scores\[4\]\.member: there is no E9 \(model\.unknown\)$/],
    ["an unknown vendor", small({ scores: score({ vendor: "zeta" }) }), /^scores\[4\]\.vendor: there is no zeta/],
    ["an unknown criterion", small({ scores: score({ criterion: "q" }) }), /^scores\[4\]\.criterion: there is no q/],
    ["a cell scored twice", small({ scores: score({}) }), /^scores\[4\]: the same was said at scores\[0\] already/],
    [
      "a cell scored twice behind one that does not apply",
      small({
        criteria: [
          { id: "x", weight: 1 },
          { id: "y", weight: 1 },
        ],
        scores: [{ criterion: "y", state: "not_applicable" }, ...score({})],
      }),
      /^scores\[5\]: the same was said at scores\[1\] already/,
    ],
    ["a score without a value", small({ scores: [{ member: "one", vendor: "a", criterion: "x" }] }), /^scores\[0\]\.value: is missing/],
    [
      "a value where there is none",
      small({ scores: [{ member: "one", vendor: "a", criterion: "x", value: 3, state: "abstain" }] }),
      /^scores\[0\]\.value: there is no value where the state is "abstain"/,
    ],
    [
      "a state that nobody knows",
      small({ scores: [{ member: "one", vendor: "a", criterion: "x", state: "maybe" }] }),
      /^scores\[0\]\.state: must be one of score, not_yet, abstain, recused, not_applicable, not "maybe"/,
    ],
    [
      "a recusal from one criterion",
      small({ scores: [{ member: "one", vendor: "a", criterion: "x", state: "recused" }] }),
      /^scores\[0\]\.criterion: whoever has a conflict/,
    ],
    [
      "a criterion not applicable to one vendor",
      small({ scores: [{ vendor: "a", criterion: "x", state: "not_applicable" }] }),
      /^scores\[0\]: a criterion is not applicable to all vendors or to none/,
    ],
    [
      "a score of everything",
      small({ scores: [{ member: "one", vendor: "a", criterion: "*", value: 3 }] }),
      /^scores\[0\]\.criterion: a score is of one criterion/,
    ],
    [
      "nothing that applies",
      small({ scores: [{ criterion: "x", state: "not_applicable" }] }),
      /^criteria: no criterion is left that counts/,
    ],
    ["two vendors of one id", small({ vendors: [{ id: "a" }, { id: "a" }] }), /^vendors\[1\]\.id: a is the id at vendors\[0\]\.id, too/m],
    [
      "two criteria of one id",
      small({
        criteria: [
          { id: "x", weight: 1 },
          { id: "g", weight: 1, children: [{ id: "x", weight: 1 }] },
        ],
      }),
      /^criteria\[1\]\.children\[0\]\.id: x is the id at criteria\[0\]\.id, too/,
    ],
    ["an id that stands for all", small({ vendors: [{ id: "*" }] }), /^vendors\[0\]\.id: \* stands for all/],
    [
      "members whose scores do not count",
      small({
        members: [
          { id: "one", weight: 0 },
          { id: "two", weight: 0 },
        ],
      }),
      /^members: the scores of no member count/,
    ],
    [
      "a scale that falls",
      small({ criteria: [{ id: "x", weight: 1, scale: [5, 0] }] }),
      /^criteria\[0\]\.scale: the scale must rise: 5, 0/,
    ],
    ["a cost without anchors", small({ criteria: [cost] }), /^criteria\[0\]\.anchors: the best and the worst amount are missing/],
    [
      "anchors the wrong way round",
      small({ criteria: [{ ...cost, anchors: [9, 3] }] }),
      /^criteria\[0\]\.anchors: the first amount is the best/,
    ],
    [
      "a minimum on a cost",
      small({ criteria: [{ ...cost, anchors: [3, 9], minimum: 1 }] }),
      /^criteria\[0\]\.minimum: only what is scored/,
    ],
    [
      "a minimum off the scale",
      small({ criteria: [{ id: "x", weight: 1, minimum: 9 }] }),
      /^criteria\[0\]\.minimum: the minimum 9 is not on the scale/,
    ],
    [
      "a fact for what is scored",
      small({ vendors: [{ id: "a", facts: { x: 3 } }, { id: "b" }] }),
      /^vendors\[0\]\.facts\.x: x is judged by scores/,
    ],
    [
      "a moderated value without a reason",
      small({ moderated: [{ vendor: "a", criterion: "x", value: 3, reason: " " }] }),
      /^moderated\[0\]\.reason: a moderated value needs its reason/,
    ],
    ["bounds that contradict each other", small({ weightConstraint: { x: [0.1, 0.2] } }), /^weightConstraint: no weights that add up to 1/],
    ["a constraint that nobody knows", small({ weightConstraint: "loose" }), /^weightConstraint: is of none of the kinds.*"loose"/],
    ["more samples than the limit", small({ samples: 100_001 }), /^samples: must be at most 100000, not 100001/],
    [
      "more vendors than the limit",
      small({ vendors: Array.from({ length: 101 }, (_, at) => ({ id: `v${at}` })) }),
      /^vendors: 101 are more than the limit of 100/,
    ],
    ["money without the price of a point", small({ normalisation: "money" }), /^moneyPerPoint: .*model\.money\.noPrice/],
    ["nesting without end", `{"criteria":${"[".repeat(5_000)}${"]".repeat(5_000)}}`, /nested more than 80 deep/],
    [
      "a pair compared twice",
      {
        pairwise: {
          items: ["a", "b"],
          judgements: [
            ["a", "b", 3],
            ["b", "a", 2],
          ],
        },
      },
      /^pairwise\.judgements\[1\]: the same two are compared at pairwise\.judgements\[0\] already/,
    ],
    [
      "pairs that do not connect",
      { pairwise: { items: ["a", "b", "c"], judgements: [["a", "b", 3]] } },
      /^pairwise: no chain of judgements connects these with the others: c/,
    ],
    ["a judgement of 0", { pairwise: { items: ["a", "b"], judgements: [["a", "b", 0]] } }, /^pairwise\.judgements\[0\]\[2\]: /],
    [
      "swings without 100",
      small({ criteria: [{ id: "x" }], weighting: { method: "swing", byMember: { one: { x: 90 } } } }),
      /^weighting\.byMember\.one: the most important swing must be worth 100, not 90/,
    ],
    [
      "weights stated twice",
      small({ weighting: { method: "points", byMember: { one: { x: 90 } } } }),
      /^criteria\[0\]\.weight: the weight is stated here and follows from weighting, too/,
    ],
  ])("exits 1 with the place of %s", async (_, content, message) => {
    const { status, printed, explained } = await evaluate(content);

    expect(explained.join("\n")).toMatch(message);
    expect([status, printed]).toEqual([1, []]);
    const chinese = (await evaluate(content, "--language", "zh")).explained.join("\n");
    expect(chinese).toMatch(/[\u4e00-\u9fff].*（[a-zA-Z.]+）/);
    expect(chinese).not.toMatch(/\{\w+\}/);
  });

  it("has words for every problem, with the same details in both languages", () => {
    expect(Object.keys(en.problems)).toEqual(expect.arrayContaining([...modelProblemCodes]));
    const details = (texts: object) =>
      Object.entries(texts).map(([code, text]) => [code, [...String(text).matchAll(/\{\w+\}/g)].map(String).sort()]);
    for (const part of ["problems", "warnings", "rules", "reasons"] as const) expect(details(zh[part])).toEqual(details(en[part]));
  });
});

describe("wrong usage", () => {
  it.each([
    ["no file", []],
    ["two files", ["a.json", "b.json"]],
    ["a file that is not there", ["nowhere.json"]],
    ["a language that nobody speaks here", ["a.json", "--language", "fr"]],
    ["an unknown option", ["--fast"]],
  ])("is told for %s", async (_, args) => {
    await expect(run(...args)).rejects.toThrow(UsageError);
  });
});
