import type { ActionFunctionArgs } from "@remix-run/node";
import { replyInstead, type FormReply } from "#app/http/guarded.server.ts";
import { openAnswerLink } from "./answers.server.ts";

/** Receives a form with files from a vendor whose link is good, unless too many are being received; forms without files go through. */
export async function admitAnswerFiles<Answer>(
  args: ActionFunctionArgs,
  receive: (args: ActionFunctionArgs) => Promise<Answer>,
  refuse: (reply: FormReply, status: number) => Answer,
): Promise<Answer> {
  const { request, context, params } = args;
  if (!request.headers.get("content-type")?.toLowerCase().startsWith("multipart/form-data")) return receive(args);
  // What is sent is thrown away as it arrives, so that browsers stay to read the answer.
  const pass = async () => request.body?.pipeTo(new WritableStream());
  try {
    const { invitationId } = await openAnswerLink(context, params["token"]);
    const answer = await context.uploads.admit(invitationId, () => receive(args));
    if (answer !== undefined) return answer;
  } catch (error) {
    if (request.bodyUsed) throw error;
    await pass();
    const { status, reply } = replyInstead(error, request);
    return refuse({ intent: "attach", ...reply }, status);
  }
  await pass();
  return refuse({ intent: "attach", outcome: "refused", errors: { files: { code: "file.busy", parameters: {} } }, values: {} }, 503);
}
