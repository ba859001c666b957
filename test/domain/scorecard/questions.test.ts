import { describe, expect, it } from "vitest";

import { checkDemoScripts, type DemoScenario } from "#app/domain/scorecard/demo-script.ts";
import { checkQuestionnaire, questionsOf, type Question } from "#app/domain/scorecard/questionnaire.ts";
import { checkReferenceQuestions } from "#app/domain/scorecard/reference-check.ts";

const text = { en: "Text", zh: "文字" };
const known = { criteria: new Set(["C01"]), mandatory: new Set(["M01"]) };

function question(id: string, changes: Partial<Question> = {}): Question {
  return {
    id,
    type: "text",
    isRequired: true,
    question: text,
    hint: null,
    unit: null,
    options: [],
    criteria: ["C01"],
    mandatory: [],
    items: [],
    ...changes,
  };
}

function rfi(...questions: readonly Question[]) {
  return { key: "rfi", version: 1, name: text, summary: text, sections: [{ id: "company", name: text, questions }] } as const;
}

function scenario(changes: Partial<DemoScenario> = {}): DemoScenario {
  const words = { name: text, painPoint: text, steps: [text], lookFor: [text] };
  return { id: "S01", role: "sales", minutes: 10, items: [], criteria: ["C01"], ...words, ...changes };
}

describe("a questionnaire", () => {
  it("is sound when its questions fit their types and what they are evidence for exists", () => {
    const asked = rfi(
      question("I01"),
      question("I02", { type: "number", unit: "weeks" }),
      question("I03", { type: "choice", options: [text, text], criteria: [], mandatory: ["M01"] }),
    );

    expect(checkQuestionnaire(asked, known)).toEqual([]);
    expect(questionsOf(asked).map(({ id }) => id)).toEqual(["I01", "I02", "I03"]);
  });

  it.each<readonly [string, Partial<Question>, string]>([
    ["a number without a unit", { type: "number" }, "content.unit"],
    ["a unit of a text", { unit: "weeks" }, "content.unit"],
    ["a choice of one", { type: "choice", options: [text] }, "content.options"],
    ["options of a file", { type: "file", options: [text, text] }, "content.options"],
    ["evidence for an unknown criterion", { criteria: ["C99"] }, "content.unknownCriterion"],
    ["evidence for an unknown requirement", { mandatory: ["M99"] }, "content.unknownRequirement"],
    ["evidence for nothing", { criteria: [] }, "content.noReference"],
    ["a blank hint", { hint: { en: "", zh: "提示" } }, "content.text"],
  ])("is refused for %s", (_, changes, code) => {
    expect(checkQuestionnaire(rfi(question("I01", changes)), known)).toEqual([{ code, place: "I01" }]);
  });

  it("is refused for an empty section and for an id used twice", () => {
    expect(checkQuestionnaire(rfi(), known)).toEqual([{ code: "content.empty", place: "company" }]);
    expect(checkQuestionnaire(rfi(question("I01"), question("I01")), known)).toEqual([{ code: "content.duplicate", place: "I01" }]);
  });
});

describe("demonstration scripts", () => {
  it.each<readonly [string, Partial<DemoScenario>, readonly string[]]>([
    ["nothing is wrong", {}, []],
    ["there are no steps", { steps: [] }, ["content.empty"]],
    ["there is nothing to look for", { lookFor: [] }, ["content.empty"]],
    ["they take no time", { minutes: 0 }, ["content.minutes"]],
    ["a criterion is unknown", { criteria: ["M01"] }, ["content.unknownCriterion"]],
  ])("tell when %s", (_, changes, codes) => {
    expect(checkDemoScripts([scenario(changes)], known).map(({ code }) => code)).toEqual(codes);
  });
});

describe("questions to reference customers", () => {
  it("each inform a criterion that exists, under an id of their own", () => {
    const asked = { id: "R01", question: text, listenFor: text, criteria: ["C01"] };

    expect(checkReferenceQuestions([asked], known)).toEqual([]);
    expect(checkReferenceQuestions([asked, { ...asked, criteria: [] }], known)).toEqual([
      { code: "content.duplicate", place: "R01" },
      { code: "content.noReference", place: "R01" },
    ]);
  });
});
