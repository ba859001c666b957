import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { compareWithMsProject } from "./agreement.ts";
import type { GoldenProject } from "./golden-project.ts";

const goldenFolder = process.env["ROLLOUT_GOLDEN"] ?? resolve(import.meta.dirname, "../../../shared/golden");
const finishToStartSet = join(goldenFolder, "msproject-fs-122.jsonl.gz");
const linksSet = join(goldenFolder, "msproject-links-45.jsonl.gz");

function parseProjects(text: string): readonly GoldenProject[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as GoldenProject);
}

describe("the sample of finish-to-start projects", () => {
  const projects = parseProjects(readFileSync(join(import.meta.dirname, "msproject-fs-sample.jsonl"), "utf8"));

  it.each(projects.map((project) => [project.file, project] as const))("has MS Project's early and late dates throughout: %s", (_, project) => {
    const { early, late, taskCount } = compareWithMsProject(project);

    expect({ early, late }).toEqual({ early: [], late: [] });
    expect(taskCount).toBeGreaterThan(60);
  });

  it("would show a date that is one working minute off", () => {
    const [project] = projects;
    if (!project) throw new Error("the sample is empty");
    const [first] = project.tasks.filter((task) => task.durMin > 0 && !task.summary);
    const longer = project.tasks.map((task) => (task === first ? { ...task, durMin: task.durMin + 1 } : task));

    expect(compareWithMsProject({ ...project, tasks: longer }).early).not.toEqual([]);
  });
});

describe.runIf(existsSync(finishToStartSet))("the whole set of 122 finish-to-start projects", () => {
  const results = () => parseProjects(gunzipSync(readFileSync(finishToStartSet)).toString("utf8")).map(compareWithMsProject);

  it("has every early date of MS Project, and every late date but in the two projects whose stored late dates contradict their own links", () => {
    const compared = results();

    expect(compared.flatMap((result) => result.early.map((uid) => `${result.file} ${uid}`))).toEqual([]);
    expect(compared.filter((result) => result.late.length > 0).map((result) => result.file)).toEqual([
      "136_mp_j120_a5_nr5_AgentCopp5.mpp",
      "73_mp_j90_a20_nr5_AgentCopp2.mpp",
    ]);
    expect(compared).toHaveLength(122);
  });
});

describe.runIf(existsSync(linksSet))("the whole set of 45 projects with all links, manual tasks and actuals", () => {
  it("has MS Project's dates, but in projects that resource assignments schedule and in one whose late dates were not recalculated", () => {
    const compared = parseProjects(gunzipSync(readFileSync(linksSet)).toString("utf8")).map(compareWithMsProject);

    const byAssignments = /^(?:sample|sample98|mpp\d+resource(?:-from\d+)?)\.mpp$/;
    const wrong = compared.filter((result) => result.early.length + result.late.length > 0).map((result) => result.file);
    expect(wrong.filter((file) => !byAssignments.test(file))).toEqual(["bug1.mpp"]);
    expect(compared.length - wrong.length).toBe(36);
    expect(compared).toHaveLength(45);
  });
});
