import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { processCommand } from "#app/cli/process.ts";
import { runCommand } from "#test/support/command.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rollout-process-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(name: string, content: string | Uint8Array, ...args: string[]) {
  writeFileSync(path.join(folder, name), content);
  return runCommand(processCommand, [name, ...args], { env: {}, workingDirectory: folder });
}

const header = "id,name,role,type,next,workMinutes,waitMinutes,costPerHour,system,volumePerMonth,valueClass,pains";
const rows = [
  "a,Take the order,Sales,task,x,30,60,120,CRM,520,VA,typed twice;no stock",
  'x,Complete?,,xor,"a:0.2:once;b:80%",,,,,,,',
  "b,Deliver,Service,task,e,exp(45),,60,ERP,,BVA,",
  "e,Done,,end,,,,,,,,",
];

it("analyses a table of steps by the contract", async () => {
  const done = await run("order.csv", [header, ...rows].join("\n"), "--json");

  expect(done.status).toBe(0);
  const flow = {
    cycleMinutes: 1.2 * 90 + 45,
    workMinutes: 1.2 * 30 + 45,
    handOffs: 1,
    systemChanges: 1,
    lowerBound: false,
    costMinor: 7200 + 4500,
  };
  const document = done.json() as {
    flow: Record<string, number>;
    warnings: readonly { code: string }[];
    steps: readonly { id: string; visits: number }[];
  };
  for (const [name, value] of Object.entries(flow))
    if (typeof value === "number") expect(document.flow[name]).toBeCloseTo(value, 9);
    else expect(document.flow[name]).toBe(value);
  expect(document.steps[0]).toMatchObject({ id: "a", visits: 1.2 });
  expect(document.warnings.map(({ code }) => code)).toEqual(["start.implied", "esia.handOff.conversion"]);
});

it("simulates by the contract, the same every time, and says where the figures come from", async () => {
  const table = [`${header},people`, ...rows.map((row, at) => `${row},${at % 2 === 0 ? 4 : ""}`)].join("\n");
  const done = await run("order.csv", table, "--json", "--simulate", "cases=300,replications=5,seed=3");
  const again = await run("order.csv", table, "--json", "--simulate", "seed=3,replications=5,cases=300");
  const { simulation } = done.json() as {
    simulation: {
      mean: number;
      ci95: readonly [number, number];
      p50: number;
      p95: number;
      utilisation: Record<string, number>;
      method: object;
    };
  };

  expect(again.printed).toBe(done.printed);
  expect(simulation.ci95[0]).toBeLessThan(simulation.mean);
  expect(simulation.mean).toBeLessThan(simulation.ci95[1]);
  expect(simulation.p50).toBeLessThan(simulation.p95);
  expect(simulation.mean).toBeGreaterThan(1.2 * 90 + 35);
  // Three cases an hour with 36 minutes for each of four people.
  expect(simulation.utilisation["Sales"]).toBeCloseTo(0.45, 1);
  expect(simulation.method).toMatchObject({ cases: 300, warmUp: 60, replications: 5, seed: 3 });
  expect((await run("order.csv", table, "--language", "zh")).printed).toMatch(
    /周期时间（模拟）：[\d.]+ 小时（[\d.]+ 小时 至 [\d.]+ 小时）/,
  );
});

it("says what a to-be process saves on the same cases", async () => {
  const table = (minutes: number) => `id,next,workMinutes,role,people,volumePerMonth,asIs\nb${minutes},,${minutes},Sales,2,100,a\n`;
  writeFileSync(path.join(folder, "to-be.csv"), table(20));
  const done = await run("as-is.csv", table(30), "--json", "--to-be", "to-be.csv");

  expect((done.json() as { savings: { work: { mean: number } } }).savings.work.mean).toBeCloseTo(10, 9);
  expect((await run("as-is.csv", table(30), "--to-be", "to-be.csv")).printed).toContain("Cycle time that the to-be process saves: ");
  expect((await run("as-is.csv", table(30), "--json", "--to-be", "to-be.csv", "--simulate", "none")).json()).toMatchObject({
    savings: null,
  });
  expect((await run("as-is.csv", table(30), "--to-be", "nothing.csv")).status).toBe(2);
});

it("simulates nothing when it is asked not to, or nobody knows how many cases come in", async () => {
  const asked = await run("a.csv", "id,next,volumePerMonth\na,,5\n", "--json", "--simulate", "none");
  const unknown = await run("a.csv", "id,next\na,\n", "--json");

  expect(asked.json()).toMatchObject({ simulation: null, warnings: [{ code: "start.implied" }, { code: "step.end.implied" }] });
  expect(unknown.json()).toMatchObject({ simulation: null, warnings: [{}, {}, { code: "arrivals.unknown" }] });
  expect((await run("a.csv", "id,next\na,\n", "--simulate", "cases=0")).status).toBe(2);
  expect((await run("a.csv", "id,next\na,\n", "--simulate", "often")).status).toBe(2);
});

