import { beforeEach, describe, expect, it } from "vitest";
import { compareWithMsProject } from "./agreement.ts";
import { readKeptSet, readWholeSet, wholeSetAbsent } from "./golden-project.ts";
import type { GoldenProject } from "./golden-project.ts";

function parsed(lines: readonly string[]): readonly GoldenProject[] {
  return lines.map((line) => JSON.parse(line) as GoldenProject);
}

/** Their stored late dates contradict their own links. */
const contradicting = ["136_mp_j120_a5_nr5_AgentCopp5.mpp", "73_mp_j90_a20_nr5_AgentCopp2.mpp"];

describe("finish-to-start projects kept here", () => {
  const projects = parsed(readKeptSet());

  it("have every early date of MS Project, and every late date but in one project", () => {
    const compared = projects.map(compareWithMsProject);

    expect(compared.flatMap((result) => result.early.map((uid) => `${result.file} ${uid}`))).toEqual([]);
    expect(compared.filter((result) => result.late.length > 0).map((result) => result.file)).toEqual([contradicting[0]]);
    expect(compared.reduce((total, result) => total + result.taskCount, 0)).toBe(2810);
  });

  it("would show a date that is one working minute off", () => {
    const [project] = projects;
    if (!project) throw new Error("the set is empty");
    const [first] = project.tasks.filter((task) => task.durMin > 0 && !task.summary);
    const longer = project.tasks.map((task) =>
      task === first
        ? { ...task, durMin: task.durMin + 1, asg: (task.asg ?? []).map(([who, units, work]) => [who, units, work + 1] as const) }
        : task,
    );

    expect(compareWithMsProject({ ...project, tasks: longer }).early).not.toEqual([]);
  });
});

describe("122 finish-to-start projects", () => {
  const lines = readWholeSet("msproject-fs-122");
  beforeEach(({ skip }) => skip(lines === null, wholeSetAbsent));

  it("have every early date of MS Project, and every late date but in the two projects whose stored late dates contradict their own links", () => {
    const compared = parsed(lines ?? []).map(compareWithMsProject);

    expect(compared.flatMap((result) => result.early.map((uid) => `${result.file} ${uid}`))).toEqual([]);
    expect(compared.filter((result) => result.late.length > 0).map((result) => result.file)).toEqual(contradicting);
    expect(compared).toHaveLength(122);
    expect(compared.reduce((total, result) => total + result.taskCount, 0)).toBe(83_292);
  });
});

describe("45 projects with all links, manual tasks, actuals and people who share tasks", () => {
  const lines = readWholeSet("msproject-links-45");
  beforeEach(({ skip }) => skip(lines === null, wholeSetAbsent));

  it("have MS Project's dates but two, late dates of a project that was not calculated again", () => {
    const compared = parsed(lines ?? []).map(compareWithMsProject);

    expect(compared.flatMap((result) => [...result.early, ...result.late].map((uid) => `${result.file} ${uid}`))).toEqual([
      "bug1.mpp 3",
      "bug1.mpp 4",
    ]);
    expect(compared).toHaveLength(45);
    expect(compared.reduce((total, result) => total + result.taskCount, 0)).toBe(562);
  });
});
