import { describe, expect, it } from "vitest";

import { clientNetwork, createRateLimits } from "#app/http/rate-limits.server.ts";
import { forEachDatabase, testDatabases } from "#test/support/database.ts";

describe("clientNetwork", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
    ["2001:db8:1:2:ffff::", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
  ])("counts %s as %s", (address, network) => {
    expect(clientNetwork(address)).toBe(network);
  });

  it("keeps neighbouring customers apart", () => {
    expect(clientNetwork("2001:db8:1:2::1")).not.toBe(clientNetwork("2001:db8:1:3::1"));
  });
});

forEachDatabase((_dialect, openTest) => {
  it("refuses the use after the last one that is allowed, and says how long to wait", async () => {
    const limits = createRateLimits((await openTest()).pool);

    const uses = [];
    for (let count = 0; count < 11; count++) uses.push(await limits.use("signInAccount", "li.na@example.com"));

    expect(uses.slice(0, 10)).toEqual(Array(10).fill(undefined));
    expect(uses[10]?.retryAfterSeconds).toBeGreaterThan(800);
    expect(uses[10]?.retryAfterSeconds).toBeLessThanOrEqual(900);
  });

  it("counts uses that come at once, each of them", async () => {
    const limits = createRateLimits((await openTest()).pool);

    const uses = await Promise.all(Array.from({ length: 30 }, () => limits.use("passwordChange", "u")));

    expect(uses.filter((use) => use === undefined)).toHaveLength(10);
  });

  it("does not count a use that is given back", async () => {
    const limits = createRateLimits((await openTest()).pool);

    for (let count = 0; count < 70; count++) {
      expect(await limits.use("signInAddress", "192.0.2.7")).toBeUndefined();
      await limits.giveBack("signInAddress", "192.0.2.7");
    }
    for (let count = 0; count < 60; count++) expect(await limits.use("signInAddress", "192.0.2.7")).toBeUndefined();

    expect(await limits.use("signInAddress", "192.0.2.7")).toBeDefined();
  });

  it("counts keys and purposes apart, and forgets on request", async () => {
    const limits = createRateLimits((await openTest()).pool);
    for (let count = 0; count < 10; count++) await limits.use("signInAccount", "a");

    expect(await limits.use("signInAccount", "b")).toBeUndefined();
    expect(await limits.use("passwordChange", "a")).toBeUndefined();
    await limits.forget("signInAccount", "a");
    expect(await limits.use("signInAccount", "a")).toBeUndefined();
  });
});

describe("two servers on one PostgreSQL", () => {
  const openTest = testDatabases("postgres");

  it("share their counts", async () => {
    const { pool } = await openTest();
    const [first, second] = [createRateLimits(pool), createRateLimits(pool)];

    for (let count = 0; count < 5; count++) {
      expect(await first.use("signInAccount", "a")).toBeUndefined();
      expect(await second.use("signInAccount", "a")).toBeUndefined();
    }

    expect(await first.use("signInAccount", "a")).toBeDefined();
    expect(await second.use("signInAccount", "a")).toBeDefined();
  });
});
