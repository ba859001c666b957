import { connect } from "node:net";
import type { Socket } from "node:net";

export type RawAnswer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
  readonly text: string;
};

/** Sends bytes as they are over a socket of their own and reads one answer, or whatever came until the server closed or fell silent. */
export async function sendRaw(url: string, bytes: string | Buffer, quietMilliseconds = 1_500): Promise<RawAnswer> {
  const socket = openSocket(url);
  let text = "";
  await new Promise<void>((resolve) => {
    socket.setTimeout(quietMilliseconds, resolve);
    socket.once("close", () => resolve());
    // A server that cuts a sender off resets the connection; what it said before is what counts.
    socket.on("error", () => resolve());
    socket.on("data", (chunk) => {
      text += chunk.toString("latin1");
      if (isWhole(text, bytes.toString().startsWith("HEAD "))) {
        resolve();
      }
    });
    socket.write(bytes);
  });
  socket.destroy();
  return parseAnswer(Buffer.from(text, "latin1").toString("utf8"));
}

export function openSocket(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname === "localhost" ? "127.0.0.1" : hostname);
}

function isWhole(received: string, isHead: boolean): boolean {
  const text = received.replace(/^HTTP\/1\.1 1\d\d [^\r]*\r\n\r\n/, "");
  const end = text.indexOf("\r\n\r\n");
  const head = text.slice(0, Math.max(end, 0));
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  const isDone = length === undefined ? /\r\n0\r\n\r\n$/.test(text) : text.length >= end + 4 + Number(length);
  return end !== -1 && (isHead || isDone);
}

function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, end === -1 ? text.length : end).split("\r\n");
  const headers = new Map(lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]));
  return { status: Number(first.split(" ")[1] ?? 0), headers, body: end === -1 ? "" : text.slice(end + 4), text };
}
