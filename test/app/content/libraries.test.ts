import { describe, expect, it } from "vitest";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseMethodologyPage } from "#app/content/methodology-schema.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { contentDirectory } from "#test/content/content-directory.ts";

describe("the libraries of content", () => {
  it("are read once and kept", async () => {
    expect(await loadTemplates(contentDirectory)).toBe(await loadTemplates(contentDirectory));
    expect(await loadMethodology(contentDirectory)).toBe(await loadMethodology(contentDirectory));
    expect(await loadScorecards(contentDirectory)).toBe(await loadScorecards(contentDirectory));
  });

  it("are tried again after a directory could not be read", async () => {
    const directory = await mkdtemp(join(tmpdir(), "content-"));
    try {
      await expect(loadTemplates(directory)).rejects.toThrow(/ENOENT/);
      await expect(loadMethodology(directory)).rejects.toThrow(/ENOENT/);
      await expect(loadScorecards(directory)).rejects.toThrow(/ENOENT/);

      await cp(contentDirectory, directory, { recursive: true });

      expect((await loadTemplates(directory)).templates.std6.key).toBe("std6");
      expect((await loadMethodology(directory)).inventory.items.length).toBeGreaterThan(0);
      expect((await loadScorecards(directory)).demoScripts.length).toBeGreaterThan(0);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  it("are refused when a question is evidence for a criterion that the scorecard does not have", async () => {
    const directory = await mkdtemp(join(tmpdir(), "content-"));
    try {
      await cp(contentDirectory, directory, { recursive: true });
      const path = join(directory, "reference-check.yaml");
      await writeFile(path, (await readFile(path, "utf8")).replace("criteria: [C02]", "criteria: [C98]"));

      await expect(loadScorecards(directory)).rejects.toThrow("content.unknownCriterion (R01)");
    } finally {
      await rm(directory, { recursive: true });
    }
  });
});

describe("reading a methodology page", () => {
  it("separates the front matter from the text", () => {
    const page = parseMethodologyPage(
      '---\ntitle: Scope\nsummary: "What: and what not"\n---\n\n## For\n\nA line.\n\n---\n\nAfter a rule.\n',
    );

    expect(page).toEqual({ title: "Scope", summary: "What: and what not", body: "## For\n\nA line.\n\n---\n\nAfter a rule." });
  });

  it.each(["## No front matter", "---\ntitle: Scope\n---\nNo summary", "---\ntitle: Scope\nsummary: A\nauthor: B\n---\nToo much"])(
    "refuses %j",
    (text) => {
      expect(() => parseMethodologyPage(text)).toThrow();
    },
  );
});
