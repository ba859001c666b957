import fc from "fast-check";
import { expect, it } from "vitest";

import { inspectRequest } from "#app/server/guard/front-guard.ts";
import { pathOf } from "#app/server/guard/request-head.ts";
import type { RequestHead } from "#app/server/guard/request-head.ts";

const rules = { hosts: new Set(["rollout.example.com"]), protocol: "https:", bodyLimits: [] };

function head(target: string, more: Partial<RequestHead> = {}): RequestHead {
  return { method: "GET", target, headers: { host: "rollout.example.com" }, hostFields: 1, ...more };
}

const targets = fc.oneof(
  fc.string({ unit: "binary" }).map((text) => `/${text}`),
  fc
    .array(fc.constantFrom("/", ".", "..", "%2e", "%2F", "%5c", "%00", "a", "?", "#", "_data", "%", "=", "&", "\\", "测"), {
      maxLength: 12,
    })
    .map((parts) => `/${parts.join("")}`),
  fc.webPath(),
);

it("lets through only addresses that every reader of them splits in the same way", () => {
  fc.assert(
    fc.property(targets, (target) => {
      fc.pre(inspectRequest(head(target), rules) === null);

      const url = new URL(`https://rollout.example.com${target}`);

      expect(decodeURIComponent(url.pathname)).toBe(decodeURIComponent(pathOf(target)));
      expect(url.searchParams.has("_data")).toBe(false);
      expect(decodeURIComponent(url.pathname)).not.toMatch(/[\p{Cc}\\]|\/\/|\/\.\.?(\/|$)/u);
    }),
    { numRuns: 2_000 },
  );
});

it("decides on any header fields without failing", () => {
  const names = fc.constantFrom(
    "origin",
    "sec-fetch-site",
    "authorization",
    "content-type",
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "expect",
  );
  const fields = fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string()), fc.constant("https://rollout.example.com")));
  const methods = fc.constantFrom("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "");

  fc.assert(
    fc.property(methods, fields, (method, headers) => {
      const refusal = inspectRequest(head("/page", { method, headers: { ...headers, host: "rollout.example.com" } }), rules);

      expect(refusal === null || (refusal.status >= 400 && refusal.status < 500)).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});

it("lets no change through that does not come from its own pages or carry a token", () => {
  const origins = fc.option(
    fc.oneof(fc.webUrl(), fc.constantFrom("null", "", "http://rollout.example.com", "https://rollout.example.com.evil.example")),
    { nil: undefined },
  );
  const sites = fc.option(fc.constantFrom("cross-site", "same-site", "none", ""), { nil: undefined });

  fc.assert(
    fc.property(fc.constantFrom("POST", "PUT", "PATCH", "DELETE"), origins, sites, (method, origin, site) => {
      const headers = { host: "rollout.example.com", origin, "sec-fetch-site": site, "content-length": "0" };

      expect(inspectRequest(head("/page", { method, headers }), rules)).toMatchObject({ status: 403 });
    }),
  );
});
