import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** What the server knows about one request and hands to the application beside it. */
export type RequestContext = {
  /** For the Content-Security-Policy of this one answer. */
  readonly nonce: string;
  /** Made here, never taken from the client; it stands in the log and in `X-Request-Id`. */
  readonly requestId: string;
  /** The address of the client, read from X-Forwarded-For only when the proxy is trusted. */
  readonly clientAddress: string;
  /** Aborts when the server begins to shut down: event streams end themselves then. */
  readonly closing: AbortSignal;
};

const contexts = new WeakMap<IncomingMessage, RequestContext>();

export function openRequestContext(request: IncomingMessage, clientAddress: string, closing: AbortSignal): RequestContext {
  const context = { nonce: randomBytes(16).toString("base64"), requestId: newRequestId(), clientAddress, closing };
  contexts.set(request, context);
  return context;
}

export function newRequestId(): string {
  return randomBytes(12).toString("base64url");
}

/** Throws for a request that did not come through `openRequestContext`. */
export function requestContextOf(request: IncomingMessage): RequestContext {
  const context = contexts.get(request);
  if (context === undefined) {
    throw new Error("This request has no context: it did not pass the front of the server.");
  }
  return context;
}
