import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { postSafely, type OutboundOptions } from "#app/http/outbound/post-safely.server.ts";
import { isPublic } from "#app/http/outbound/public-address.server.ts";

let server: Server;
let port = 0;
let connections = 0;
let received: { headers: IncomingHttpHeaders; body: string }[] = [];
let answer: RequestListener = (_request, response) => response.end("ok");

beforeEach(async () => {
  connections = 0;
  received = [];
  answer = (_request, response) => response.end("ok");
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push({ headers: request.headers, body });
      answer(request, response);
    });
  });
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, "::", resolve));
  ({ port } = server.address() as AddressInfo);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const post = (url: string, options: Partial<OutboundOptions> = {}) =>
  postSafely(
    { url: new URL(url), body: '{"a":"好"}', headers: { "Rollout-Event": "plan.updateTask" } },
    { allowed: new Set(), signal: new AbortController().signal, ...options },
  );
/** The same address at the port where somebody listens. */
function atListener(text: string): string {
  const url = new URL(text);
  url.port = String(port);
  return url.href;
}

const resolvingTo =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses);

describe("an address that is not public", () => {
  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0177.0.0.1/",
    "http://0x7f.1/",
    "http://0x7f000001/",
    "http://127.1/",
    "http://127.0.0.1./",
    "http://0.0.0.0/",
    "http://0/",
    "http://localhost/",
    "http://localhost./",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
  ])("such as %s is never connected to", async (url) => {
    const outcome = await post(atListener(url), { ports: new Set([String(port)]) });

    expect(outcome).toMatchObject({ status: null, error: "address" });
    expect(connections).toBe(0);
  });

  it.each([
    ["one private address", ["127.0.0.1"]],
    ["a private one beside a public one", ["93.184.216.34", "127.0.0.1"]],
    ["a mapped one", ["::ffff:10.0.0.1"]],
  ])("is noticed behind a name with %s", async (_name, addresses) => {
    expect(
      await post(atListener("http://hooks.example.com/"), { resolve: resolvingTo(...addresses), ports: new Set([String(port)]) }),
    ).toMatchObject({ error: "address" });
    expect(connections).toBe(0);
  });

  it("is not reached by a name that answers differently the second time", async () => {
    const answers = [["127.0.0.1"], ["93.184.216.34"]];
    let looks = 0;
    const resolve = () => Promise.resolve(answers[looks++] ?? []);

    expect(await post(atListener("http://rebinding.example.com/"), { resolve, ports: new Set([String(port)]) })).toMatchObject({
      error: "address",
    });
    expect(looks).toBe(1);
    expect(connections).toBe(0);
  });

  it("is told from a public one by what it is", () => {
    expect(["8.8.8.8", "2606:4700::1", "::ffff:8.8.8.8"].map(isPublic)).toEqual([true, true, true]);
    expect(["nonsense", "", "8.8.8.8.8", "2001::1", "fec0::1", "ff02::1", "198.18.0.1"].map(isPublic)).toEqual(Array(7).fill(false));
  });
});

it.each([
  ["ftp://hooks.example.com/", "scheme"],
  ["file:///etc/passwd", "scheme"],
  ["http://user@hooks.example.com/", "userInfo"],
  ["http://127.0.0.1:80@hooks.example.com/", "userInfo"],
  ["http://hooks.example.com:22/", "port"],
  ["http://hooks.example.com:6379/", "port"],
])("does not call %s", async (url, error) => {
  expect(await post(url, { resolve: resolvingTo("93.184.216.34") })).toMatchObject({ status: null, error });
});

describe("a host that the instance allows", () => {
  const allowed = () => ({ allowed: new Set([`receiver.intranet:${port}`]), resolve: resolvingTo("127.0.0.1") });
  const url = () => `http://receiver.intranet:${port}/hook?a=1`;

  it("is called at the address that was checked, by its own name, without asking for compression", async () => {
    const outcome = await post(url(), allowed());

    expect(outcome).toMatchObject({ status: 200, error: null });
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      body: '{"a":"好"}',
      headers: { host: `receiver.intranet:${port}`, "accept-encoding": "identity", "rollout-event": "plan.updateTask" },
    });
  });

  it("leads nowhere else by a redirect", async () => {
    answer = (_request, response) => response.writeHead(302, { Location: `http://127.0.0.1:${port}/inside` }).end();

    expect(await post(url(), allowed())).toMatchObject({ status: 302, error: "redirect" });
    expect(connections).toBe(1);
  });

  it("is waited for no longer than the limit, and read no further than the cap", async () => {
    answer = () => undefined;
    const slow = await post(url(), { ...allowed(), timeoutMilliseconds: 100 });
    answer = (_request, response) => {
      response.on("error", () => undefined);
      response.end("a".repeat(1_000_000));
    };
    const large = await post(url(), allowed());

    expect(slow).toMatchObject({ status: null, error: "timeout" });
    expect(slow.durationMs).toBeLessThan(2_000);
    expect(large).toMatchObject({ status: 200, error: "tooLarge" });
  });

  it("that hangs up, refuses or has no name is told of", async () => {
    answer = (request) => request.socket.destroy();
    expect(await post(url(), allowed())).toMatchObject({ status: null, error: "connection" });
    answer = (_request, response) => response.writeHead(500).end();
    expect(await post(url(), allowed())).toMatchObject({ status: 500, error: "status" });
    expect(await post(url(), { ...allowed(), resolve: () => Promise.reject(new Error("ENOTFOUND")) })).toMatchObject({
      error: "address",
      durationMs: null,
    });
  });
});
