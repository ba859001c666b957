import Gantt from "frappe-gantt";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { RolloutGantt } from "#app/ui/gantt/rollout-gantt.ts";

const own = new Set(["constructor"]);

/** Steps of the library's drawing that the painter replaces or calls: a release that renames one must be noticed here. */
const steps = [
  "setup_options",
  "setup_tasks",
  "setup_dates",
  "render",
  "refresh",
  "change_view_mode",
  "make_grid_background",
  "make_grid_rows",
  "make_grid_header",
  "make_side_header",
  "make_grid_highlights",
  "make_grid_ticks",
  "make_dates",
  "make_bars",
  "make_arrows",
  "map_arrows_on_bars",
  "set_dimensions",
  "set_scroll_position",
  "bind_events",
];

it("finds every step of the library that the painter builds on", () => {
  const known = new Set(Object.getOwnPropertyNames(Gantt.prototype));

  expect(steps.filter((step) => !known.has(step))).toEqual([]);
});

it("replaces only steps that the contract lists", () => {
  const library = new Set(Object.getOwnPropertyNames(Gantt.prototype));
  const replaced = Object.getOwnPropertyNames(RolloutGantt.prototype).filter((name) => library.has(name) && !own.has(name));

  expect(replaced.filter((name) => !steps.includes(name))).toEqual([]);
});

it("is pinned to the release whose bar and arrow it extends", () => {
  const require = createRequire(import.meta.url);
  const library = readFileSync(require.resolve("frappe-gantt").replace(/umd\.js$/, "es.js"), "utf8");

  expect(declaredVersion()).toBe("1.2.2");
  for (const method of ["prepare_helpers", "prepare_values", "compute_y", "draw", "bind", "calculate_path"])
    expect(library).toContain(`${method}(`);
});

function declaredVersion(): unknown {
  const parsed: unknown = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  if (typeof parsed !== "object" || parsed === null || !("dependencies" in parsed)) return undefined;
  const { dependencies } = parsed;
  return typeof dependencies === "object" && dependencies !== null && "frappe-gantt" in dependencies
    ? dependencies["frappe-gantt"]
    : undefined;
}
