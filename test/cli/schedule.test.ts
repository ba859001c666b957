import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { UsageError } from "#app/cli/command.ts";
import { scheduleCommand } from "#app/cli/schedule.ts";
import { addDays } from "#app/domain/time/day.ts";

const root = path.resolve(import.meta.dirname, "../..");
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "rollout-schedule-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  const printed: string[] = [];
  const explained: string[] = [];
  const status = await scheduleCommand.run(args, {
    env: {},
    workingDirectory: folder,
    print: (text) => void printed.push(text),
    explain: (text) => void explained.push(text),
    giveWay: () => undefined,
  });
  return { status, printed, explained: explained.join("\n"), documents: () => printed.map((text) => JSON.parse(text)) };
}

function write(name: string, content: string | Uint8Array): string {
  writeFileSync(path.join(folder, name), content);
  return name;
}

const project = (file: string, tasks: readonly object[]) =>
  JSON.stringify({
    file,
    start: "2026-01-01T09:00",
    minutesPerDay: 480,
    minutesPerWeek: 2400,
    defaultCalendar: 1,
    calendars: [{ uid: 1, name: "Split day", parent: null, week: splitWeek, exceptions: [] }],
    resources: [],
    tasks,
  });
const splitDay = [
  ["09:00", "13:00"],
  ["15:00", "19:00"],
];
const splitWeek = { MON: splitDay, TUE: splitDay, WED: splitDay, THU: splitDay, FRI: splitDay, SAT: [], SUN: [] };
const task = (uid: number, changes: object = {}) => ({ uid, parent: null, durMin: 480, pred: [], ...changes });