it("reads Chinese tables in GB18030 and answers in Chinese", async () => {
  // 编号,下一步,工作分钟 / 甲,乙,30 / 乙,,30 in GB18030
  const bytes = Uint8Array.from(Buffer.from("b1e0bac52ccfc2d2bbb2bd2cb9a4d7f7b7d6d6d30abcd72cd2d22c33300ad2d22c2c33300a", "hex"));
  const done = await run("zh.csv", bytes, "--language", "zh");

  expect(done.status).toBe(0);
  expect(done.printed).toContain("周期时间：1 小时");
  expect(done.printed).toContain("乙：它没有去路，也不是 end：案件在此结束（step.end.implied）");
});

it("analyses a process in JSON with roles, hours and arrivals", async () => {
  const content = {
    name: { en: "Order", zh: "订单" },
    roles: [{ id: "sales", name: { en: "Sales", zh: "销售" }, people: 1, costPerHour: 60, hours: ["09:00-12:00", "13:00-18:00"] }],
    arrivals: { minutes: "exponential(20)", hours: ["09:00-12:00", "13:00-18:00"] },
    steps: [
      { id: "a", role: "sales", workMinutes: "normal(30, 0)", next: [{ to: "end" }] },
      { id: "end", type: "end" },
    ],
  };
  const done = await run("order.json", JSON.stringify(content), "--json", "--language", "zh");
  const document = done.json() as {
    flow: { pools: readonly { utilisation: number }[]; costMinor: number };
    findings: readonly { code: string; text: string }[];
  };

  expect(document.flow.costMinor).toBeCloseTo(3000, 9);
  expect(document.flow.pools[0]?.utilisation).toBeCloseTo(1.5, 12);
  expect(document.findings).toMatchObject([
    { code: "role.overloaded", text: "销售：进来的案件超过该角色的能力：占其工作时间的 150%（role.overloaded）" },
  ]);
});

it.each([
  ["a way to nowhere", "a.csv", "id,next\na,b\n", "a: It leads to b, which is no step (step.next.unknown)"],
  [
    "probabilities that make .97",
    "a.csv",
    "id,next\na,b:0.5;c:0.47\nb,\nc,\n",
    "a: The probabilities of its ways make 0.97, not 1 (step.probability.sum)",
  ],
  ["work that is NaN", "a.csv", "id,next,workMinutes\na,,NaN\n", "Line 2: workMinutes cannot be NaN (table.value)"],
  ["a probability that is NaN", "a.csv", "id,next\na,b:NaN\nb,\n", "Line 2: next cannot be b:NaN (table.value)"],
  ["no end", "a.csv", "id,next\na,b\nb,a\n", "There is no step at which a case could end (process.noEnd)"],
  ["no column of ids", "a.csv", "name,next\na,b\n", "There is no column id (table.column.missing)"],
  ["what is no JSON", "a.json", "{", "(file.json)"],
  ["a wrong field", "a.json", '{"steps": [{"id": "a", "minutes": 3}]}', "steps[0].minutes is no field of a process (file.field)"],
  ["a wrong value", "a.json", '{"steps": [{"id": "a", "type": "gate"}]}', 'steps[0].type cannot be "gate" (file.value)'],
])("names %s and ends with status 1", async (_name, file, content, message) => {
  const done = await run(file, content);

  expect([done.status, done.printed]).toEqual([1, ""]);
  expect(done.explained).toContain(message);
});

it("draws the map in either language as SVG, PNG and PDF, the same every time", async () => {
  const content = [header, ...rows].join("\n").replace("Take the order", "接收订单");
  const done = await run("order.csv", content, "--to", "map.svg", "--language", "zh", "--simulate", "none");
  const svg = readFileSync(path.join(folder, "map.svg"), "utf8");
  await run("order.csv", content, "--to", "map.svg", "--language", "zh", "--simulate", "none");
  await run("order.csv", content, "--to", "map.png");
  await run("order.csv", content, "--to", "map.PDF");

  expect(done.explained).toContain("流程图已写入 ");
  for (const text of ["接收订单", "Complete?", "80%", "Sales", "! 2", "痛点及其数量"]) expect(svg).toContain(`>${text}<`);
  expect(svg).not.toMatch(/NaN|Infinity|<script/);
  expect(readFileSync(path.join(folder, "map.svg"), "utf8")).toBe(svg);
  expect(readFileSync(path.join(folder, "map.png")).subarray(1, 4).toString()).toBe("PNG");
  expect(readFileSync(path.join(folder, "map.PDF")).subarray(0, 5).toString()).toBe("%PDF-");
  expect((await run("order.csv", content, "--to", "map.gif")).status).toBe(2);
});

