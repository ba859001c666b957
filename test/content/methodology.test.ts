import { describe, expect, it } from "vitest";

import { contentDirectory } from "./content-directory.ts";
import { expectBothLanguages } from "./languages.ts";

import { criteriaBefore, criteriaOf } from "#app/domain/template/gate-criterion.ts";
import type { MethodologyArea } from "#app/domain/template/template.ts";
import { methodologyAreas, templateKeys } from "#app/domain/template/template.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";

const { pages, gateCriteria, glossary, inventory } = await loadMethodology(contentDirectory);
const { templates } = await loadTemplates(contentDirectory);

describe("the methodology pages", () => {
  it.each(methodologyAreas)("%s has a title and a summary in both languages", (area) => {
    const { en, zh } = pageOf(area);
    expectBothLanguages({ en: en.title, zh: zh.title }, `${area} title`);
    expectBothLanguages({ en: en.summary, zh: zh.summary }, `${area} summary`);
  });

  it.each(methodologyAreas)("%s is built alike in both languages", (area) => {
    const { en, zh } = pageOf(area);
    expect(shapeOf(zh.body)).toEqual(shapeOf(en.body));
  });

  it.each(methodologyAreas)("%s is short enough to read and long enough to help", (area) => {
    const { en, zh } = pageOf(area);
    const words = en.body.match(/[A-Za-z0-9'-]+/g)?.length ?? 0;
    const characters = zh.body.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
    expect(words).toBeGreaterThan(150);
    expect(words).toBeLessThan(420);
    expect(characters).toBeGreaterThan(230);
    expect(characters).toBeLessThan(700);
  });

  it.each(methodologyAreas)("%s is written in Markdown without HTML, each page in its own language", (area) => {
    const { en, zh } = pageOf(area);
    for (const body of [en.body, zh.body]) expect(body).not.toMatch(/<[a-z/!]/i);
    expect(en.body).not.toMatch(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/);
    expect(zh.body).not.toMatch(/[\u4e00-\u9fff][,:;()?!]/);
  });

  it.each(methodologyAreas)("%s has tasks in the standard template, which its page lists beside the text", (area) => {
    expect(templates.std6.tasks.filter((task) => task.topic === area).length).toBeGreaterThan(0);
  });
});

describe("the gate criteria", () => {
  it("are twenty-nine, in both languages", () => {
    expect(gateCriteria.map((criterion) => criterion.id)).toEqual(
      Array.from({ length: 29 }, (_, index) => `K${String(index + 1).padStart(2, "0")}`),
    );
    for (const { id, text } of gateCriteria) expectBothLanguages(text, id);
  });

  it("are decided at gates and milestones of the templates, and hold back tasks", () => {
    for (const key of templateKeys) {
      const typeById = new Map(templates[key].tasks.map((task) => [task.id, task.type]));
      for (const { id, at, before } of gateCriteria) {
        for (const taskId of at[key]) expect(["gate", "milestone"], `${id} ${key} ${taskId}`).toContain(typeById.get(taskId));
        const held = before[key];
        if (held !== undefined) expect(typeById.get(held), `${id} ${key} ${held}`).toBe("task");
      }
    }
  });

  it("leave no gate without a question", () => {
    const empty = templateKeys.flatMap((key) =>
      templates[key].tasks
        .filter((task) => task.type === "gate" && criteriaOf(gateCriteria, key, task.id).length === 0)
        .map((task) => `${key} ${task.id}`),
    );
    expect(empty).toEqual([]);
  });

  it.each([
    ["std6", "2.22", ["K09", "K10", "K11"]],
    ["rapid", "1.06", ["K09", "K10"]],
    ["large", "2.16", ["K09", "K10", "K11"]],
  ] as const)("of %s ask for signed requirements and blind scores before the contract (%s)", (key, contract, expected) => {
    expect(criteriaBefore(gateCriteria, key, contract).map((criterion) => criterion.id)).toEqual(expected);
  });

  it.each([
    ["std6", "7.08"],
    ["rapid", "5.06"],
    ["large", "7.04"],
  ] as const)("of %s end hypercare by measured calm and adoption (%s)", (key, exit) => {
    expect(criteriaOf(gateCriteria, key, exit).map((criterion) => criterion.id)).toEqual(["K26", "K27"]);
  });
});

describe("the inventory", () => {
  it("has 163 items with ids of their own, in both languages", () => {
    expect(new Set(inventory.items.map((item) => item.id)).size).toBe(163);
    for (const { id, text } of inventory.items) expectBothLanguages(text, id);
    for (const { id, text } of inventory.sections) expectBothLanguages(text, id);
  });

  it("numbers the items of each section without a break", () => {
    for (const { id } of inventory.sections) {
      const numbers = inventory.items.filter((item) => item.id.startsWith(id)).map((item) => Number(item.id.slice(1)));
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    }
  });

  it("marks claims whose method is not known", () => {
    const quoted = inventory.items.filter((item) => item.quoted).map((item) => item.id);
    expect(quoted).toEqual(expect.arrayContaining(["B13", "H01", "H10", "H11", "G12"]));
  });
});

describe("the glossary", () => {
  it("has one word for each thing in each language", () => {
    expect(new Set(glossary.map((entry) => entry.id)).size).toBe(glossary.length);
    expect(new Set(glossary.map((entry) => entry.term.en)).size).toBe(glossary.length);
    expect(new Set(glossary.map((entry) => entry.term.zh)).size).toBe(glossary.length);
    for (const { id, term, meaning } of glossary) {
      expectBothLanguages(term, id);
      expectBothLanguages(meaning, id);
    }
  });

  it.each([
    "gate",
    "baseline",
    "criticalPath",
    "totalSlack",
    "esia",
    "fitGap",
    "cutover",
    "hypercare",
    "raci",
    "milestone",
    "workBreakdownStructure",
  ])("explains %s", (id) => {
    expect(glossary.map((entry) => entry.id)).toContain(id);
  });
});

function pageOf(area: MethodologyArea) {
  const page = pages.get(area);
  if (page === undefined) throw new Error(`No page for ${area}`);
  return page;
}

/** Headings by level, list items of each kind and table rows, in the order of the text. */
function shapeOf(markdown: string): readonly string[] {
  return markdown.split("\n").flatMap((line) => /^(#+|-|\d+\.|\|)(?= )/.exec(line)?.[1] ?? []);
}
