import { expect, it } from "vitest";
import { cleanTableQuery, readTableView, tableQuery, withGroupToggled } from "#app/plan/table/table-view.ts";

it.each([
  "",
  "show=late&text=a&f1=o1&f1=o2&f3.from=abc&f3.to=7&order=-f2",
  "from=2026-99-99&to=x&order=finish&columns=name.f1.state&group=f1&shut=none%7Eo1",
  "group=phase",
])("keeps %s as it is", (query) => {
  expect(cleanTableQuery(query)).toBe(query);
});

it("leaves out what says nothing, and what is said in another way than ours", () => {
  expect(cleanTableQuery("columns=code.name.start.finish.owner.progress.state&group=bogus&shut=o1&order=-plan&f1=&page=3")).toBe("");
  expect(cleanTableQuery("columns=moon.name-240.f1")).toBe("columns=name.f1");
  expect(cleanTableQuery("columns=plannedCost.name-240")).toBe("columns=plannedCost.name");
  expect(cleanTableQuery("field=f2.o1&column=f1&column=name")).toBe("f2=o1&columns=f1.name");
});

it("closes and opens a group, whatever its name", () => {
  const view = readTableView(new URLSearchParams("group=f4"));
  const name = "Müller & Söhne ~ 100 % ".repeat(6);
  const closed = withGroupToggled(view, name);
  const read = readTableView(new URLSearchParams(tableQuery(closed)));

  expect(read).toEqual(closed);
  expect(withGroupToggled(read, name)).toEqual(view);
});