const complaint = {
  name: { en: "Complaint", zh: "投诉" },
  steps: [
    { id: "take", name: { en: "Take down", zh: "登记" }, role: "service", workMinutes: 10, next: "check", captures: ["name"] },
    {
      id: "check",
      name: { en: "Check", zh: "核对" },
      role: "quality",
      workMinutes: 5,
      waitMinutes: 60,
      next: "solve",
      valueClass: "NVA",
      esia: { decision: "eliminate", reason: "inspection" },
    },
    {
      id: "solve",
      name: { en: "Solve", zh: "处理" },
      role: "quality",
      workMinutes: 30,
      next: "tell",
      valueClass: "NVA",
      captures: ["name"],
      esia: { decision: "automate", reason: "dataAnalysis" },
    },
    { id: "tell", name: { en: "Tell", zh: "答复" }, role: "service", workMinutes: 5, next: "z", valueClass: "NVA" },
    { id: "z", type: "end" },
  ],
};

it("asks about what was decided on the steps, and derives the to-be process", async () => {
  const done = await run("as-is.json", JSON.stringify(complaint), "--json", "--derive", "derived.json", "--to", "changed.svg");
  const document = done.json() as {
    warnings: readonly { code: string; at: string }[];
    comparison: {
      figures: readonly { figure: string; asIs: number; toBe: number; isBetter: boolean }[];
      changes: readonly { text: string }[];
    };
  };

  expect(document.warnings.filter(({ code }) => code.startsWith("esia")).map(({ code, at }) => `${code} ${at}`)).toEqual([
    "esia.automate.noValue solve",
    "esia.order tell",
  ]);
  expect(document.comparison.changes.map(({ text }) => text)).toEqual(["Removed: Check"]);
  expect(document.comparison.figures).toContainEqual({ figure: "cycle", asIs: 110, toBe: 45, difference: -65, isBetter: true });
  expect(JSON.parse(readFileSync(path.join(folder, "derived.json"), "utf8"))).toMatchObject({
    name: { en: "Complaint", zh: "投诉" },
    steps: [{ id: "take", next: [{ to: "solve" }], asIs: ["take"] }, { id: "solve" }, { id: "tell" }, { id: "z" }],
  });
  expect(readFileSync(path.join(folder, "changed.svg"), "utf8")).toMatch(/stroke-dasharray.*>Removed</);
});

it("compares with a to-be process, in Chinese as well", async () => {
  const [take, , solve, tell, end] = complaint.steps;
  const toBe = {
    steps: [
      { ...take, next: "solve" },
      { ...solve, name: { en: "Settle", zh: "解决" }, role: "service" },
      { ...tell, next: "ask" },
      { id: "ask", name: { en: "Ask", zh: "回访" }, role: "service", next: "z" },
      end,
    ],
    change: { level: 3, organisation: ["training"] },
  };
  writeFileSync(path.join(folder, "to-be.json"), JSON.stringify(toBe));
  const done = await run("as-is.json", JSON.stringify(complaint), "--to-be", "to-be.json", "--language", "zh", "--simulate", "none");

  expect(done.printed).toContain("处置决定：\n  核对：清除（检验）\n  处理：自动化（数据分析）");
  expect(done.printed).toContain("删除：核对");
  expect(done.printed).toContain("改名：处理 → 解决");
  expect(done.printed).toContain("换泳道：处理 → 解决");
  expect(done.printed).toContain("新增：回访");
  expect(done.printed).toMatch(/周期时间 +1\.83 小时 +0\.75 小时 +-1\.08 小时 {2}改善/);
  expect(done.printed).toContain("第 3 级变革若不改变角色、权限或指标，就不是流程再设计（level.unorganised）");
  expect(done.printed).toContain("第 3 级变革所要求的内容尚未列入计划：决策权限（level.change.missing）");
  expect(done.printed).toContain("处理：此步骤不增值：为什么自动化，而不是清除？（esia.automate.noValue）");
  expect((await run("as-is.json", JSON.stringify(complaint), "--to-be", "to-be.json", "--derive", "d.json")).status).toBe(2);
  expect((await run("as-is.json", JSON.stringify(complaint), "--derive", "d.csv")).status).toBe(2);
});

