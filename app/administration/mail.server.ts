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
    throw refusalOf(describeFailure(error), t);
  }
  await change(args, ({ record }) => record({ stream: "instance", command: "instance.testMail", subjectId: null, data: {} }));
  return { to: value.to };
}

/** Only an address that the mail server does not take can be mended where it was typed. */
function refusalOf(message: string, t: Reader["t"]): Refusal {
  const reason = reasonOfFailure(message);
  if (reason === "noAnswer") return new Refusal("administration.mailNoAnswer");
  const parameters = { reason: reason === null ? message : withMessage(t(`administration:jobs.reason.${reason}`), message, t) };
  return new Refusal("administration.mailFailed", { parameters, ...(reason === "receiver" ? { field: "to" } : {}) });
}

/** Plain words with what the mail server or the network said. */
function withMessage(words: string, message: string, t: Reader["t"]): string {
  return t("administration:mail.reason", { words, message });
}
