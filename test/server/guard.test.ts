import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openSocket, sendRaw } from "../support/raw-http.ts";
import { startTestServer } from "../support/test-server.ts";
import type { TestServer } from "../support/test-server.ts";

let server: TestServer;
let changes = 0;

beforeAll(async () => {
  const readAll = async ({ request }: { request: Request }) => {
    changes += 1;
    try {
      return new Response(`read ${(await request.arrayBuffer()).byteLength}`);
    } catch {
      return new Response("unreadable", { status: 400 });
    }
  };
  server = await startTestServer(
    {
      change: { action: readAll },
      "api/v1/*": { action: readAll, loader: () => new Response("read") },
      "upload/plan": { action: readAll },
      unread: { action: () => new Response("not read") },
      echo: { loader: ({ request }) => new Response(request.url) },
    },
    { bodyLimits: [{ path: "/upload/plan", maximumBytes: 3_000_000 }] },
  );
});

afterAll(() => server.close());

const form = "application/x-www-form-urlencoded";

function get(target: string, fields: Readonly<Record<string, string>> = {}, method = "GET") {
  return send(method, target, fields, "");
}

function post(fields: Readonly<Record<string, string>>, body = "a=1", target = "/change", method = "POST") {
  return send(method, target, { "Content-Type": form, "Content-Length": String(Buffer.byteLength(body)), ...fields }, body);
}

function send(method: string, target: string, fields: Readonly<Record<string, string>>, body: string) {
  const all = { Host: server.host, ...fields };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return sendRaw(server.url, `${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

function sameOrigin(): { Origin: string } {
  return { Origin: `http://${server.host}` };
}

describe("the name of the server", () => {
  it("answers to both names of this machine on a loopback origin", async () => {
    const { port } = new URL(server.url);

    const answers = await Promise.all([get("/page", { Host: `localhost:${port}` }), get("/page", { Host: `127.0.0.1:${port}` })]);

    expect(answers.map((answer) => answer.status)).toEqual([200, 200]);
  });

  it.each(["evil.example", "localhost:1", "x/other?", "localhost.", "a@localhost", "[::1]", "", "LOCALHOST"])(
    "refuses the foreign Host %j",
    async (host) => {
      const answer = await get("/page", { Host: host });

      expect([400, 421]).toContain(answer.status);
    },
  );

  it("refuses a request with two Host fields, and one with none", async () => {
    const two = await sendRaw(server.url, `GET /page HTTP/1.1\r\nHost: ${server.host}\r\nHost: evil.example\r\n\r\n`);
    const none = await sendRaw(server.url, "GET /page HTTP/1.1\r\n\r\n");

    expect([two.status, none.status]).toEqual([400, 400]);
  });

  it("does not believe a forwarded host, protocol or address", async () => {
    const answer = await get("/echo", { "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3" });

    expect(answer.body).toContain(`http://${server.host}/echo`);
    expect(server.logged.filter((line) => line["target"] === "/echo").map((line) => line["clientAddress"])).toEqual(["127.0.0.1"]);
  });

  it("answers only for the public origin when that is not this machine", async () => {
    const published = await startTestServer({}, { origin: new URL("https://rollout.example.com") });

    const own = await sendRaw(
      published.url.replace("https", "http").replace("rollout.example.com", "127.0.0.1"),
      "GET /page HTTP/1.1\r\nHost: rollout.example.com\r\n\r\n",
    );
    const loopback = await sendRaw(`http://127.0.0.1:${new URL(published.url).port}`, "GET /page HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");

    expect([own.status, loopback.status]).toEqual([200, 421]);
    expect(own.body).toContain("https://rollout.example.com/page");
    await published.close();
  });
});

describe("the kind of request", () => {
  it.each(["TRACE", "OPTIONS", "PROPFIND", "PURGE", "SEARCH"])("refuses %s and names what is allowed", async (method) => {
    const answer = await get("/page", {}, method);

    expect(answer.status).toBe(405);
    expect(answer.headers.get("allow")).toBe("GET, HEAD, POST, PUT, PATCH, DELETE");
  });

  it("refuses to be a proxy", async () => {
    const tunnel = await sendRaw(server.url, "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n");
    const absolute = await get("http://evil.example/page");

    expect([tunnel.status, absolute.status]).toEqual([405, 400]);
  });

  it("answers HEAD like GET, without a body", async () => {
    const answer = await get("/page", {}, "HEAD");

    expect([answer.status, answer.body]).toEqual([200, ""]);
  });

  it("ignores a request to change the protocol", async () => {
    const answer = await get("/page", { Connection: "Upgrade", Upgrade: "websocket" });

    expect(answer.status).toBe(200);
  });
});

describe("the address", () => {
  it.each([
    ["//evil.example/page", 400],
    ["/a//b", 400],
    ["/a/%2Fb", 400],
    ["/a\\b", 400],
    ["/a%5Cb", 400],
    ["/a%00b", 400],
    ["/a%0D%0Ab", 400],
    ["/a?b=%00", 400],
    ["/%", 400],
    ["/%zz", 400],
    ["/%E0%A4%A", 400],
    ["/a/../b", 400],
    ["/a/%2e%2E/b", 400],
    ["/a/./b", 400],
    ["/page?_data=page", 400],
    ["/page?x=1&%5Fdata=page", 400],
    ["/page?_data", 400],
    [`/${"a".repeat(2048)}`, 414],
    [`/page?${"a".repeat(2048)}`, 414],
    ["/a".repeat(25), 404],
    ["/api/v1/projects.data", 404],
    ["/nothing-here", 404],
  ])("answers %j with %d", async (target, status) => {
    const answer = await get(target);

    expect(answer.status).toBe(status);
  });

  it.each(["/page?q=100%", "/page?_database=1", "/page?q=%E6%8A%A5%E4%BB%B7", `/page?q=${"a".repeat(2000)}`])(
    "lets %j through",
    async (target) => {
      const answer = await get(target);

      expect(answer.status).toBe(200);
    },
  );
});

describe("where a change comes from", () => {
  it("accepts a form of its own page, and a script of it", async () => {
    const answers = await Promise.all([
      post(sameOrigin()),
      post({ "Sec-Fetch-Site": "same-origin" }),
      post({ ...sameOrigin(), "Sec-Fetch-Site": "same-origin" }),
    ]);

    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  });

  it("accepts a client that is no browser on the programming interface, and nowhere else", async () => {
    const fields = { Authorization: "Bearer abc.def-123" };
    const answers = await Promise.all([post(fields, "a=1", "/api/v1/projects"), post({}, "a=1", "/api/v1/projects"), post(fields)]);

    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 403]);
  });

  it("refuses another site's page on the programming interface, too", async () => {
    const answer = await post({ Authorization: "Bearer abc", Origin: "http://evil.example" }, "a=1", "/api/v1/projects");

    expect(answer.status).toBe(403);
  });

  it.each<Readonly<Record<string, string>>>([
    {},
    { Origin: "null" },
    { Origin: "" },
    { Origin: "http://evil.example" },
    { Origin: "http://localhost" },
    { Origin: "https://localhost" },
    { Origin: "not an origin" },
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { "Sec-Fetch-Site": "none" },
    { Authorization: "Basic YTpi" },
    { Authorization: "Bearer" },
    { Authorization: "Bearer abc", Origin: "http://evil.example" },
    { Referer: "http://localhost/" },
  ])("refuses a change with %j and does not let it reach a route", async (fields) => {
    const before = changes;

    const answers = await Promise.all(["POST", "PUT", "PATCH", "DELETE"].map((method) => post(fields, "a=1", "/change", method)));

    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 403]);
    expect(changes).toBe(before);
  });

  it("refuses an origin that matches another name of this server than the one asked", async () => {
    const { port } = new URL(server.url);

    const answer = await post({ Host: `localhost:${port}`, Origin: `http://127.0.0.1:${port}` });

    expect(answer.status).toBe(403);
  });
});

