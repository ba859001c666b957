/** Why the server turns a request away before any route sees it. The code names the text for people in `refusal-page.ts`. */
export type RefusalCode =
  | "method"
  | "host"
  | "address"
  | "addressLength"
  | "notFound"
  | "origin"
  | "bodyEncoding"
  | "bodyType"
  | "bodyLength"
  | "bodySize"
  | "bodyUnexpected"
  | "expectation"
  | "malformed"
  | "headerSize"
  | "timeout"
  | "failure"
  | "unavailable";

export type HttpRefusal = { readonly status: number; readonly code: RefusalCode };

export function refuse(status: number, code: RefusalCode): HttpRefusal {
  return { status, code };
}
