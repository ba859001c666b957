import { describe, expect, it } from "vitest";
import { markWords } from "#app/domain/search/marks.ts";
import { searchWords } from "#app/domain/search/query.ts";
import { paletteItems, placeOfChosen, standingResults } from "#app/search/palette/palette-items.ts";
import type { RecentPage } from "#app/search/recent-pages.ts";
import type { ResultKind, SearchResult } from "#app/search/search-result.ts";
import type { PageCommand } from "#app/ui/page-commands.ts";

const signOut: PageCommand = { id: "sign-out", group: "page", label: "Sign out", otherWords: "log out 登出", run: () => undefined };
const settings: PageCommand = { id: "settings", group: "go", label: "Settings", to: "/settings" };

function found(kind: ResultKind, title: string, query: string): SearchResult {
  const pieces = markWords(title, searchWords(query));
  return { id: title, kind, to: `/${title}`, title: pieces, place: null, excerpt: null, project: null, author: null, isDone: false };
}

function itemsOf(query: string, results: readonly SearchResult[], recent: readonly RecentPage[] = []) {
  const own = { commands: [settings, signOut], recent, projectId: null, readAloud: () => [] };
  return paletteItems({ query, results, ...own, kindName: ({ kind }) => kind, allResults: "All results" });
}

describe("the palette", () => {
  it("keeps what is marked when the results of a query come in and change the order", () => {
    const before = itemsOf("si", []);
    const after = itemsOf("si", [found("person", "Si Wei", "si"), found("task", "Sign the contract", "si")]);
    expect([before[0]?.id, after[0]?.id]).toEqual(["command sign-out", "found Si Wei"]);

    const held = { id: "command sign-out", isOwn: false };
    expect(after[placeOfChosen(after, held)]?.id).toBe("command sign-out");
    expect(placeOfChosen(after, null)).toBe(0);
  });

  it("never marks what acts at once in place of something that went, nor of the way to all results", () => {
    const items = itemsOf("sig", []);
    expect(items[0]?.id).toBe("command sign-out");
    for (const id of ["found Si Wei", "all"]) expect(items[placeOfChosen(items, { id, isOwn: false })]?.id).toBe("all");

    const more = itemsOf("con", [found("task", "Contract", "con")]);
    expect(more[placeOfChosen(more, { id: "all", isOwn: false })]?.id).toBe("found Contract");
    expect(more[placeOfChosen(more, { id: "all", isOwn: true })]?.id).toBe("all");
  });

  it("finds a command by other words for it, which it does not show, after what is called so", () => {
    for (const query of ["log", "登出", "out log"]) {
      const [first] = itemsOf(query, []);
      expect([first?.id, first?.label.map(({ text }) => text).join("")]).toEqual(["command sign-out", "Sign out"]);
    }
    expect(itemsOf("log", [found("task", "Log book", "log")]).map(({ id }) => id)).toEqual(["found Log book", "command sign-out", "all"]);
  });

  it("shows what was visited and is found, too, once", () => {
    const task = { ...found("task", "Configure", "conf"), to: "/t/1", project: "CRM" };
    const items = itemsOf("conf", [task, found("task", "Conference", "conf")], [{ to: "/t/1", title: "Configure", locale: "en" }]);
    expect(items.map(({ id, note }) => [id, note])).toEqual([
      ["recent /t/1", "task · CRM"],
      ["found Conference", "task"],
      ["all", null],
    ]);
  });

  it("leaves those results of the query before that may be among the new ones", () => {
    const byName = found("person", "Si Wei", "si");
    const byReading = found("person", "司伟", "si");
    const byBeginnings = found("person", "司伟 Si Gnade", "si");
    const results = [byName, byReading, byBeginnings, found("task", "Sign", "si")];

    expect(standingResults(results, "si", "sign")).toEqual([byReading, byBeginnings, results[3]]);
    expect(standingResults(results, "si w", "si")).toBe(results);
    expect(standingResults(results, "si", "other")).toEqual([]);
    expect(standingResults(results, "", "si")).toEqual([]);
  });
});
