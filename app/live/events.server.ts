import { errorResponse, type Caller, type ProjectCaller } from "#app/http/guarded.server.ts";
import { newestSequence } from "#db/queries/events.ts";

/**
 * The changes of a project as they happen, as server-sent events; for who does not ask for a stream, the place of the newest one in the
 * log. `Last-Event-ID`, or `since`, is such a place: of what came after it only the fact is told.
 */
export async function answerEvents({ context, project, user, role, request }: ProjectCaller & { request: Request }): Promise<Response> {
  const newest = () => newestSequence(context.db, project.id);
  if (!asksForStream(request)) return Response.json({ sequence: await newest() });
  const subscription = { projectId: project.id, userId: user.id, sessionId: user.sessionId, role, tab: tabOf(request) };
  const since = placeOf(request.headers.get("Last-Event-ID") ?? new URL(request.url).searchParams.get("since"));
  return answerStream(context, await context.live.open(subscription, since, newest, [context.closing, request.signal]));
}

/** That an account has new notifications, as it happens; of no project anything else is told. */
export async function answerOwnEvents({ context, user, request }: Caller & { request: Request }): Promise<Response> {
  if (!asksForStream(request)) return Response.json({ sequence: 0 });
  const subscription = { projectId: null, userId: user.id, sessionId: user.sessionId, role: null, tab: tabOf(request) };
  const newest = () => Promise.resolve(0);
  return answerStream(context, await context.live.open(subscription, null, newest, [context.closing, request.signal]));
}

function asksForStream(request: Request): boolean {
  return request.headers.get("Accept")?.includes("text/event-stream") ?? false;
}

function answerStream(context: Caller["context"], body: ReadableStream<Uint8Array> | undefined): Response {
  if (!body) return errorResponse(429, context, { "Retry-After": "60" });
  return new Response(body, { headers: { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" } });
}

function tabOf({ url }: Request): string {
  const text = new URL(url).searchParams.get("tab");
  return text !== null && /^[\w-]{8,64}$/.test(text) ? text : "";
}

function placeOf(text: string | null): number | null {
  return text !== null && /^\d{1,12}$/.test(text) ? Number(text) : null;
}
