import { refuse } from "./refusal.ts";
import type { HttpRefusal } from "./refusal.ts";
import { headerOf, isSafeMethod } from "./request-head.ts";
import type { RequestHead } from "./request-head.ts";

const contentTypes: ReadonlySet<string> = new Set(["application/x-www-form-urlencoded", "multipart/form-data", "application/json"]);
const charsets: ReadonlySet<string> = new Set(["utf-8", "utf8"]);
const methodsWithBody: ReadonlySet<string> = new Set(["POST", "PUT", "PATCH"]);

/** What the header fields say about the body: its length, its coding and its type. The bytes themselves are counted as they arrive. */
export function refuseBody(head: RequestHead, maximumBytes: number): HttpRefusal | null {
  const length = declaredLength(head);
  const isChunked = head.headers["transfer-encoding"] !== undefined;
  const hasBody = isChunked || (length ?? 0) > 0;
  if (head.headers["expect"] !== undefined && headerOf(head, "expect")?.toLowerCase() !== "100-continue") {
    return refuse(417, "expectation");
  }
  if (isSafeMethod(head.method)) {
    return hasBody ? refuse(400, "bodyUnexpected") : null;
  }
  if (length === undefined && !isChunked && methodsWithBody.has(head.method)) {
    return refuse(411, "bodyLength");
  }
  if (length !== undefined && length > maximumBytes) {
    return refuse(413, "bodySize");
  }
  if ((headerOf(head, "content-encoding") ?? "identity").trim().toLowerCase() !== "identity") {
    return refuse(415, "bodyEncoding");
  }
  return hasBody || head.headers["content-type"] !== undefined ? refuseType(headerOf(head, "content-type") ?? "") : null;
}

function declaredLength(head: RequestHead): number | undefined {
  const value = headerOf(head, "content-length");
  return value === undefined ? undefined : Number(value);
}

function refuseType(contentType: string): HttpRefusal | null {
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim());
  const charset = parameters.find((parameter) => /^charset=/i.test(parameter))?.slice("charset=".length);
  if (!contentTypes.has(type.toLowerCase()) || (charset !== undefined && !charsets.has(charset.replaceAll('"', "").toLowerCase()))) {
    return refuse(415, "bodyType");
  }
  const hasBoundary = parameters.some((parameter) => /^boundary=("[^"]{1,70}"|[^\s"]{1,70})$/i.test(parameter));
  return type.toLowerCase() === "multipart/form-data" && !hasBoundary ? refuse(400, "malformed") : null;
}
