import { describe, expect, it } from "vitest";
import { compareWithMsProject } from "./agreement.ts";
import { readGoldenSet } from "./golden-project.ts";
import type { GoldenProject } from "./golden-project.ts";

function readProjects(name: Parameters<typeof readGoldenSet>[0]): readonly GoldenProject[] {
  return readGoldenSet(name).map((line) => JSON.parse(line) as GoldenProject);
}

describe("122 finish-to-start projects", () => {
  const projects = readProjects("msproject-fs-122");

  it("have every early date of MS Project, and every late date but in the two projects whose stored late dates contradict their own links", () => {
    const compared = projects.map(compareWithMsProject);

    expect(compared.flatMap((result) => result.early.map((uid) => `${result.file} ${uid}`))).toEqual([]);
    expect(compared.filter((result) => result.late.length > 0).map((result) => result.file)).toEqual([
      "136_mp_j120_a5_nr5_AgentCopp5.mpp",
      "73_mp_j90_a20_nr5_AgentCopp2.mpp",
    ]);
    expect(compared).toHaveLength(122);
    expect(compared.reduce((total, result) => total + result.taskCount, 0)).toBeGreaterThan(80_000);
  });

  it("would show a date that is one working minute off", () => {
    const [project] = projects;
    if (!project) throw new Error("the set is empty");
    const [first] = project.tasks.filter((task) => task.durMin > 0 && !task.summary);
    const longer = project.tasks.map((task) => (task === first ? { ...task, durMin: task.durMin + 1 } : task));

    expect(compareWithMsProject({ ...project, tasks: longer }).early).not.toEqual([]);
  });
});

describe("45 projects with all links, manual tasks and actuals", () => {
  it("have MS Project's dates, but those that resource assignments schedule and one whose late dates were not recalculated", () => {
    const compared = readProjects("msproject-links-45").map(compareWithMsProject);

    const byAssignments = /^(?:sample|sample98|mpp\d+resource(?:-from\d+)?)\.mpp$/;
    const wrong = compared.filter((result) => result.early.length + result.late.length > 0).map((result) => result.file);
    expect(wrong.filter((file) => !byAssignments.test(file))).toEqual(["bug1.mpp"]);
    expect(compared.length - wrong.length).toBe(36);
    expect(compared).toHaveLength(45);
  });
});
