import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { safePath } from "#app/http/safe-redirect.ts";

const origin = new URL("https://rollout.example.com");

describe("safePath", () => {
  it.each(["/", "/projects", "/projects/1/plan?task=2#row", "/a//b", "/a/..%2f", "/:colon", "/?next=https://evil.example"])(
    "keeps our own %s",
    (path) => {
      expect(safePath(path, origin)).toBe(path);
    },
  );

  it.each([
    "",
    "projects",
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "/ /evil.example",
    "\u0000/projects",
    "javascript:alert(1)",
    "data:text/html,x",
    "https:evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/a/../..//evil.example",
    "/%5c%5cevil.example/..//evil.example/../..//x",
    null,
    undefined,
    7,
    { toString: () => "/projects" },
    ["/projects"],
  ])("sends %j to the start page", (target) => {
    expect(safePath(target, origin)).toBe("/");
  });

  it("never leads to another host, whatever a browser makes of the text", () => {
    const piece = fc.constantFrom(
      "/",
      "\\",
      "..",
      ".",
      "//",
      "@",
      ":",
      "?",
      "#",
      "%2f",
      "%5c",
      "\t",
      "\n",
      " ",
      "evil.example",
      "a",
      "https:",
      "\u3002",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = safePath(`/${pieces.join("")}`, origin);
        expect(new URL(path, origin).origin).toBe(origin.origin);
        expect(path.startsWith("//")).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
