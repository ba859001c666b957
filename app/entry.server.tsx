import { Writable } from "node:stream";
import type { AppLoadContext, EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";
import { MessagesContext } from "./i18n/use-translation.ts";
import { serverI18n } from "./i18n/server-i18n.server.ts";
import { readReader } from "./http/reader.server.ts";
import { NonceContext } from "./ui/nonce.ts";
import "./http/context.server.ts";

const abandonAfterMilliseconds = 10_000;

/** Draws the whole page before any of it is sent: no loader defers, a failure can still say 500, and one piece costs less than many. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const { locale } = await readReader(request, context);
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.append("Vary", "Cookie, Accept-Language");
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <MessagesContext.Provider value={serverI18n(locale)}>
          <RemixServer context={remixContext} url={request.url} nonce={context.nonce} />
        </MessagesContext.Provider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady() {
          clearTimeout(abandoning);
          pipe(collect((page) => resolve(new Response(page, { headers, status: failed ? 500 : status }))));
        },
        onShellError(error) {
          clearTimeout(abandoning);
          reject(error);
        },
        onError(error) {
          failed = true;
          context.log.error({ err: error, requestId: context.requestId }, "page could not be drawn");
        },
      },
    );
    const abandoning = setTimeout(abort, abandonAfterMilliseconds);
  });
}

/**
 * Puts the pieces of a page together. React leaves the end of a piece empty when a character of several bytes does not fit into it; browsers
 * would show a sign for what cannot be read in the middle of Chinese words there.
 */
export function collect(done: (page: Uint8Array<ArrayBuffer>) => void): Writable {
  const pieces: Buffer[] = [];
  return new Writable({
    highWaterMark: Number.MAX_SAFE_INTEGER,
    write(piece: Buffer, _encoding, next) {
      pieces.push(piece.includes(0) ? Buffer.from(piece.filter((byte) => byte !== 0)) : piece);
      next();
    },
    final(next) {
      done(Buffer.concat(pieces));
      next();
    },
  });
}

/** A page that is not there, or not for this method, is the asker's mistake. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(error) && error.status < 500) {
    context.log.info({ requestId: context.requestId, status: error.status }, "request refused");
    return;
  }
  context.log.error({ err: error, requestId: context.requestId }, "request failed");
}
