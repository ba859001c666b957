import { Writable } from "node:stream";
import { createElement } from "react";
import { renderToPipeableStream } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { createLog } from "#app/server/log.ts";
import { collect, handleError } from "#app/entry.server.tsx";
import { openContext } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("sqlite");

async function logged(error: unknown): Promise<{ level: number; msg: string; status?: number; requestId: string }> {
  const lines: string[] = [];
  const destination = new Writable({ write: (chunk: Buffer, _encoding, next) => (lines.push(String(chunk)), next()) });
  const context = await openContext(await openTest(), { log: createLog("info", destination), requestId: "r1" });
  handleError(error, { request: new Request("http://localhost:3000/nowhere"), context: { ...context, requestId: "r1" } });
  return JSON.parse(lines.join(""));
}

describe("a page in Chinese", () => {
  it("has nothing between its characters, wherever the pieces end that it is sent in", async () => {
    for (const lead of ["", "a", "ab"]) {
      const words = Array.from({ length: 1000 }, (_, index) => createElement("p", { key: index, title: "编辑" }, "进度与成本"));
      const page = await new Promise<Uint8Array>((resolve) => {
        const { pipe } = renderToPipeableStream(createElement("div", { title: lead }, words), { onAllReady: () => pipe(collect(resolve)) });
      });
      const text = new TextDecoder("utf-8", { fatal: true }).decode(page);
      expect(text.includes("\u0000")).toBe(false);
      expect(text.match(/<p title="编辑">进度与成本<\/p>/g)).toHaveLength(1000);
    }
  });
});

describe("what the server could not answer", () => {
  it("is no failure of ours when the page is not there", async () => {
    const error = { status: 404, statusText: "Not Found", internal: true, data: "", error: new Error("no route") };

    expect(await logged(error)).toMatchObject({ level: 30, msg: "request refused", status: 404, requestId: "r1" });
  });

  it("is an error when something broke", async () => {
    const broken = { status: 500, statusText: "", internal: true, data: "" };

    expect(await logged(broken)).toMatchObject({ level: 50, msg: "request failed", requestId: "r1" });
    expect(await logged(new Error("broken"))).toMatchObject({ level: 50, msg: "request failed", requestId: "r1" });
  });
});
