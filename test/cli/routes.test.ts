import { expect, it } from "vitest";
import { z } from "zod";

import { apiAction, apiLoader } from "#app/http/api/serve.server.ts";
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
    isApi: false,
  });
});

it("lists the programming interface operation by operation", () => {
  const shared = { path: "/projects/:projectId", isWide: false, isConditional: false, answersSecret: false, query: z.object({}) };
  const operation = {
    ...shared,
    body: null,
    form: null,
    fileTypes: [],
    answer: null,
    status: 204 as const,
    run: () => Promise.resolve({ body: undefined }),
  };
  const endpoints = [
    { ...operation, id: "getProject", method: "GET" as const, permission: "project.view" as const },
    { ...operation, id: "deleteProject", method: "DELETE" as const, permission: "project.delete" as const },
  ];

  const described = describeRoutes(remixBuild({ "api/v1/*": { loader: apiLoader(endpoints), action: apiAction(endpoints) } }));

  expect(described.filter((route) => route.isApi)).toMatchObject([
    { path: "/api/v1/projects/:projectId", verbs: ["DELETE"], read: null, change: { deleteProject: "project.delete" } },
    { path: "/api/v1/projects/:projectId", verbs: ["GET", "HEAD"], read: "project.view", change: null },
  ]);
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