describe("the body", () => {
  it.each([
    ["text/plain", 415],
    ["application/xml", 415],
    ["text/html", 415],
    ["", 415],
    [`${form}; charset=utf-16`, 415],
    ["multipart/form-data", 400],
    ["multipart/form-data; boundary=", 400],
    [`${form}; charset=UTF-8`, 200],
    ["application/json", 200],
    ["Application/JSON", 200],
    ["multipart/form-data; boundary=x", 200],
  ])("answers content of the type %j with %d", async (type, status) => {
    const answer = await post({ ...sameOrigin(), "Content-Type": type });

    expect(answer.status).toBe(status);
  });

  it.each(["gzip", "br", "deflate", "identity, gzip"])("refuses the content coding %s", async (coding) => {
    const answer = await post({ ...sameOrigin(), "Content-Encoding": coding });

    expect(answer.status).toBe(415);
  });

  it("asks for a length where content is expected, and accepts that there is none", async () => {
    const unknown = await send("POST", "/change", { ...sameOrigin(), "Content-Type": form }, "");
    const empty = await send("POST", "/change", { ...sameOrigin(), "Content-Length": "0" }, "");

    expect([unknown.status, empty.status]).toEqual([411, 200]);
  });

  it("refuses content on a request to read", async () => {
    const answer = await send("GET", "/page", { "Content-Length": "3" }, "a=1");

    expect(answer.status).toBe(400);
  });

  it("accepts a body up to the limit of its path and not a byte more; only what carries files may be large", async () => {
    const files = { ...sameOrigin(), "Content-Type": "Multipart/Form-Data; boundary=x" };
    const answers = await Promise.all([
      post(sameOrigin(), "a".repeat(1_000_000)),
      post(sameOrigin(), "a".repeat(1_000_001)),
      post(files, "a".repeat(3_000_000), "/upload/plan"),
      post(files, "a".repeat(3_000_001), "/upload/plan"),
      post(sameOrigin(), "a".repeat(1_000_001), "/upload/plan"),
    ]);

    expect(answers.map((answer) => answer.status)).toEqual([200, 413, 200, 413, 413]);
    expect(answers[2].body).toContain("read 3000000");
  });

  it("counts a chunked body as it comes and cuts it at the limit", async () => {
    const chunk = `10000\r\n${"a".repeat(65_536)}\r\n`;
    const fields = `Host: ${server.host}\r\nOrigin: http://${server.host}\r\nContent-Type: ${form}\r\nTransfer-Encoding: chunked\r\n\r\n`;

    const within = await sendRaw(server.url, `POST /change HTTP/1.1\r\n${fields}${chunk.repeat(10)}0\r\n\r\n`);
    const beyond = await sendRaw(server.url, `POST /change HTTP/1.1\r\n${fields}${chunk.repeat(20)}0\r\n\r\n`);

    expect([within.status, beyond.status]).toEqual([200, 413]);
  });

  it("stops a sender of 400 MB soon after the limit, without keeping what came", async () => {
    const before = process.memoryUsage().rss;
    const sent = await sendForever("/change", 400_000_000);

    expect(sent.status).toBe(413);
    expect(sent.bytes).toBeLessThan(400_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it("cuts a sender whose content no route reads", async () => {
    const sent = await sendForever("/unread", 4_000_000_000);

    expect(sent.status).toBe(200);
    expect(sent.bytes).toBeLessThan(4_000_000_000);
  });

  it("refuses a large body before the client sends it when the client asks first", async () => {
    const refused = await post({ ...sameOrigin(), Expect: "100-continue", "Content-Length": "9000000" }, "");
    const accepted = await post({ ...sameOrigin(), Expect: "100-continue" });
    const strange = await post({ ...sameOrigin(), Expect: "a-miracle" });

    expect(refused.status).toBe(413);
    expect(accepted.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/);
    expect(strange.status).toBe(417);
  });
});

describe("broken framing", () => {
  it.each([
    ["a length and chunks together", "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"],
    ["two lengths", "Content-Length: 3\r\nContent-Length: 4\r\n"],
    ["a negative length", "Content-Length: -1\r\n"],
    ["a folded header field", "X-A: 1\r\n b\r\n"],
    ["a space before the colon", "X-A : 1\r\n"],
    ["a NUL in a header field", "X-A: a\u0000b\r\n"],
    ["a bare line feed", "X-A: 1\nX-B: 2\r\n"],
  ])("refuses %s", async (_name, field) => {
    const answer = await sendRaw(server.url, `POST /change HTTP/1.1\r\nHost: ${server.host}\r\n${field}\r\na=1`);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  it("refuses what is no request at all, and header fields without end", async () => {
    const noise = await sendRaw(server.url, "\u0016\u0003\u0001 hello\r\n\r\n");
    const large = await sendRaw(server.url, `GET /page HTTP/1.1\r\nHost: ${server.host}\r\nX-A: ${"a".repeat(40_000)}\r\n\r\n`);

    expect([noise.status, large.status]).toEqual([400, 431]);
    expect(large.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

/** Sends chunks until the server stops it or the total is reached. */
async function sendForever(target: string, totalBytes: number): Promise<{ status: number; bytes: number }> {
  const socket = openSocket(server.url);
  let text = "";
  let isOpen = true;
  socket.on("data", (data) => (text += String(data)));
  socket.on("error", () => (isOpen = false));
  socket.on("close", () => (isOpen = false));
  socket.write(
    `POST ${target} HTTP/1.1\r\nHost: ${server.host}\r\nOrigin: http://${server.host}\r\nContent-Type: ${form}\r\nTransfer-Encoding: chunked\r\n\r\n`,
  );
  const chunk = Buffer.from(`10000\r\n${"a".repeat(65_536)}\r\n`);
  let bytes = 0;
  while (isOpen && bytes < totalBytes) {
    bytes += 65_536;
    if (!socket.write(chunk)) {
      await new Promise<void>((resolve) => {
        socket.once("drain", resolve);
        socket.once("close", () => resolve());
      });
    }
  }
  socket.destroy();
  return { status: Number(text.split(" ")[1] ?? 0), bytes };
}