describe("rollout schedule", () => {
  it("prints one JSON document with dates, slack, drivers and conflicts", async () => {
    const file = write(
      "plan.json",
      project("Small.mpp", [
        task(1, { name: "Interviews", durMin: 960 }),
        task(2, { pred: [[1, "FS", 0, "d"]], deadline: "2026-01-05T12:00", es: "1999-01-01T00:00", ef: "1999-01-01T00:00" }),
        task(3),
      ]),
    );

    const { status, documents, explained } = await run(file, "--json");

    expect(status).toBe(0);
    expect(explained).toBe("");
    const [document] = documents();
    expect(documents()).toHaveLength(1);
    expect(document).toMatchObject({ project: "Small", start: "2026-01-01T09:00", finish: "2026-01-05T19:00" });
    expect(document.tasks).toEqual([
      expect.objectContaining({ uid: 1, name: "Interviews", summary: false, start: "2026-01-01T09:00", finish: "2026-01-02T19:00" }),
      expect.objectContaining({
        uid: 2,
        name: "2",
        earlyStart: "2026-01-05T09:00",
        earlyFinish: "2026-01-05T19:00",
        critical: true,
        driver: { kind: "link", of: 1, type: "FS" },
      }),
      expect.objectContaining({ uid: 3, critical: false, driver: { kind: "projectStart" } }),
    ]);
    expect(document.conflicts).toEqual([{ uid: 2, code: "schedule.deadline.missed", text: expect.stringContaining("2026-01-05T12:00") }]);
  });

  it("schedules every project of a compressed list, one line each", async () => {
    const lines = `${project("A", [task(1)])}\n\n${project("B", [task(1, { durMin: 0 })])}\n`;
    const file = write("plans.jsonl.gz", gzipSync(lines));

    const { status, documents } = await run(file, "--json");

    expect(status).toBe(0);
    expect(documents().map((document) => document.project)).toEqual(["A", "B"]);
  });

  it("names the loop of a cycle, goes on with the next project and exits 1", async () => {
    const loop = [task(1, { name: "Build", pred: [[2, "FS", 0, "d"]] }), task(2, { name: "Test", pred: [[1, "FS", 0, "d"]] })];
    const file = write("loop.jsonl", `${project("Loop", loop)}\n${project("Good", [task(1)])}`);

    const { status, documents, explained } = await run(file, "--json");

    expect(status).toBe(1);
    expect(explained).toMatch(/Build → Test|Test → Build/);
    expect(documents().map((document) => document.project)).toEqual(["Good"]);
  });

  it("schedules Microsoft Project XML", async () => {
    const { status, documents } = await run(path.join(root, "test/fixtures/mspdi/crm-rollout.xml"), "--json");

    expect(status).toBe(0);
    const goLive = documents()[0].tasks.find((candidate: { uid: number }) => candidate.uid === 23);
    // The rehearsal is fixed by hand to end on Thursday 22 January at 17:00; three days by the clock lead to Sunday, the next work is on Monday.
    expect(goLive.start).toBe("2026-01-26T08:00");
    expect(documents()[0].tasks.find((candidate: { uid: number }) => candidate.uid === 12)).toMatchObject({
      name: "Process map",
      start: "2026-01-12T08:00",
      finish: "2026-01-16T17:00",
    });
  });

  it("prints lines for people without --json", async () => {
    const { printed } = await run(path.join(root, "test/fixtures/mspdi/crm-rollout.xml"));

    expect(printed.join("\n")).toMatch(/^Start +Finish +Slack {2}Id {2}Task$/m);
    expect(printed.join("\n")).toMatch(/^2026-01-12T08:00 {2}2026-01-16T17:00 +(critical|\d+d)/m);
  });

  it("dates a template forward from a start", async () => {
    const { status, documents } = await run(path.join(root, "content/templates/rapid.yaml"), "--start", "2026-01-05", "--json");

    expect(status).toBe(0);
    expect(documents()[0]).toMatchObject({ project: "Rapid implementation", start: "2026-01-05T08:00" });
    expect(documents()[0].tasks.find((candidate: { uid: string }) => candidate.uid === "5.03").driver.kind).toBe("link");
  });

  it("dates a template backward so that its go-live is reached on the day and not one working day later", async () => {
    const file = path.join(root, "content/templates/std6.yaml");
    const goLiveOf = (document: { tasks: { uid: string; finish: string }[] }) => document.tasks.find(({ uid }) => uid === "6.13")!.finish;

    const { status, documents, explained } = await run(file, "--go-live", "2030-11-29", "--json");
    const [document] = documents();
    const dayLater = await run(file, "--start", addDays(document.start.slice(0, 10), 1), "--json");

    expect(status).toBe(0);
    expect(goLiveOf(document) <= "2030-11-29T17:00").toBe(true);
    expect(goLiveOf(document) >= "2030-11-28T17:00").toBe(true);
    expect(explained).toContain(document.start.slice(0, 10));
    expect(explained).not.toContain("in the past");
    expect(goLiveOf(dayLater.documents()[0]) > "2030-11-29T17:00").toBe(true);
  });

  it("says by how many days the start of a backward plan is past", async () => {
    const { explained } = await run(path.join(root, "content/templates/rapid.yaml"), "--go-live", "2020-06-30", "--json");

    expect(explained).toMatch(/That start is \d{3,} calendar days in the past/);
  });

  it("exits 1 with a sentence for a file that is refused", async () => {
    const file = write("bomb.xml", '<?xml version="1.0"?>\n<!DOCTYPE x><Project/>');

    const { status, printed, explained } = await run(file, "--json");

    expect(status).toBe(1);
    expect(printed).toEqual([]);
    expect(explained).toMatch(/^bomb: line 2: .*\(import\.doctype\)$/);
  });

  it.each([
    ["broken JSON", "broken.json", "{"],
    ["JSON of another kind", "other.json", '{"tasks":1}'],
    ["a template of another kind", "other.yaml", "tasks: 3"],
    ["data that is not compressed", "plain.jsonl.gz", "{}"],
  ])("exits 1 for %s", async (_, name, content) => {
    const { status, printed } = await run(write(name, content), ...(name.endsWith("yaml") ? ["--start", "2026-01-05"] : []));

    expect(status).toBe(1);
    expect(printed).toEqual([]);
  });

  it.each([
    ["no file", []],
    ["two files", ["a.xml", "b.xml"]],
    ["a file of another kind", ["plan.mpp"]],
    ["a file that is not there", ["nowhere.xml"]],
    ["an unknown option", ["--fast"]],
    ["a template without a day", [path.join(root, "content/templates/rapid.yaml")]],
    ["a template with both days", [path.join(root, "content/templates/rapid.yaml"), "--start", "2026-01-05", "--go-live", "2026-06-01"]],
    ["a day that is none", [path.join(root, "content/templates/rapid.yaml"), "--start", "2026-02-30"]],
    ["a start for a plan that has one", [path.join(root, "test/fixtures/mspdi/crm-rollout.xml"), "--start", "2026-01-05"]],
  ])("is wrong usage with %s", async (_, args) => {
    await expect(run(...args)).rejects.toThrow(UsageError);
  });
});
