import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { loggedTarget } from "#app/server/request-log.ts";

import { sendRaw } from "../support/raw-http.ts";
import { startTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

describe("the log", () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer({}, { trustProxy: "1" });
  });

  afterAll(() => server.close());

  it("has one line for a request, under the id the client got", async () => {
    const answer = await sendRaw(
      server.url,
      `GET /page?token=abc HTTP/1.1\r\nHost: ${server.host}\r\nX-Request-Id: chosen-by-client\r\n\r\n`,
    );
    await new Promise((resolve) => setImmediate(resolve));

    const lines = server.logged.filter((line) => line["requestId"] === answer.headers.get("x-request-id"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ msg: "request", method: "GET", target: "/page?token=…", status: 200, clientAddress: "127.0.0.1" });
    expect(JSON.stringify(server.logged)).not.toContain("chosen-by-client");
  });

  it("names the client that a trusted proxy names, not the one the client invents", async () => {
    const fields = "X-Forwarded-For: 6.6.6.6, 203.0.113.9\r\n";

    await sendRaw(server.url, `GET /page?proxied HTTP/1.1\r\nHost: ${server.host}\r\n${fields}\r\n`);
    await new Promise((resolve) => setImmediate(resolve));

    expect(server.logged.find((line) => line["target"] === "/page?proxied=…")?.["clientAddress"]).toBe("203.0.113.9");
  });

  it("does not start when every client would be believed", async () => {
    await expect(startTestServer({}, { trustProxy: "true" })).rejects.toThrow("TRUST_PROXY");
  });
});

describe("a logged target", () => {
  it.each([
    [
      "/projects/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b/plan?view=gantt&q=secret",
      "/projects/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b/plan?view=…&q=…",
    ],
    ["/calendar/Zk9xQ2vN7rT1yU4wE8sA3d.ics", "/calendar/[secret]"],
    ["/vendor-portal/0f1e2d3c4b5a69788796a5b4c3d2e1f0/answers", "/vendor-portal/[secret]/answers"],
    ["/methodology/requirements-and-scope-definition", "/methodology/requirements-and-scope-definition"],
    ["/unsubscribe/0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b.Zk9xQ2vN7rT1yU4wE8sA3dZk9xQ2vN7rT1yU4wE8sA3d", "/unsubscribe/[secret]"],
    ["/", "/"],
  ])("of %s is %s", (target, logged) => {
    expect(loggedTarget(target)).toBe(logged);
  });

  it("does not grow with what a client sends", () => {
    expect(loggedTarget(`/a?${"b".repeat(2_000)}`).length).toBeLessThanOrEqual(512);
  });
});
