import { describe, expect, it } from "vitest";
import { readRequirements } from "#app/domain/requirement/read-requirements.ts";

const known = {
  people: [{ id: "li", names: ["李娜 Li Na"] }],
  tasks: [{ id: "t", names: ["5.02", "Build sprint 1", "5.02 Build sprint 1"] }],
  numbers: new Set([3]),
};
const read = (text: string) => readRequirements(text, known);

describe("a pasted table of requirements", () => {
  it("is understood in either language, whatever the order of its columns, with what is usual for what it leaves out", () => {
    const english =
      'Priority\tRequirement\tHow it is met\tDays\tOwner\tTask\nMUST\t"Visits\nare planned"\tExtend\t2,5\t李娜 li na\t5.02\n\tPrices\t\t\t\t';
    expect(read(english)).toEqual({
      problems: [],
      entries: [
        {
          ...{ line: 2, statement: { text: "Visits\nare planned", zh: null }, source: "", kind: "functional", priority: "must" },
          ...{ disposition: "extend", status: "draft", effortDays: 2.5, ownerId: "li", taskId: "t" },
        },
        {
          ...{ line: 4, statement: { text: "Prices", zh: null }, source: "", kind: "functional", priority: "should" },
          ...{ disposition: "undecided", status: "draft", effortDays: null, ownerId: null, taskId: null },
        },
      ],
    });
    const chinese = "需求,中文表述,优先级,类别,状态,满足方式,来源\nVisits,拜访,本期不做,非功能,已确认,调整流程,访谈";
    expect(read(chinese).entries).toMatchObject([
      {
        statement: { text: "Visits", zh: "拜访" },
        priority: "wont",
        kind: "nonFunctional",
        status: "agreed",
        disposition: "changeProcess",
        source: "访谈",
      },
    ]);
  });

  it("is told line by line what nobody can know, and adds nothing that is there", () => {
    const text = [
      "Code\tRequirement\tKind\tPriority\tHow it is met\tStatus\tDays\tOwner\tTask",
      "R-003\tKnown\t\t\t\t\t\t\t",
      "R-004\t\twish\tsoon\tmagic\tmaybe\tten\tNobody\t9.9",
      `\t${"x".repeat(1001)}\t\t\t\t\t\t\t`,
    ].join("\n");
    const { entries, problems } = read(text);
    expect(entries).toEqual([]);
    expect(new Set(problems.map(({ line, code }) => `${line} ${code}`))).toEqual(
      new Set([
        "2 known",
        ...["statement", "kind", "priority", "disposition", "status", "effort", "person", "task"].map((code) => `3 ${code}`),
        "4 statementLong",
      ]),
    );
    expect(problems).toHaveLength(10);
  });

  it("needs a header that names the requirement", () => {
    expect(read("Visits are planned\nPrices").problems).toMatchObject([{ line: 1, code: "header" }]);
    expect(read("").problems).toMatchObject([{ code: "header" }]);
    expect(read("Requirement\n" + "x\n".repeat(1001)).problems).toMatchObject([{ code: "tooMany", text: "1001" }]);
  });
});
