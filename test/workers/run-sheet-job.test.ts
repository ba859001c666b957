import { describe, expect, it } from "vitest";
import { workBreakdownCodes } from "#app/domain/plan/tree.ts";
import { runSheetJob } from "#app/workers/run-sheet-job.ts";
import type { SheetJob, SheetOutcome } from "#app/workers/sheet-job.ts";
import { csv, planOf, sheetJob, workbook } from "./sheet-files.ts";

async function outcomeOf(job: SheetJob): Promise<SheetOutcome> {
  const answer = await runSheetJob(job);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}

function outline({ plan }: SheetOutcome): string[] {
  const codes = workBreakdownCodes(plan?.tasks ?? []);
  return (plan?.tasks ?? []).map((task) => `${codes.get(task.id)} ${task.name.text}`);
}

function links({ plan }: SheetOutcome): string[] {
  const nameOf = (id: string) => plan?.tasks.find((task) => task.id === id)?.name.text;
  return (plan?.links ?? []).map(
    (link) => `${nameOf(link.predecessorId)} ${link.type}${link.lag}${link.lagUnit[0]} ${nameOf(link.successorId)}`,
  );
}

describe("a sheet becomes a plan", () => {
  it("with outline, links, owners, dates and durations of a Chinese sheet", async () => {
    const text = [
      "某公司 CRM 项目计划,,,,,,",
      "WBS,任务名称,工期,开始时间,完成百分比,前置任务,负责人",
      "1,准备,,2026年3月2日,,,",
      "1.1,启动会,1天,2026年3月2日,100%,,张伟",
      "1.2,需求调研,10 个工作日,2026/3/3,50,1.1,李娜 <li.na@example.com>",
      "2,上线,0天,,,1.2FS+2d,",
    ].join("\r\n");

    const outcome = await outcomeOf(sheetJob(csv(text)));

    expect(outcome.problems).toEqual([]);
    expect(outcome.reading.headerLine).toBe(2);
    expect(outline(outcome)).toEqual(["1 准备", "1.1 启动会", "1.2 需求调研", "2 上线"]);
    expect(links(outcome)).toEqual(["启动会 FS0w 需求调研", "需求调研 FS960w 上线"]);
    expect(outcome.plan?.start).toBe("2026-03-02");
    expect(outcome.newPeople.map(({ name, email }) => [name, email])).toEqual([
      ["张伟", null],
      ["李娜", "li.na@example.com"],
    ]);
    expect(outcome.plan?.tasks.map((task) => [task.kind, task.durationMinutes, task.progress])).toEqual([
      ["phase", 0, 0],
      ["task", 480, 100],
      ["task", 4800, 50],
      ["milestone", 0, 0],
    ]);
  });

  it("whose owners are known by either half of a name, its importer among them", async () => {
    const importer = { id: "me", name: "李娜 Li Na", email: "li.na@example.com", isOutside: true } as const;
    const sheet = csv("任务,负责人\n调研,李娜\n设计,Li Na\n配置,陈静\n培训,李娜 Li Na");

    const { plan, newPeople } = await outcomeOf(sheetJob(sheet, { people: [importer] }));

    expect(newPeople.map(({ name, email }) => [name, email])).toEqual([
      ["李娜 Li Na", "li.na@example.com"],
      ["陈静", null],
    ]);
    expect(plan?.tasks.map((task) => task.ownerId === "me")).toEqual([true, true, false, true]);
    expect(plan?.people.map(({ id }) => id)).toContain("me");
  });

  it("in which nothing is done later than today", async () => {
    const sheet = csv(
      "Task,Start,Duration,Progress,Actual Finish,Predecessors\na,2026-01-12,1d,100%,,\nb,,1d,,2026-02-01,\nc,2026-01-13,1d,,,a",
    );

    const { plan, problems } = await outcomeOf(sheetJob(sheet, { today: "2026-01-09" }));

    expect(plan?.tasks[0]).toMatchObject({ actualStart: "2026-01-09T08:00", actualFinish: "2026-01-09T17:00" });
    expect(plan?.tasks[1]).toMatchObject({ progress: 0, actualFinish: null });
    expect(plan?.tasks[2]).toMatchObject({ constraint: "SNET", constraintAt: "2026-01-13T00:00" });
    expect(problems.map(({ code, line, field }) => [code, line, field])).toEqual([["actualAhead", 3, "actualFinish"]]);
  });

  it("with texts as long as a task holds, and tells what is cut", async () => {
    const cell = (text: string) => `"${text}"`;
    const items = Array.from({ length: 201 }, (_, index) => `item ${index}`).join("\n");
    const lines = [
      "Task,Description,Checklist,Deliverable",
      `Design,${cell("d".repeat(20_001))},${cell(items)},${cell("x".repeat(301))}`,
      `Build,${cell("d".repeat(20_000))},${cell("y".repeat(500))},${cell("x".repeat(300))}`,
    ];

    const outcome = await outcomeOf(sheetJob(csv(lines.join("\n"))));

    expect(outcome.problems.map(({ code, line, text }) => [code, line, text.slice(0, 8)])).toEqual([
      ["textLong", 2, "xxxxxxxx"],
      ["descriptionLong", 2, "dddddddd"],
      ["checklistLong", 2, "item 200"],
    ]);
    expect(outcome.texts.map(({ description, checklist }) => [description.length, checklist.length])).toEqual([
      [20_000, 200],
      [20_000, 1],
    ]);
  });

  it.each(["gb18030", "utf-16le", "utf-8"])("from a file in %s", async (encoding) => {
    // 任务,工期 / 调研,3天 in GB18030.
    const gb = Uint8Array.from([
      0xc8, 0xce, 0xce, 0xf1, 0x2c, 0xb9, 0xa4, 0xc6, 0xda, 0x0a, 0xb5, 0xf7, 0xd1, 0xd0, 0x2c, 0x33, 0xcc, 0xec,
    ]);
    const text = "任务,工期\n调研,3天";
    const bytes =
      encoding === "gb18030" ? gb : encoding === "utf-8" ? csv(`\uFEFF${text}`) : new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"));

    const outcome = await outcomeOf(sheetJob(bytes));

    expect(outcome.plan?.tasks.map((task) => [task.name.text, task.durationMinutes])).toEqual([["调研", 1440]]);
  });

  it.each([";", "\t", ","])("from text separated by %j", async (sign) => {
    const outcome = await outcomeOf(sheetJob(csv([`Task${sign}Duration`, `"Build${sign} test"${sign}2d`].join("\n"))));

    expect(outcome.plan?.tasks.map((task) => [task.name.text, task.durationMinutes])).toEqual([
      [`Build${sign} test`.replace("\t", " "), 960],
    ]);
  });

  it("from a workbook with grouped rows, real dates, shares and a hidden sheet before it", async () => {
    const rows = [
      ["Task Name", "Start", "% Complete", "Predecessors"],
      ["Phase", null, null, null],
      ["Workshop", new Date(Date.UTC(2026, 2, 5)), 0.5, null],
      ["Report", null, 1, "2"],
    ];
    const levels = new Map([
      [2, { outlineLevel: 1 }],
      [3, { outlineLevel: 1 }],
    ]);
    const hidden = { name: "Old", hidden: true, rows: [["Task"], ["Never mind"]] };
    const bytes = await workbook(rows, { rowDefs: levels, columns: [{}, { numFmt: "yyyy-mm-dd" }, { numFmt: "0%" }] }, [hidden]);

    const outcome = await outcomeOf(sheetJob(bytes, { fileName: "plan.xlsx" }));

    expect(outcome.problems).toEqual([]);
    expect(outcome.reading).toMatchObject({ hierarchy: "outline", linkTarget: "row" });
    expect(outline(outcome)).toEqual(["1 Phase", "1.1 Workshop", "1.2 Report"]);
    expect(links(outcome)).toEqual(["Workshop FS0w Report"]);
    expect(outcome.plan?.tasks.map((task) => task.progress)).toEqual([0, 50, 100]);
    expect(outcome.plan?.start).toBe("2026-03-05");
  });

  it("whose phases are merged cells of a column", async () => {
    const rows = [
      ["阶段", "任务名称", "天数"],
      ["准备", "启动会", 1],
      [null, "调研", 5],
      ["建设", "配置", 10],
    ];
    const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];
    const outcome = await outcomeOf(
      sheetJob(await workbook(rows, { merges }), { fileName: "计划.xlsx", choice: { columns: ["parent", "name", "duration"] } }),
    );

    expect(outline(outcome)).toEqual(["1 准备", "1.1 启动会", "1.2 调研", "2 建设", "2.1 配置"]);
  });

  const chineseRows = [
    ["某公司 CRM 项目计划", null, null],
    ["阶段", "任务", "工期"],
    ["准备", "启动会", 1],
    [null, "调研", 5],
    ["建设", "配置", 10],
    [null, "测试", 3],
  ];
  const chineseOutline = ["1 准备", "1.1 启动会", "1.2 调研", "2 建设", "2.1 配置", "2.2 测试"];

  it("whose phases are a column beside the tasks, merged in a workbook and written once in a CSV file", async () => {
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
      { startRow: 2, startCol: 0, endRow: 3, endCol: 0 },
      { startRow: 4, startCol: 0, endRow: 5, endCol: 0 },
    ];
    const separated = chineseRows.map((row) => row.join(",")).join("\n");

    for (const job of [sheetJob(await workbook(chineseRows, { merges }), { fileName: "计划.xlsx" }), sheetJob(csv(separated))]) {
      const outcome = await outcomeOf(job);
      expect(outcome.reading.hierarchy).toBe("parent");
      expect(outcome.groups).toBe(2);
      expect(outline(outcome)).toEqual(chineseOutline);
    }
  });

  it.each(["Phase", "Stage", "Project phase", "阶段名称", "项目阶段", "Parent", "Summary task", "父任务", "所属阶段"])(
    "whose tasks lie under what the column %s says",
    async (header) => {
      const outcome = await outcomeOf(sheetJob(csv(`${header},Task\nPrepare,Kick-off\nPrepare,Interviews\nBuild,Set-up`)));

      expect(outcome.problems).toEqual([]);
      expect(outline(outcome)).toEqual(["1 Prepare", "1.1 Kick-off", "1.2 Interviews", "2 Build", "2.1 Set-up"]);
    },
  );

  it.each([
    ["level", "Phase,Level,Task\nPrepare,1,a\nPrepare,2,b"],
    ["code", "Phase,WBS,Task\nPrepare,1,a\nPrepare,1.1,b"],
    ["indent", "Phase,Task\nPrepare,a\nPrepare,  b"],
    ["parent", "Phase,Task,Parent\nPrepare,a,\nPrepare,b,a"],
  ])("whose phases are left out where its %s tells the outline", async (hierarchy, text) => {
    const outcome = await outcomeOf(sheetJob(csv(text)));

    expect(outcome.reading.hierarchy).toBe(hierarchy);
    expect(outcome.reading.columns[0]?.field).toBeNull();
    expect(outline(outcome)).toEqual(["1 a", "1.1 b"]);
  });

  it("with tasks on the top level between those of a phase that is named in each line", async () => {
    const outcome = await outcomeOf(sheetJob(csv("Phase,Task\nPrepare,a\nPrepare,b\n,c\nBuild,d")));

    expect(outline(outcome)).toEqual(["1 Prepare", "1.1 a", "1.2 b", "2 c", "3 Build", "3.1 d"]);
  });

  it("and says by line and column what cannot be read, leaving only that out", async () => {
    const text = ["Task,Duration,Start,Predecessors", "A,2d,soon,", "B,long,2026-01-07,A", "C,1d,,9FS;2FS+x", "D,1d,,D"].join("\n");

    const outcome = await outcomeOf(sheetJob(csv(text)));

    expect(outcome.problems.map(({ line, field, code, text: cell }) => [line, field, code, cell])).toEqual([
      [2, "start", "date", "soon"],
      [3, "duration", "duration", "long"],
      [4, "predecessors", "linkLag", "2FS+x"],
      [4, "predecessors", "linkUnknown", "9"],
      [5, "predecessors", "linkItself", "D"],
    ]);
    expect(links(outcome)).toEqual(["A FS0w B"]);
  });

  it.each([
    ["整理需求FS+2d", "整理需求 FS960w b"],
    ["整理需求 SS-1天", "整理需求 SS-480w b"],
    ["整理需求 ＋ 2 个工作日", "整理需求 FS960w b"],
    ["整理需求ff", "整理需求 FF0w b"],
    ["Kick-off meeting SS-1d", "Kick-off meeting SS-480w b"],
    ["Kick-off meeting SS", "Kick-off meeting SS0w b"],
    ["Kick-off meeting", "Kick-off meeting FS0w b"],
    ["Kick-off meeting +50%", "Kick-off meeting FS50p b"],
    ["Process+1d", "Process FS480w b"],
    ["Rollout SS-1d", "Rollout SS-1d FS0w b"],
    ["Rollout SS-1dFF+1d", "Rollout SS-1d FF480w b"],
  ])("that names the predecessor with its type and lag, as in %j", async (written, expected) => {
    const names = ["整理需求", "Kick-off meeting", "Process", "Rollout", "Rollout SS-1d"];
    const outcome = await outcomeOf(sheetJob(csv(["Task,Predecessors", ...names.map((name) => `${name},`), `b,${written}`].join("\n"))));

    expect(outcome.problems).toEqual([]);
    expect(links(outcome)).toEqual([expected]);
  });

  it("that names a predecessor whose lag cannot be read, itself, or nothing", async () => {
    const outcome = await outcomeOf(sheetJob(csv("Task,Predecessors\n调研,\na,调研FS+两天\nb,bSS+1d\nc,设计FS+2d\nd,调研;调研FS+1d")));

    expect(outcome.problems.map(({ line, code, text }) => [line, code, text])).toEqual([
      [3, "linkLag", "调研FS+两天"],
      [4, "linkItself", "b"],
      [5, "linkUnknown", "设计FS+2d"],
      [6, "duplicateLink", "调研"],
    ]);
    expect(links(outcome)).toEqual(["调研 FS0w d"]);
  });

  it("and says which formulas come without a result, instead of reading them as empty cells", async () => {
    const owned = planOf([
      { id: "a", parentId: "p", deadline: "2026-02-01T17:00" },
      { id: "p", kind: "phase" },
    ]);
    const rows = [
      ["Task", "Duration", "Deadline", "Parent", "Anything"],
      ["p", null, null, null, null],
      ["a", null, null, null, null],
      [null, null, null, null, null],
      ["b", null, null, "p", null],
      [null, null, null, null, null],
    ];
    const cells = new Map([
      ["2,1", { formula: "2+3" }],
      ["2,2", { formula: "C6+4" }],
      ["2,3", { formula: "A2" }],
      ["2,4", { formula: "1+1" }],
      ["3,0", { formula: "Names!A1" }],
      ["4,1", { formula: "1+2", formulaResult: 3 }],
      ["5,1", { formula: "B2*2" }],
    ]);
    const job = sheetJob(await workbook(rows, { cells }), { fileName: "plan.xlsx", plan: owned, choice: { emptiesCells: true } });

    const outcome = await outcomeOf(job);

    expect(outcome.problems.map(({ line, field, code, text }) => [line, field, code, text])).toEqual([
      [3, "duration", "formula", "=2+3"],
      [3, "deadline", "formula", "=C6+4"],
      [3, "parent", "formula", "=A2"],
      [4, "name", "formula", "=Names!A1"],
    ]);
    expect(outcome.nameless).toEqual([4]);
    const find = (name: string) => outcome.plan?.tasks.find((task) => task.name.text === name);
    expect(find("a")).toMatchObject({ parentId: "p", durationMinutes: 480, deadline: "2026-02-01T17:00" });
    expect(find("b")).toMatchObject({ parentId: "p", durationMinutes: 1440 });
  });

  it("and says of a formula without a result in merged cells in each of their lines", async () => {
    const rows = [
      ["Phase", "Task"],
      [null, "a"],
      [null, "b"],
    ];
    const merges = [{ startRow: 1, startCol: 0, endRow: 2, endCol: 0 }];
    const bytes = await workbook(rows, { merges, cells: new Map([["1,0", { formula: "B1" }]]) });

    const outcome = await outcomeOf(sheetJob(bytes, { fileName: "plan.xlsx" }));

    expect(outcome.problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [2, "parent", "formula"],
      [3, "parent", "formula"],
    ]);
  });

  it("without the links that close a loop, each of which is told at its line", async () => {
    const text = "No.,Task,Predecessors\n1,A,2\n2,B,1\n3,C,2\n4,D,3;4\n5,E,6\n6,F,5";
    const outcome = await outcomeOf(sheetJob(csv(text)));

    expect(outcome.problems.map(({ code, line, text: loop }) => [line, code, loop])).toEqual([
      [3, "loop", "B → A"],
      [5, "linkItself", "4"],
      [7, "loop", "F → E"],
    ]);
    const names = new Map(outcome.plan?.tasks.map(({ id, name }) => [id, name.text]));
    const links = outcome.plan?.links.map((link) => [names.get(link.predecessorId), names.get(link.successorId)]);
    expect(links).toEqual([
      ["B", "A"],
      ["B", "C"],
      ["C", "D"],
      ["F", "E"],
    ]);
    expect(outcome.links).toBe(4);
  });

  it("that has no schedule when more loops are in it than can be told", async () => {
    const pairs = Array.from(
      { length: 21 },
      (_, pair) => `${2 * pair + 1},A${pair},${2 * pair + 2}\n${2 * pair + 2},B${pair},${2 * pair + 1}`,
    );
    const outcome = await outcomeOf(sheetJob(csv(["No.,Task,Predecessors", ...pairs].join("\n"))));

    expect(outcome.plan).toBeNull();
    expect(outcome.problems.map(({ code }) => code)).toEqual(["loop"]);
  });

  it("with a start held only where nothing else leads there", async () => {
    const text = "No.,Task,Duration,Start,Predecessors\n1,A,5d,2026-01-05,\n2,B,1d,2026-01-12,1\n3,C,1d,2026-01-20,1";

    const outcome = await outcomeOf(sheetJob(csv(text)));

    expect(outcome.plan?.tasks.map((task) => [task.constraint, task.constraintAt])).toEqual([
      ["ASAP", null],
      ["ASAP", null],
      ["SNET", "2026-01-20T00:00"],
    ]);
  });
});

