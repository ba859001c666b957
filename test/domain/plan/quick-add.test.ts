import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completeQuickAdd } from "#app/domain/plan/complete-quick-add.ts";
import { readDueDay } from "#app/domain/plan/due-day.ts";
import { readQuickAdd } from "#app/domain/plan/quick-add.ts";
import { isDay } from "#app/domain/time/day.ts";

// A Wednesday.
const today = "2027-03-10";
const people = [
  { id: "1", name: "李娜", keys: ["lina", "ln"] },
  { id: "2", name: "李宁", keys: ["lining", "ln"] },
  { id: "3", name: "Wu Qiang", keys: [] },
  { id: "4", name: "王小明", keys: ["wangxiaoming", "wxm"] },
];
const phases = [
  { id: "a", name: "系统建设", keys: ["xitongjianshe", "xtjs", "Build"] },
  { id: "b", name: "上线", keys: ["shangxian", "sx", "Go live"] },
];
const read = (line: string) => readQuickAdd(line, { today, people, phases });

describe("a due day", () => {
  it.each([
    ["today", "2027-03-10"],
    ["明天", "2027-03-11"],
    ["后天", "2027-03-12"],
    ["fri", "2027-03-12"],
    ["Friday", "2027-03-12"],
    ["周五", "2027-03-12"],
    ["星期天", "2027-03-14"],
    ["周三", "2027-03-17"],
    ["下周一", "2027-03-15"],
    ["下周五", "2027-03-19"],
    ["+5d", "2027-03-15"],
    ["+2w", "2027-03-24"],
    ["+3天", "2027-03-13"],
    ["3/15", "2027-03-15"],
    ["3-9", "2028-03-09"],
    ["3月15日", "2027-03-15"],
    ["2027-03-15", "2027-03-15"],
    ["2027年3月5日", "2027-03-05"],
    ["2/29", "2028-02-29"],
  ])("%s on Wednesday 10 March 2027 is %s", (word, day) => {
    expect(readDueDay(word, today)).toBe(day);
  });

  it.each(["", "soon", "constructor", "30/2", "2027-02-30", "13/13", "+d", "+9999d", "m", "周八", "2/30"])("is not %s", (word) => {
    expect(readDueDay(word, today)).toBeNull();
  });

  it("is a day or nothing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (word) => {
        const day = readDueDay(word, today);
        return day === null || isDay(day);
      }),
    );
  });
});

