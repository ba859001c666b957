import { describe, expect, it } from "vitest";
import { readCostLines, readHourLines } from "#app/domain/cost/read-entries.ts";
import { readLines } from "#app/domain/cost/read-lines.ts";

const found = {
  digits: 2,
  lines: [{ id: "licences", names: ["Licences", "许可"] }],
  tasks: [
    { id: "one", names: ["1", "Survey"] },
    { id: "two", names: ["2", "Survey"] },
  ],
};

describe("readLines", () => {
  it("takes quoted cells, line breaks in them and doubled quotes apart", () => {
    expect(readLines('a,b\r\n"x, ""y""\nz",2\r\n\r\n,\r\n')).toEqual([
      { line: 1, cells: ["a", "b"] },
      { line: 2, cells: ['x, "y"\nz', "2"] },
    ]);
  });

  it("goes by tabs before semicolons before commas", () => {
    expect(readLines("a\tb;c,d")[0]?.cells).toEqual(["a", "b;c,d"]);
    expect(readLines("a;b,c")[0]?.cells).toEqual(["a", "b,c"]);
  });
});

describe("readCostLines", () => {
  it("finds columns in any order and language", () => {
    const { entries, problems } = readCostLines("金额\t科目\t日期\t任务\n120\t许可\t2027年3月5日\t#2", found);
    expect(problems).toEqual([]);
    expect(entries).toEqual([{ line: 2, day: "2027-03-05", amountMinor: 12_000, lineId: "licences", taskId: "two", note: "" }]);
  });

  it("tells every line that it does not understand, and why", () => {
    const text =
      "date,amount,line,task\n2027-02-30,1,,\n2027-03-01,0,,\n2027-03-01,1,Other,\n2027-03-01,1,,Survey\n1999-01-01,1,,\n2027-03-01,1,,";
    const { entries, problems } = readCostLines(text, found);
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, "day"],
      [3, "amount"],
      [4, "line"],
      [5, "task"],
      [6, "dayTooFar"],
    ]);
    expect(entries).toHaveLength(1);
  });

  it("asks for a header that names what it needs", () => {
    expect(readCostLines("2027-03-01,12", found).problems).toMatchObject([{ line: 1, code: "header" }]);
    expect(readCostLines("", found).problems).toMatchObject([{ code: "header" }]);
    const many = `day,amount\n${"2027-03-01,1\n".repeat(1001)}`;
    expect(readCostLines(many, found)).toMatchObject({ entries: [], problems: [{ code: "tooMany" }] });
  });

  it("reads days in the order that the column tells", () => {
    const { entries } = readCostLines("date,amount\n3/4/2027,1\n25/4/2027,1", found);
    expect(entries.map(({ day }) => day)).toEqual(["2027-04-03", "2027-04-25"]);
  });
});

describe("readHourLines", () => {
  it("finds people by name or address", () => {
    const people = [{ id: "li", names: ["Li Na", "li.na@example.com"] }];
    const text = "day,hours,person\n2027-03-01,1:30,LI NA\n2027-03-01,8,li.na@example.com\n2027-03-01,8,Somebody";
    const { entries, problems } = readHourLines(text, { people, tasks: [], person: null });
    expect(entries.map(({ minutes }) => minutes)).toEqual([90, 480]);
    expect(problems).toEqual([{ line: 4, code: "person", text: "Somebody" }]);
  });
});