it("reads decisions of a table, in words of either language", async () => {
  const table = ["id,next,处置,处置原因,并入步骤", "a,b,,,", "b,c,清除,检验,", "c,d,I,jobs,a", "d,,自动化,数据采集,"].join("\n");

  expect((await run("t.csv", table, "--json")).json()).toMatchObject({
    decisions: [
      { step: "b", kind: "eliminate", reason: "inspection" },
      { step: "c", kind: "integrate", reason: "jobs", into: "a" },
      { step: "d", kind: "automate", reason: "dataCapture" },
    ],
  });
  expect((await run("t.csv", "id,next,esia\na,,vanish\n")).explained).toContain("Line 2: esia cannot be vanish (table.value)");
});

it("writes BPMN, reads it, and takes the edits of a table into it", async () => {
  const table = [header, ...rows].join("\n");
  const made = await run("order.csv", table, "--to", "order.bpmn", "--language", "zh", "--simulate", "none");
  const bytes = readFileSync(path.join(folder, "order.bpmn"), "utf8");
  const again = await run("again.bpmn", bytes, "--to", "same.bpmn", "--json");
  const edits = table.replace("Take the order,Sales", "Enter the order,Service");
  writeFileSync(path.join(folder, "edits.csv"), edits);
  const edited = await run("again.bpmn", bytes, "--edit", "edits.csv", "--to", "edited.bpmn", "--language", "en", "--json");

  expect(made.explained).toContain("流程已写入 ");
  expect(again.json()).toMatchObject({ flow: { handOffs: 1, cycleMinutes: 153 } });
  expect(readFileSync(path.join(folder, "same.bpmn"), "utf8")).toBe(bytes);
  expect(edited.json()).toMatchObject({ flow: { handOffs: 0 } });
  expect(readFileSync(path.join(folder, "edited.bpmn"), "utf8")).toContain('name="Enter the order"');
  expect((await run("again.bpmn", bytes, "--to", "again.json")).status).toBe(0);
  expect((await run("again.json", readFileSync(path.join(folder, "again.json")), "--json")).json()).toMatchObject({
    flow: { cycleMinutes: 153 },
  });
  expect((await run("a.csv", "id,next\na,\n", "--edit", "edits.csv")).status).toBe(2);
});

it.each([
  ["other XML", "<Project/>", "The file is no BPMN 2.0: its root element is Project (bpmn.other)"],
  ["a document type", '<!DOCTYPE a [<!ENTITY b "c">]><definitions/>', "(import.doctype)"],
  ["what is cut off", "<definitions><process>", "(import.malformed)"],
  ["nothing", "", "(import.empty)"],
])("names %s that is said to be BPMN", async (_name, content, message) => {
  const done = await run("x.bpmn", content);

  expect([done.status, done.printed]).toEqual([1, ""]);
  expect(done.explained).toContain(message);
});

it("tells which processes to improve first, from success factors in JSON", async () => {
  const matrix = {
    factors: [
      { id: "f1", name: { en: "We need fast answers", zh: "我们需要快速答复" } },
      { id: "f2", name: { en: "We must keep promises and prices", zh: "我们必须信守承诺和价格" } },
    ],
    processes: [
      { id: "sell", name: { en: "Sell machines", zh: "销售设备" }, owner: "Li Na", grade: "B", impacts: ["f1"] },
      { id: "serve", name: { en: "Handle complaints", zh: "处理投诉" }, owner: "Li Na", grade: "D", impacts: ["f1", "f2"] },
    ],
  };
  const done = await run("matrix.json", JSON.stringify(matrix), "--language", "zh");

  expect(done.printed).toBe(
    [
      "区域  因素数  评级     z  流程      负责人",
      "   1       2     D  1.75  处理投诉  Li Na",
      "   2       1     B  0.75  销售设备  Li Na",
      "",
      "! 我们必须信守承诺和价格：它包含两件事：请拆成两个成功因素（matrix.factor.double）",
    ].join("\n"),
  );
  expect((await run("matrix.json", JSON.stringify(matrix), "--json")).json()).toMatchObject({ processes: [{ id: "serve", zone: 1 }, {}] });
  expect((await run("a.csv", "id,next\na,\n", "--to-be", "matrix.json")).status).toBe(2);
  expect((await run("matrix.json", '{"factors": [], "processes": [{}]}')).explained).toContain("processes[0].id cannot be – (file.value)");
});

it("says so where a map would be too large", async () => {
  const many = Array.from({ length: 2_001 }, (_, at) => `s${at},${at < 2_000 ? `s${at + 1}` : ""}`);
  const done = await run("many.csv", ["id,next", ...many].join("\n"), "--to", "map.svg");

  expect([done.status, done.explained]).toEqual([1, "The map would be too large to be drawn: it has 2001 steps (map.tooLarge)"]);
});

it("asks for a file that is one", async () => {
  expect((await run("a.txt", "")).status).toBe(2);
});
