import { spawnSync } from "node:child_process";
import path from "node:path";

import { expect, it } from "vitest";

import { projectRoot } from "#app/server/project-root.ts";

const bootstrap = path.join(projectRoot, "app/server/bootstrap.mjs");

it.each([[[]], [["deploy"]], [["constructor"]]])(
  "refuses the unknown verb %j with status 2 and says nothing on standard output",
  (args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bootstrap, ...args], { encoding: "utf8" });

    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("start | rollout | build | dev | test");
  },
);
