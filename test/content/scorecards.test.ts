import { describe, expect, it } from "vitest";

import { contentDirectory } from "./content-directory.ts";
import { expectBothLanguages } from "./languages.ts";

import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { demoRoles } from "#app/domain/scorecard/demo-script.ts";
import { questionsOf } from "#app/domain/scorecard/questionnaire.ts";
import { leavesOf, type CriterionTemplate } from "#app/domain/scorecard/scorecard-template.ts";
import { checkModel } from "#app/domain/scoring/check-model.ts";
import { weighTree } from "#app/domain/scoring/weigh-tree.ts";
import type { Bilingual } from "#app/domain/template/template.ts";
import { model, vendor } from "#test/domain/scoring/small-model.ts";

const library = await loadScorecards(contentDirectory);
const { scorecard, questionnaires, demoScripts, referenceQuestions } = library;
const { inventory } = await loadMethodology(contentDirectory);
const leaves = leavesOf(scorecard.criteria);
const questions = [...questionsOf(questionnaires.rfi), ...questionsOf(questionnaires.rfp)];

describe("the ready scorecard", () => {
  it("judges by six key points and 23 points of eight capabilities", () => {
    const [keyPoints, capabilities] = scorecard.criteria;

    expect(keyPoints?.children.map(({ id }) => id)).toEqual(["C01", "C02", "C03", "C04", "C05", "C06"]);
    expect(capabilities?.children.map(({ id, children }) => [id, children.length])).toEqual([
      ["C07", 3],
      ["C08", 3],
      ["C09", 2],
      ["C10", 3],
      ["C11", 3],
      ["C12", 3],
      ["C13", 3],
      ["C14", 3],
    ]);
    expect(leaves).toHaveLength(29);
  });

  it("describes each of the six scores of every criterion in words of its own", () => {
    const described = leaves.flatMap(({ levels }) => levels.flatMap(({ en, zh }) => [en, zh]));

    expect(leaves.filter(({ levels }) => levels.length !== 6)).toEqual([]);
    expect(new Set(described).size).toBe(29 * 6 * 2);
  });

  it("is a sound model of the engine, in which no more than four fifths are quality", () => {
    const { minimumTechnical, criteria } = scorecard;
    const cost = weighTree(criteria).leaves.find(({ criterion }) => criterion.id === "C06");

    expect(checkModel(model({ criteria, minimumTechnical, vendors: [vendor("one")] }))).toEqual([]);
    expect(cost?.weight).toBeGreaterThanOrEqual(0.2);
  });

  it("describes an amount at each level by what the anchors make it worth", () => {
    const [weeks, cost] = [leafOf("C05"), leafOf("C06")];
    const at = ([best, worst]: readonly [number, number], level: number) => worst + (level / 5) * (best - worst);

    for (let level = 0; level <= 5; level++) {
      expect(weeks.levels[level]?.en).toContain(String(at(weeks.anchors ?? [0, 0], level)));
      const percent = Math.round(100 * at(cost.anchorShares ?? [0, 0], level));
      if (level < 5) expect(cost.levels[level]?.en).toContain(`${percent} %`);
    }
  });

  it("asks for five to eight things that a supplier must fulfil", () => {
    expect(scorecard.mandatory.length).toBeGreaterThanOrEqual(5);
    expect(scorecard.mandatory.length).toBeLessThanOrEqual(8);
  });
});

describe("what suppliers and their customers are asked and show", () => {
  it("is evidence for every criterion: an answer of the supplier, and a scenario or a customer who confirms it", () => {
    const asked = new Set(questions.flatMap(({ criteria }) => criteria));
    const shown = new Set([...demoScripts, ...referenceQuestions].flatMap(({ criteria }) => criteria));

    expect(leaves.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
    expect(leaves.filter(({ id }) => !shown.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("asks for every mandatory requirement in writing", () => {
    const asked = new Set(questions.flatMap(({ mandatory }) => mandatory));

    expect(scorecard.mandatory.filter(({ id }) => !asked.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it("comes to about 15 and 35 questions, 12 to 15 for references", () => {
    expect(Math.abs(questionsOf(questionnaires.rfi).length - 15)).toBeLessThanOrEqual(2);
    expect(Math.abs(questionsOf(questionnaires.rfp).length - 35)).toBeLessThanOrEqual(4);
    expect(referenceQuestions.length).toBeGreaterThanOrEqual(12);
    expect(referenceQuestions.length).toBeLessThanOrEqual(15);
  });

  it("shows the problems of all four sides within a day", () => {
    const count = (role: string, item: string) => demoScripts.filter((each) => each.role === role && each.items.includes(item)).length;

    expect([count("sales", "H17"), count("marketing", "H18"), count("customers", "H19"), count("managers", "H20")]).toEqual([3, 5, 5, 4]);
    expect(new Set(demoScripts.map(({ role }) => role))).toEqual(new Set(demoRoles));
    expect(demoScripts.reduce((sum, { minutes }) => sum + minutes, 0)).toBeLessThanOrEqual(240);
  });
});

describe("the evaluation content", () => {
  it("answers every item of sections C and H of the methodology, and names no unknown one", () => {
    const used = new Set([
      ...criteriaItems(scorecard.criteria),
      ...[...scorecard.mandatory, ...questions, ...demoScripts].flatMap(({ items }) => items),
    ]);
    const known = new Set(inventory.items.map(({ id }) => id));
    const wanted = [...known].filter((id) => /^[CH]/.test(id));

    expect(wanted.filter((id) => !used.has(id))).toEqual([]);
    expect([...used].filter((id) => !known.has(id))).toEqual([]);
  });

  it("says everything in both languages, Chinese set as Chinese is", () => {
    for (const [place, text] of textsOf(library)) {
      expectBothLanguages(text, place);
      expect(text.zh, place).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u4e00-\u9fff]/);
      expect(text.zh, place).not.toMatch(/[，。；：？！）][ ]|[ ][，。；：？！（]/);
    }
  });
});

function leafOf(id: string): CriterionTemplate {
  const leaf = leaves.find((each) => each.id === id);
  if (leaf === undefined) throw new Error(`no criterion ${id}`);
  return leaf;
}

function criteriaItems(criteria: readonly CriterionTemplate[]): readonly string[] {
  return criteria.flatMap(({ items, children }) => [...items, ...criteriaItems(children)]);
}

/** Every text in both languages, with its place. */
function textsOf(value: unknown, place = ""): readonly (readonly [string, Bilingual])[] {
  if (typeof value !== "object" || value === null) return [];
  if (isBilingual(value)) return [[place, value]];
  return Object.entries(value).flatMap(([key, each]) => textsOf(each, `${place}/${key}`));
}

function isBilingual(value: object): value is Bilingual {
  return "en" in value && "zh" in value && typeof value.en === "string" && typeof value.zh === "string";
}
