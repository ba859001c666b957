import { describe, expect, it } from "vitest";
import type { HeldDays } from "#app/domain/plan/held-days.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { minutesInDay, parseDay } from "#app/domain/time/day.ts";
import { chartScene, dayAxis, type SceneOptions } from "#app/plan/workspace/chart-scene.ts";
import { describeTask } from "#app/plan/workspace/task-words.ts";
import { visibleRows } from "#app/plan/workspace/visible-rows.ts";
import { sampleFormat, sampleLink, samplePicture, samplePlan, sampleTask } from "./sample-plan.ts";

const at = (day: string) => (parseDay(day) ?? Number.NaN) * minutesInDay;
const options: SceneOptions = {
  today: "2026-02-04",
  baseline: null,
  showsCritical: true,
  namesOnBars: false,
  canEdit: true,
  describe: () => "",
};

function sceneOf(plan: Plan, changed: Partial<SceneOptions> = {}, collapsed: readonly string[] = []) {
  const picture = samplePicture(plan);
  return chartScene(picture, visibleRows(plan.tasks, new Set(collapsed)), sampleFormat(), { ...options, ...changed });
}

describe("the scene", () => {
  it("lets a full working day fill its column and half a day fill half of it", () => {
    const axis = dayAxis(samplePlan([]));

    expect(axis(at("2026-02-02") + 9 * 60)).toBe(at("2026-02-02"));
    expect(axis(at("2026-02-02") + 18 * 60)).toBe(at("2026-02-03"));
    expect(axis(at("2026-02-02") + 13.5 * 60)).toBe(at("2026-02-02") + minutesInDay / 2);
  });

  it("shades weekends and holidays and leaves make-up working days white", () => {
    const { from, to, nonWorking, namedDays } = sceneOf(samplePlan([sampleTask("a", { durationMinutes: 25 * 480 })]));
    const spans = nonWorking(from, to);
    const isShaded = (day: string) => spans.some((span) => span.from <= at(day) && at(day) < span.to);

    expect(["2026-02-07", "2026-02-08", "2026-02-17", "2026-03-01"].map(isShaded)).toEqual([true, true, true, true]);
    expect(["2026-02-06", "2026-02-28"].map(isShaded)).toEqual([false, false]);
    expect(namedDays(from, to).map((days) => days.name)).toEqual(["Spring Festival", "Make-up working day: Spring Festival"]);
  });

  it("draws phases as summaries, milestones and gates as points, and names only the points", () => {
    const point = { parentId: "phase", durationMinutes: 0 };
    const plan = samplePlan([
      sampleTask("phase", { kind: "phase" }),
      sampleTask("task", { parentId: "phase", roleCode: "BA" }),
      sampleTask("live", { ...point, kind: "milestone" }),
      sampleTask("gate", { ...point, kind: "gate" }),
    ]);

    const bars = [0, 1, 2, 3].map(sceneOf(plan).bar);

    expect(bars.map((bar) => bar.kind)).toEqual(["summary", "task", "milestone", "gate"]);
    expect(bars.map((bar) => bar.label)).toEqual(["", "王芳", "live · 2 Feb", "gate · 2 Feb"]);
    expect(bars.map((bar) => bar.isMovable)).toEqual([false, true, true, true]);
  });

  it("draws what happens in a task on days of its own, and says it", () => {
    const plan = samplePlan([sampleTask("scoring"), sampleTask("other")]);
    const held: readonly HeldDays[] = [
      { taskId: "scoring", kind: "scoring", from: "2026-02-09", until: "2026-02-11" },
      { taskId: "scoring", kind: "demonstration", from: "2026-02-05", until: "2026-02-05" },
      { taskId: "scoring", kind: "demonstration", from: "2026-02-05", until: "2026-02-05" },
    ];
    const picture = samplePicture(plan, held);
    const { bar } = chartScene(picture, visibleRows(plan.tasks, new Set()), sampleFormat(), options);

    expect(bar(0).held?.slice(0, 2)).toEqual([
      [at("2026-02-09"), at("2026-02-12")],
      [at("2026-02-05"), at("2026-02-06")],
    ]);
    expect(bar(1).held).toBeUndefined();
    expect(describeTask(picture, 0, sampleFormat())).toContain("Scores are given: 9 Feb to 11 Feb. Vendors demonstrate: 5 Feb.");
  });

  it("draws the free slack of a task that its successor does not wait for", () => {
    const plan = samplePlan(
      [sampleTask("short"), sampleTask("long", { durationMinutes: 3 * 480 }), sampleTask("end")],
      [sampleLink("short", "end"), sampleLink("long", "end")],
    );
    const { bar } = sceneOf(plan);

    expect(bar(0).slackUntil).toBe(at("2026-02-05"));
    expect(bar(1)).toMatchObject({ slackUntil: null, isCritical: true });
  });

  it("marks late what should be finished by today or misses its deadline, unless it is done", () => {
    const plan = samplePlan([
      sampleTask("past"),
      sampleTask("done", { progress: 100 }),
      sampleTask("deadline", { durationMinutes: 5 * 480, deadline: "2026-02-05T18:00" }),
      sampleTask("fine", { durationMinutes: 5 * 480 }),
    ]);

    expect([0, 1, 2, 3].map((row) => sceneOf(plan).bar(row).isLate)).toEqual([true, false, true, false]);
  });

  it("keeps links between visible rows only, critical where both ends are", () => {
    const plan = samplePlan(
      [
        sampleTask("phase", { kind: "phase" }),
        sampleTask("a", { parentId: "phase" }),
        sampleTask("b", { parentId: "phase" }),
        sampleTask("c"),
      ],
      [sampleLink("a", "b"), sampleLink("b", "c", { type: "SS" })],
    );

    expect(sceneOf(plan).links).toEqual([
      { from: 1, to: 2, type: "FS", isCritical: true },
      { from: 2, to: 3, type: "SS", isCritical: expect.any(Boolean) },
    ]);
    expect(sceneOf(plan, {}, ["phase"]).links).toEqual([]);
    expect(sceneOf(plan, { showsCritical: false }).links.every((link) => !link.isCritical)).toBe(true);
  });

  it("draws the baseline that is asked for, and none where it does not know the task", () => {
    const baseline = { a: ["2026-02-02T09:00", "2026-02-03T18:00"] } as const;
    const scene = sceneOf(samplePlan([sampleTask("a"), sampleTask("b")], []), { baseline });

    expect(scene.bar(0).baseline).toEqual([at("2026-02-02"), at("2026-02-04")]);
    expect(scene.bar(1).baseline).toBeNull();
  });

  it("covers today when it is near, and an empty plan too", () => {
    const scene = sceneOf(samplePlan([]), { today: "2026-01-20" });

    expect(scene.ids).toEqual([]);
    expect(scene.from).toBe(at("2026-01-20"));
    expect(scene.workFrom).toBe(at("2026-02-02"));
    expect(sceneOf(samplePlan([]), { today: "2031-01-20" }).to).toBeLessThan(at("2027-01-01"));
  });
});
