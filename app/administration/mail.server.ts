import type { z } from "zod";
import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs } from "#app/http/guarded.server.ts";
import { composeMail } from "#app/http/mail/mail-text.server.tsx";
import type { Reader } from "#app/http/reader.server.ts";
import { Refusal, tooOften } from "#app/http/refusal.ts";
import { describeFailure } from "#app/jobs/failure.server.ts";
import type { testMailForm } from "./administration.forms.server.ts";
import { reasonOfFailure } from "./failure-reason.ts";

export function readMailPage({ context, user }: Caller) {
  return { from: context.mail?.from ?? null, to: user.email };
}

/** Sends a mail through the mail server that is set, and waits for its answer; the reason is told when it is not taken. */
export async function sendTestMail(
  args: IntentArgs<"instance.administer", z.output<typeof testMailForm>> & { readonly reader: Pick<Reader, "t" | "locale"> },
): Promise<{ readonly to: string }> {
  const { context, user, value, reader } = args;
  const { t, locale } = reader;
  const { mail } = context;
  if (!mail) throw new Refusal("administration.noMailServer");
  const limited = await context.limits.use("testMail", user.id);
  if (limited) throw tooOften("administration.tooManyMails", limited.retryAfterSeconds, "to");
  const part = { locale, paragraphs: [t("administration:mail.text", { origin: context.origin.host })] };
  try {
    await mail.send({
      ...composeMail(t("administration:mail.subject"), part),
      id: context.newId(),
      to: { name: "", address: value.to },
    });
  } catch (error) {
    throw new Refusal("administration.mailFailed", { field: "to", parameters: { reason: reasonWords(describeFailure(error), t) } });
  }
  await change(args, ({ record }) => record({ stream: "instance", command: "instance.testMail", subjectId: null, data: {} }));
  return { to: value.to };
}

/** In plain words as far as there are some, with what the mail server or the network said. */
function reasonWords(message: string, t: Reader["t"]): string {
  const reason = reasonOfFailure(message);
  return reason === null ? message : t("administration:mail.reason", { words: t(`administration:jobs.reason.${reason}`), message });
}
