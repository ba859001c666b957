import { describe, expect, it } from "vitest";

import { brokenImports } from "./support/dependency-rule.ts";
import { unguardedHandlers } from "./support/route-guards.ts";
import { readSourceFiles } from "./support/source-files.ts";

const sources = readSourceFiles("app", "db");
const routeModules = new Map([...sources].filter(([file]) => /\.route\.tsx?$/.test(file) || file === "app/root.tsx"));

describe("the dependency rule", () => {
  it("is kept by every file", () => {
    expect(brokenImports(sources)).toEqual([]);
  });

  it.each([
    ["a node module in an engine", "app/domain/schedule/clock.ts", `import { hostname } from "node:os";`],
    ["a package in an engine", "app/domain/schedule/clock.ts", `import { z } from "zod";`],
    ["a component in an engine", "app/domain/schedule/clock.ts", `import { Button } from "../../ui/button.tsx";`],
    ["the database in an engine", "app/domain/schedule/clock.ts", `import type { PlanRow } from "#db/tables/plan.ts";`],
    ["the database in a component", "app/vendors/scorecard.tsx", `import { listVendors } from "#db/queries/vendors.ts";`],
    ["the database in a route", "app/vendors/scorecard.route.tsx", `import { listVendors } from "#db/queries/vendors.ts";`],
    ["the database in a form", "app/vendors/vendors.forms.ts", `import { listVendors } from "../../db/queries/vendors.ts";`],
    ["the database in the kit", "app/ui/table.tsx", `import { listVendors } from "#db/queries/vendors.ts";`],
    ["the database loaded late", "app/vendors/scorecard.tsx", `const load = () => import("#db/queries/vendors.ts");`],
    ["the database passed on", "app/vendors/scorecard.tsx", `export { listVendors } from "#db/queries/vendors.ts";`],
    ["the database in what session and browser share", "app/http/paging.ts", `import { listVendors } from "#db/queries/vendors.ts";`],
    ["the database in the front of the server", "app/server/health.ts", `import { openDatabase } from "#db/open.ts";`],
    ["a slice in a slice", "app/vendors/scorecard.tsx", `import { PlanTable } from "../plan/plan-table.tsx";`],
    ["a slice's use case in a slice", "app/vendors/vendors.server.ts", `import { readPlan } from "#app/plan/plan.server.ts";`],
    ["a slice in the kit", "app/ui/table.tsx", `import { PlanTable } from "#app/plan/plan-table.tsx";`],
    ["a slice in the database layer", "db/queries/vendors.ts", `import { readPlan } from "#app/plan/plan.server.ts";`],
    ["sessions in the database layer", "db/queries/vendors.ts", `import { readSession } from "#app/http/session.server.ts";`],
    ["sessions in the kit", "app/ui/table.tsx", `import { readSession } from "#app/http/session.server.ts";`],
  ])("catches %s", (_name, file, content) => {
    expect(brokenImports(new Map([[file, content]]))).toHaveLength(1);
  });

  it.each([
    [
      "app/vendors/vendors.server.ts",
      `import { listVendors } from "#db/queries/vendors.ts"; import { rank } from "#app/domain/scoring/rank.ts";`,
    ],
    [
      "app/vendors/scorecard.route.tsx",
      `import { Button } from "#app/ui/button.tsx"; import { PlanTable } from "#app/plan/plan-table.tsx";`,
    ],
    ["app/api/endpoints.server.ts", `import { vendorEndpoints } from "#app/vendors/vendors.api.server.ts";`],
    ["app/http/session.server.ts", `import { findSession } from "#db/queries/accounts.ts"; import { createHash } from "node:crypto";`],
    ["db/queries/plan.ts", `import type { Task } from "#app/domain/plan/model.ts";`],
  ])("lets %s import what it may", (file, content) => {
    expect(brokenImports(new Map([[file, content]]))).toEqual([]);
  });
});

describe("every loader and action", () => {
  const guard = `import { guardedLoader, guardedAction, publicLoader } from "#app/http/guarded.server.ts";\n`;

  it("of the product is made by one of the guarded makers", () => {
    expect(routeModules.size).toBeGreaterThan(1);
    expect(unguardedHandlers(routeModules)).toEqual([]);
  });

  it.each([
    ["a plain function", `export async function loader() { return null; }`],
    ["an arrow function", `export const loader = async () => null;`],
    ["another maker", `export const action = cached(guardedAction({}));`],
    ["a loader made as an action", `${guard}export const loader = guardedAction({});`],
    ["a maker of its own by that name", `const guardedLoader = (run) => run;\nexport const loader = guardedLoader(() => null);`],
    ["a maker from elsewhere", `import { guardedLoader } from "./guarded.ts";\nexport const loader = guardedLoader(() => null);`],
    ["one passed on", `export { loader } from "./other.route.tsx";`],
    ["one under another name", `const read = () => null;\nexport { read as loader };`],
    ["one taken apart", `export const { loader } = makeRoute();`],
  ])("is caught as unguarded when it is %s", (_name, content) => {
    expect(unguardedHandlers(new Map([["app/vendors/x.route.tsx", content]]))).toHaveLength(1);
  });

  it("is accepted when it is guarded", () => {
    const content = `${guard}export const loader = guardedLoader("vendor.view", () => null);\nexport const action = guardedAction({});`;

    expect(unguardedHandlers(new Map([["app/vendors/x.route.tsx", content]]))).toEqual([]);
  });
});