describe("a line", () => {
  it("names a task, its owner, its day and its phase in any order", () => {
    expect(read("Check the price list @wxm !fri #build")).toEqual({
      name: "Check the price list",
      owner: people[3],
      due: "2027-03-12",
      phase: phases[0],
      problems: [],
    });
    expect(read("＃上线 核对价格表 ！明天 ＠李娜")).toMatchObject({
      name: "核对价格表",
      owner: { id: "1" },
      due: "2027-03-11",
      phase: { id: "b" },
    });
  });

  it("takes a name of several words for one when it is written out", () => {
    expect(read("Check @Wu Qiang prices")).toMatchObject({ name: "Check prices", owner: { id: "3" } });
    expect(read("Check @wu.qiang prices")).toMatchObject({ name: "Check prices", owner: { id: "3" } });
    expect(read("Check @qiang prices")).toMatchObject({ name: "Check prices", owner: { id: "3" } });
  });

  it("takes the beginning of a name in several words, and a number for a code or for a word of a name", () => {
    const steps = ["Step 4 Prototype", "Step 5 Build", "Step 6 Go live", "Step 10 Run"].map((name, index) => {
      return { id: name, name, keys: [], code: String(index + 5) };
    });
    const phaseOf = (line: string) => {
      const { name, phase, problems } = readQuickAdd(line, { today, people, phases: steps });
      return [name, phase?.name ?? problems.map(({ code }) => code).join()];
    };
    expect(phaseOf("Print #Step 5")).toEqual(["Print", "Step 5 Build"]);
    expect(phaseOf("Print #step 1 by one")).toEqual(["Print by one", "Step 10 Run"]);
    expect(phaseOf("#Step 6 go to print")).toEqual(["go to print", "Step 6 Go live"]);
    expect(phaseOf("Print #Step 6 go !fri")).toEqual(["Print", "Step 6 Go live"]);
    expect(phaseOf("Print #Step")).toEqual(["Print", "several"]);
    expect(phaseOf("Print #6")).toEqual(["Print", "several"]);
    expect(phaseOf("Print #7")).toEqual(["Print", "Step 6 Go live"]);
    expect(phaseOf("Print #10")).toEqual(["Print", "Step 10 Run"]);
  });

  it("leaves to the task what may be meant for it, and takes a long name whole", () => {
    const long = "Set up the project team, its tools, its rooms and the way of working together";
    const marked = "王伟 (Project manager, Change and training lead, Data migration analyst and Member of the steering committee)";
    const named = ["Build and test", "Set up the data room", long, "Go live", "Go live support"];
    const choices = {
      today,
      people: [marked, "王伟 (Consultant)"].map((name) => ({ id: name, name, keys: ["wangwei"] })),
      phases: named.map((name) => ({ id: name, name, keys: [] })),
    };
    const understood = (line: string) => {
      const { name, owner, phase, problems } = readQuickAdd(line, choices);
      return [name, phase?.name ?? owner?.name ?? problems.map(({ code }) => code).join()];
    };

    expect(understood(`Order chairs #${long}`)).toEqual(["Order chairs", long]);
    expect(understood(`#${long} order chairs`)).toEqual(["order chairs", long]);
    expect(understood(`Call @${marked} back`)).toEqual(["Call back", marked]);
    expect(understood("Order chairs #build and then write")).toEqual(["Order chairs and then write", "Build and test"]);
    expect(understood("Order chairs #build and te")).toEqual(["Order chairs", "Build and test"]);
    expect(understood("#Set up the pro !fri order")).toEqual(["order", long]);
    expect(understood("#Go live support the users")).toEqual(["the users", "Go live support"]);
    expect(understood("#Set up chairs")).toEqual(["up chairs", "several"]);
  });

  it("gives back every name that is taken from the suggestions, and the words of the task around it", () => {
    const word = fc.stringMatching(/^[a-c]{1,3}$/);
    const names = fc.uniqueArray(fc.array(word, { minLength: 1, maxLength: 15 }), {
      minLength: 1,
      maxLength: 5,
      selector: (name) => name.join(""),
    });
    fc.assert(
      fc.property(names, fc.nat(), fc.array(fc.constantFrom("x", "yy", "z"), { minLength: 1, maxLength: 4 }), (all, pick, task) => {
        const choices = all.map((name) => ({ id: name.join(" "), name: name.join(" "), keys: [] }));
        const taken = choices[pick % choices.length];
        const { name, phase } = readQuickAdd(`#${taken?.name} ${task.join(" ")}`, { today, people: [], phases: choices });
        return phase?.id === taken?.id && name === task.join(" ");
      }),
    );
  });

  it("is completed after a sign, by whoever is called so", () => {
    const ids = (line: string, caret = line.length) => {
      const found = completeQuickAdd(line, caret, { people, phases });
      return found && [line.slice(0, found.from), found.named.map(({ id }) => id).join(), found.isClear];
    };
    expect(ids("Check @")).toEqual(["Check @", "1,2,3,4", false]);
    expect(ids("Check @ln")).toEqual(["Check @", "1,2", false]);
    expect(ids("Check @qi")).toEqual(["Check @", "3", true]);
    expect(ids("Check @wu qi then", 12)).toEqual(["Check @", "3", true]);
    expect(ids("#上")).toEqual(["#", "b", true]);
    for (const line of ["Check", "Check @zzz", "a@l", "Check @wu ", "Check @  ", "Check @ ", "@lina !fri"]) expect(ids(line)).toBeNull();
  });

  it("says what it does not understand, and keeps the rest", () => {
    expect(read("Check @nobody !soon #zzz")).toMatchObject({
      name: "Check",
      owner: null,
      due: null,
      problems: [
        { part: "owner", code: "unknown", typed: "nobody" },
        { part: "due", code: "unknown", typed: "soon" },
        { part: "phase", code: "unknown", typed: "zzz" },
      ],
    });
    expect(read("Check @ln").problems).toEqual([{ part: "owner", code: "several", typed: "ln" }]);
    expect(read("@lina !fri").problems).toEqual([{ part: "name", code: "missing", typed: "" }]);
  });

  it("leaves signs inside of words, and alone, to the name", () => {
    expect(read("Ask a@b.example about C# ! @ #")).toMatchObject({
      name: "Ask a@b.example about C# ! @ #",
      owner: null,
      due: null,
      phase: null,
    });
  });

  it("keeps every word that has no sign, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z\u4e00-\u9fa5]{1,8}$/), { minLength: 1, maxLength: 8 }), (words) => {
        return read(`${words.join("  ")} !fri`).name === words.join(" ");
      }),
    );
  });
});
