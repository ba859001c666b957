import type { IncomingMessage } from "node:http";

/** What the guard looks at: the request line and the header fields, before any byte of the body. */
export type RequestHead = {
  readonly method: string;
  /** The request target exactly as it was sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** How often the Host field was sent; Node itself keeps the first and drops the rest. */
  readonly hostFields: number;
};

export function requestHeadOf(request: IncomingMessage): RequestHead {
  const fieldNames = request.rawHeaders.filter((_, index) => index % 2 === 0);
  return {
    method: request.method ?? "",
    target: request.url ?? "",
    headers: request.headers,
    hostFields: fieldNames.filter((name) => name.toLowerCase() === "host").length,
  };
}

/** The single value of a header field; a repeated field counts as absent. */
export function headerOf(head: RequestHead, name: string): string | undefined {
  const value = head.headers[name];
  return typeof value === "string" ? value : undefined;
}

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD"]);

export function isSafeMethod(method: string): boolean {
  return safeMethods.has(method);
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const end = target.indexOf("?");
  return end === -1 ? target : target.slice(0, end);
}
