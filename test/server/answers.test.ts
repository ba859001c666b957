import { Buffer } from "node:buffer";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { sendRaw } from "../support/raw-http.ts";
import type { RawAnswer } from "../support/raw-http.ts";
import { startTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({
    thrown: {
      loader: () => {
        throw new Error("SELECT secret FROM /srv/rollout");
      },
    },
    gone: {
      loader: () => {
        throw new Response("gone", { status: 410 });
      },
    },
    attachment: {
      loader: () =>
        new Response("file", {
          headers: {
            "Content-Type": "text/plain",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cache-Control": "max-age=60",
          },
        }),
    },
    "two-cookies": {
      loader: () =>
        new Response("ok", {
          headers: [["Set-Cookie", "a=1; Path=/"] as [string, string], ["Set-Cookie", "b=2; Path=/"] as [string, string]],
        }),
    },
    large: { loader: () => new Response("rollout ".repeat(2_000), { headers: { "Content-Type": "text/plain; charset=utf-8" } }) },
    events: { loader: () => new Response("data: 1\n\n".repeat(500), { headers: { "Content-Type": "text/event-stream" } }) },
    change: { action: () => new Response("changed") },
  });
});

afterAll(() => server.close());

function get(target: string, fields = "", from: TestServer = server): Promise<RawAnswer> {
  const url = `http://127.0.0.1:${new URL(from.url).port}`;
  return sendRaw(url, `GET ${target} HTTP/1.1\r\nHost: ${from.host}\r\n${fields}\r\n`);
}

function post(fields: string, body = "a=1"): Promise<RawAnswer> {
  return sendRaw(server.url, `POST /change HTTP/1.1\r\nHost: ${server.host}\r\nContent-Length: ${body.length}\r\n${fields}\r\n${body}`);
}

const form = "Content-Type: application/x-www-form-urlencoded\r\n";

describe("every answer, whatever its status", () => {
  const asked: readonly (readonly [string, number, () => Promise<RawAnswer>])[] = [
    ["a page", 200, () => get("/page")],
    ["a health check", 200, () => get("/healthz")],
    ["a file of the client", 200, () => get("/favicon.svg")],
    ["a missing file of the client", 404, () => get("/assets/none.js")],
    ["a missing page", 404, () => get("/none")],
    ["a thrown response", 410, () => get("/gone")],
    ["a failure", 500, () => get("/thrown")],
    ["a bad address", 400, () => get("/%zz")],
    ["a long address", 414, () => get(`/${"a".repeat(3_000)}`)],
    ["a foreign host", 421, () => sendRaw(server.url, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")],
    ["a foreign origin", 403, () => post(`${form}Origin: http://evil.example\r\n`)],
    ["a strange type", 415, () => post(`Content-Type: text/plain\r\nOrigin: ${server.url}\r\n`)],
    ["a large body", 413, () => post(`${form}Origin: ${server.url}\r\n`, "a".repeat(1_000_001))],
    ["a refused method", 405, () => sendRaw(server.url, `TRACE / HTTP/1.1\r\nHost: ${server.host}\r\n\r\n`)],
    ["broken framing", 400, () => sendRaw(server.url, "nonsense\r\n\r\n")],
  ];

  it.each(asked)("protects %s (%d) and names its request", async (_name, status, ask) => {
    const { headers, status: answered, text } = await ask();

    expect(answered).toBe(status);
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; script-src 'nonce-[\w+/=-]{16,}' 'strict-dynamic'; style-src-elem 'self' 'nonce-[\w+/=-]{16,}'; style-src-attr 'unsafe-inline'; /,
    );
    expect(headers.get("content-security-policy")).toContain("form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-request-id")).toMatch(/^[\w-]{16}$/);
    expect(headers.has("x-powered-by")).toBe(false);
    expect(headers.has("strict-transport-security")).toBe(false);
    const names =
      text
        .slice(0, text.indexOf("\r\n\r\n"))
        .toLowerCase()
        .match(/^[\w-]+(?=:)/gm) ?? [];
    expect(new Set(names).size).toBe(names.length);
  });

  it("says what is wrong in both languages, with the id of the request", async () => {
    const answer = await get("/%zz");

    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(answer.body).toContain("The address is not well formed.");
    expect(answer.body).toContain("网址格式不正确。");
    expect(answer.body).toContain(answer.headers.get("x-request-id"));
  });

  it("says it as problem details to a program", async () => {
    const foreign = `Host: ${server.host}\r\nOrigin: http://evil.example\r\nContent-Length: 0`;
    const answer = await sendRaw(server.url, `POST /api/v1/projects HTTP/1.1\r\n${foreign}\r\n\r\n`);

    expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(JSON.parse(answer.body)).toMatchObject({
      type: "about:blank",
      status: 403,
      code: "origin",
      requestId: answer.headers.get("x-request-id"),
    });
  });

  it("tells nobody how it failed", async () => {
    const answer = await get("/thrown");

    expect(answer.text).not.toMatch(/SELECT|\/srv|at .*\.ts/);
  });

  it("never repeats a nonce, and hands the application the one of the header", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => get("/page")));

    const nonces = answers.map((answer) => /'nonce-([^']+)'/.exec(answer.headers.get("content-security-policy") ?? "")?.[1] ?? "");
    expect(new Set(nonces).size).toBe(20);
    expect(answers.every((answer, index) => answer.body.includes(nonces[index] ?? "none"))).toBe(true);
  });

  it("promises TLS for a year where people reach the server over TLS", async () => {
    const secure = await startTestServer({}, { origin: new URL("https://rollout.example.com") });

    const port = new URL(secure.url).port;
    const answer = await sendRaw(`http://127.0.0.1:${port}`, "GET /page HTTP/1.1\r\nHost: rollout.example.com\r\n\r\n");

    expect(answer.headers.get("strict-transport-security")).toBe("max-age=31536000");
    await secure.close();
  });
});

describe("what a route answers", () => {
  it("may be stricter than the server about content, but is never kept by a cache", async () => {
    const answer = await get("/attachment");

    expect(answer.headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("keeps its cookies apart", async () => {
    const answer = await get("/two-cookies");

    expect(answer.text.match(/^set-cookie: .*$/gim)).toEqual(["Set-Cookie: a=1; Path=/", "Set-Cookie: b=2; Path=/"]);
  });

  it("is compressed when it is long text and the client takes it, but not when it is a stream of events", async () => {
    const large = await get("/large", "Accept-Encoding: gzip\r\n");
    const events = await get("/events", "Accept-Encoding: gzip\r\n");

    expect(large.headers.get("content-encoding")).toBe("gzip");
    expect(Buffer.byteLength(large.body)).toBeLessThan(2_000);
    expect(events.headers.has("content-encoding")).toBe(false);
    expect(events.body).toContain("data: 1\n\n");
  });
});

describe("files of the client", () => {
  it("are kept for ever when their name carries their hash", async () => {
    const answer = await get("/assets/entry-1a2b3c.js", "Accept-Encoding: gzip\r\n");

    expect([answer.status, answer.headers.get("content-encoding")]).toEqual([200, "gzip"]);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it.each(["/.secret", "/assets/", "/assets/..%2f.secret", "/assets/%2e%2e/.secret"])("do not include %s", async (target) => {
    const answer = await get(target);

    expect(answer.body).not.toContain("for no client");
  });
});
