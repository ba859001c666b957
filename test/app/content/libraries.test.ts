import { describe, expect, it } from "vitest";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { parseMethodologyPage } from "#app/content/methodology-schema.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { contentDirectory } from "#test/content/content-directory.ts";

describe("the libraries of content", () => {
  it("are read once and kept", async () => {
    expect(await loadTemplates(contentDirectory)).toBe(await loadTemplates(contentDirectory));
    expect(await loadMethodology(contentDirectory)).toBe(await loadMethodology(contentDirectory));
  });

  it("are tried again after a directory could not be read", async () => {
    const directory = await mkdtemp(join(tmpdir(), "content-"));
    try {
      await expect(loadTemplates(directory)).rejects.toThrow(/ENOENT/);
      await expect(loadMethodology(directory)).rejects.toThrow(/ENOENT/);

      await cp(contentDirectory, directory, { recursive: true });

      expect((await loadTemplates(directory)).templates.std6.key).toBe("std6");
      expect((await loadMethodology(directory)).inventory.items.length).toBeGreaterThan(0);
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
