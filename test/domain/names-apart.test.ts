import { expect, it } from "vitest";
import { PeopleOfSheet } from "#app/domain/sheet/find-people.ts";
import { marksApart } from "#app/domain/names-apart.ts";
import { en } from "#app/messages.en.ts";
import { zh } from "#app/messages.zh.ts";

const roles = [{ name: { text: "PMO", zh: "办公室" } }, { name: { text: "Analyst", zh: "分析师" } }];

it("tells people apart whose names look alike, and leaves all others as they are", () => {
  const marks = marksApart([
    { id: "1", name: "Li Na", mark: "li.na@example.com" },
    { id: "2", name: "ｌｉ  na ", mark: "no account" },
    { id: "3", name: "LI NA", mark: "no account" },
    { id: "4", name: "王伟", mark: null },
    { id: "5", name: "王伟", mark: null },
    { id: "6", name: "王薇", mark: "wang.wei@example.com" },
  ]);

  expect([...marks]).toEqual([
    ["1", "li.na@example.com"],
    ["2", "no account"],
    ["3", "no account · 2"],
    ["4", "1"],
    ["5", "2"],
  ]);
});

it("are found in a sheet by what tells them apart, and by their name where that is no longer so", () => {
  const first = { id: "first", name: "王伟", email: "wei@example.com", nameApart: apart("王伟", "wei@example.com") };
  const second = { id: "second", name: "王伟", email: null, nameApart: apart("王伟", "no account") };
  const people = new PeopleOfSheet([first, second, { id: "nora", name: "Nora Berg", email: null }], () => "new", roles);

  const found = ["王伟（wei@example.com）", "王伟 (no account)", "王伟 (1)", "Nora Berg (PMO)"].map((cell) => people.find(cell));
  expect(found).toEqual([{ id: "first", others: [] }, { id: "second", others: [] }, "several", { id: "nora", others: [] }]);
  expect(people.made).toEqual([]);
  const named = ["王伟", "王伟 (no account)", "王伟(无账户)", "王伟（无账号）"];
  expect(named.filter((cell) => !people.isNamed(cell, second))).toEqual([]);
  const others = ["王伟 (1)", "王伟 (wei@example.com)", "王伟(wei@example.com)", "王伟 <wei@example.com>", "wei@example.com", "Wei; 王伟"];
  expect(others.filter((cell) => people.isNamed(cell, second))).toEqual([]);
  expect(["王伟（无账号）", "王伟(无账户)", "王伟(wei@example.com)"].map((cell) => people.find(cell))).toEqual(
    ["second", "second", "first"].map((id) => ({ id, others: [] })),
  );
  expect(people.find("Ada (Berlin)")).toEqual({ id: "new", others: [] });
  expect(people.made).toEqual([{ id: "new", name: "Ada (Berlin)", email: null }]);
});

it.each([
  "ada (ada@old.example)",
  `Ada (${en.ui.noAccount})`,
  `Ada（${zh.ui.noAccount}）`,
  "Ada（ada@old.example · 2）",
  "Ada (no account)",
  "Ada（无账户 · 2）",
  "Ada（无账号）",
  "Ada (2)",
  "Ada (PMO · 2)",
  "Ada (Analyst and PMO)",
  "Ada（分析师和办公室）",
])("are found by their name in %s, as sheets told them apart once", (cell) => {
  const people = new PeopleOfSheet([{ id: "ada", name: "Ada", email: null }], () => "new", roles);

  expect(people.find(cell)).toEqual({ id: "ada", others: [] });
});

it.each(["Ada (SAP)", "Ada（供应商）", "Ada (PMO Berlin)", "Ada (Analyst and friends)", "Ada ()", "Ada (no accounts)"])(
  "are somebody else in %s, where the brackets are part of a name",
  (cell) => {
    const people = new PeopleOfSheet([{ id: "ada", name: "Ada", email: null }], () => "new", roles);

    expect(people.find(cell)).toEqual({ id: "new", others: [] });
    expect(people.made).toEqual([{ id: "new", name: cell, email: null }]);
    expect(people.isNamed(cell, { id: "ada", name: "Ada" })).toBe(false);
  },
);

it("are found whole when their own name has a comma, and first of several in a cell", () => {
  const smith = { id: "smith", name: "Smith, Jo", email: "jo@example.com" };
  const people = new PeopleOfSheet([smith, { id: "ada", name: "Ada", email: "ada@example.com" }], () => "new");

  expect(people.find("Smith, Jo (2)")).toEqual({ id: "smith", others: [] });
  expect(people.find("Ada <ada@example.com>; Smith <jo@example.com>")).toEqual({ id: "ada", others: ["Smith <jo@example.com>"] });
  expect(people.isNamed("Ada <ada@example.com>; Smith <jo@example.com>", smith)).toBe(false);
});

function apart(name: string, mark: string) {
  return { text: `${name} (${mark})`, zh: `${name}（${mark === "no account" ? "无账户" : mark}）` };
}