describe("a sheet changes a plan", () => {
  const plan = planOf([{ id: "a" }, { id: "b" }, { id: "c" }]);

  it("by its numbers: what it names changes, what it does not stays, what it has more is added", async () => {
    const outcome = await outcomeOf(sheetJob(csv("No.,Task,Duration,Predecessors\n1,a,3d,\n2,b,1d,1\n,new one,2d,2"), { plan }));

    expect(outcome.match).toBe("number");
    expect(outcome.preview).toMatchObject({ added: 1, changed: 2, unchanged: 0, untouched: 1 });
    expect(outcome.preview?.lines.map((line) => [line.change, line.fields.map((field) => field.field)])).toEqual([
      ["changed", ["durationMinutes"]],
      ["changed", ["predecessors"]],
      ["added", ["durationMinutes", "predecessors"]],
    ]);
    expect(outcome.links).toBe(2);
    expect(outcome.preview?.lines[2]).toMatchObject({
      dates: { start: "2026-01-09T08:00", finish: "2026-01-12T17:00" },
      fields: [{}, { before: "", after: "#2" }],
    });
    expect(outcome.plan?.tasks.map((task) => [task.number, task.name.text])).toEqual([
      [1, "a"],
      [2, "b"],
      [4, "new one"],
      [3, "c"],
    ]);
    expect(outcome.preview?.moved.map((move) => [move.taskId, move.start?.to])).toEqual([
      ["a", undefined],
      ["b", "2026-01-08T08:00"],
    ]);
  });

  it("and a task whose only new link closes a loop stays as it is", async () => {
    const outcome = await outcomeOf(sheetJob(csv("No.,Task,Predecessors\n1,a,2\n2,b,1"), { plan }));

    expect(outcome.problems.map(({ line, code }) => [line, code])).toEqual([[3, "loop"]]);
    expect(outcome.preview?.lines.map((line) => [line.change, line.fields.map((field) => field.field)])).toEqual([
      ["changed", ["predecessors"]],
      ["unchanged", []],
    ]);
  });

  it("by names where the numbers are another program's", async () => {
    const outcome = await outcomeOf(sheetJob(csv("ID,Task,Duration\n1,c,2d\n2,a,1d"), { plan }));

    expect(outcome.match).toBe("name");
    expect(outcome.preview).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect(outcome.plan?.tasks.find((task) => task.id === "c")?.durationMinutes).toBe(960);
  });

  it.each([
    ["row", "Task,Predecessors\nx,\ny,3", []],
    ["line", "Task,Predecessors\nx,\ny,1", []],
    ["number", "ID,Task,Predecessors\n8,x,\n9,y,3", []],
    ["number", "Task,Predecessors\nx,\ny,3", ["c FS0w y"]],
    ["row", "Task,Predecessors\nx,\ny,#3", ["c FS0w y"]],
  ] as const)("linking by %s in %j to a task of the plan only where it is meant", async (linkTarget, sheet, expected) => {
    const outcome = await outcomeOf(sheetJob(csv(sheet), { plan, choice: { linkTarget } }));

    expect(links(outcome)).toEqual(expected);
    expect(outcome.links).toBe(expected.length);
    expect(outcome.problems.map(({ code }) => code)).toEqual(expected.length > 0 ? [] : ["linkUnknown"]);
  });

  it.each([
    ["Design FS+2d", ["Design FS960w y"]],
    ["设计SS-1天", ["Design SS-480w y"]],
    ["Review SS+1d", ["Review SS+1d FS0w y"]],
    ["Twice FS+1d", []],
  ])("linking to a task of the plan by its name, as in %j", async (written, expected) => {
    const named = planOf([
      { id: "1", name: { text: "Design", zh: "设计" } },
      { id: "2", name: { text: "Review SS+1d", zh: null } },
      { id: "3", name: { text: "Twice", zh: null } },
      { id: "4", name: { text: "Twice", zh: null } },
    ]);

    const outcome = await outcomeOf(sheetJob(csv(`Task,Predecessors\nReview,\ny,${written}`), { plan: named }));

    expect(links(outcome)).toEqual(expected);
    expect(outcome.problems.map(({ code, text }) => [code, text])).toEqual(expected.length > 0 ? [] : [["linkUnknown", written]]);
  });

  it("and takes dates that an export still has from the plan as it was for no wish", async () => {
    const linked = planOf([{ id: "a" }, { id: "b", roleCode: "DEV" }], {
      links: [{ id: "l", predecessorId: "a", successorId: "b", type: "FS", lag: 0, lagUnit: "working" }],
      people: [{ id: "m", name: "Ma Chao" }],
      roles: [{ code: "DEV", name: { text: "Developer", zh: null }, personId: "m" }],
    });
    const sheet = "No.,Task,Duration,Start,Finish,Owner\n1,a,2d,2026-01-05,2026-01-05,\n2,b,1d,2026-01-06,2026-01-06,Li Na";

    const { preview, names } = await outcomeOf(sheetJob(csv(sheet), { plan: linked }));

    expect(preview?.moved.map((move) => move.taskId)).toEqual(["a", "b"]);
    expect(preview).toMatchObject({ elsewhere: [], dated: 0 });
    const owner = preview?.lines[1]?.fields.find(({ field }) => field === "ownerId");
    expect([owner?.before, owner?.after].map((id) => names[String(JSON.parse(id ?? ""))]?.text)).toEqual(["Ma Chao", "Li Na"]);
  });

  it("leaving what an empty cell stands for, unless empty cells are to empty", async () => {
    const owned = planOf([{ id: "a", ownerId: "x", deadline: "2026-02-01T17:00" }], { people: [{ id: "x", name: "Li Na" }] });
    const sheet = csv("Task,Owner,Deadline\na,,");
    const people = [{ id: "x", name: "Li Na", email: null }];

    const kept = await outcomeOf(sheetJob(sheet, { plan: owned, people }));
    const emptied = await outcomeOf(sheetJob(sheet, { plan: owned, people, choice: { emptiesCells: true } }));

    expect(kept.preview).toMatchObject({ changed: 0, unchanged: 1 });
    expect(emptied.plan?.tasks[0]).toMatchObject({ ownerId: null, deadline: null });
  });
});

