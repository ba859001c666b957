import { expect, it } from "vitest";

import { describeRoutes } from "#app/cli/routes.ts";

import { remixBuild } from "../support/remix-build.ts";

it("lists paths with their parameters, verbs and what each asks for", () => {
  const loader = Object.assign(() => null, { access: { permission: "plan.view" } });
  const action = Object.assign(() => null, { access: { intents: { move: "plan.edit", sign: "plan.approve" } } });
  const build = remixBuild({ "projects/:projectId/plan/*": { loader, action } });

  const described = describeRoutes(build).find((route) => route.id.startsWith("projects"));

  expect(described).toEqual({
    id: "projects/:projectId/plan/*",
    path: "/projects/:projectId/plan/*",
    isIndex: false,
    parameters: ["projectId", "*"],
    verbs: ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
    read: "plan.view",
    change: { move: "plan.edit", sign: "plan.approve" },
  });
});

it("says of a loader or action that nothing guards it", () => {
  const build = remixBuild({ open: { loader: () => null, action: () => null } });

  const described = describeRoutes(build).find((route) => route.id === "open");

  expect([described?.read, described?.change]).toEqual(["undeclared", { "*": "undeclared" }]);
});

it("asks nothing where there is nothing to read or change", () => {
  const described = describeRoutes(remixBuild({})).find((route) => route.id === "root");

  expect([described?.path, described?.verbs, described?.read, described?.change]).toEqual(["/", [], null, null]);
});