describe("a file that is no sheet is refused by name", () => {
  const refusal = async (bytes: Uint8Array, fileName: string) => {
    const answer = await runSheetJob(sheetJob(bytes, { fileName }));
    return answer.ok ? null : [answer.problem.code, answer.problem.detail["what"]].filter(Boolean).join(" ");
  };

  it("empty, of another type, an old or an encrypted workbook, a broken zip", async () => {
    const compound = (name: string) =>
      new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(name, "utf16le")]));

    expect(await refusal(csv(",,\n,,"), "a.csv")).toBe("import.empty");
    expect(await refusal(csv("hello"), "a.pdf")).toBe("import.fileType");
    expect(await refusal(compound("Workbook"), "a.xlsx")).toBe("import.oldExcel");
    expect(await refusal(compound("EncryptedPackage"), "a.xlsx")).toBe("import.password");
    expect(await refusal(new Uint8Array(Buffer.from("PK\u0003\u0004 not a zip")), "a.xlsx")).toBe("import.noWorkbook");
  });

  it("with more lines or columns than the limit", async () => {
    const lines = ["Task", ...Array.from({ length: 10_200 }, (_, index) => `T${index}`)].join("\n");

    expect(await refusal(csv(lines), "a.csv")).toBe("import.tooLarge rows");
    expect(await refusal(csv(`Task${",x".repeat(300)}`), "a.csv")).toBe("import.tooLarge columns");
  });
});
