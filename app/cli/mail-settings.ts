import type { MailSettings } from "#app/http/mail/mailer.server.ts";
import { UsageError } from "./command.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads SMTP_URL and MAIL_FROM; null when no mail is to be sent. Never repeats a password in what it throws. */
export function readMailSettings(env: Environment): MailSettings | null {
  const text = env["SMTP_URL"];
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === "")
    throw new UsageError(
      "SMTP_URL takes an address such as smtp://user:password@mail.example.com:587, or smtps://… for TLS from the start.",
    );
  const sender = /^(?:([^<>\r\n]*)<([^<>\s]+@[^<>\s]+)>|([^<>\s]+@[^<>\s]+))$/.exec(env["MAIL_FROM"]?.trim() ?? "");
  const address = sender?.[2] ?? sender?.[3];
  if (!address) throw new UsageError("MAIL_FROM takes the sender of mails, such as Rollout <rollout@example.com>.");
  const user = decodeURIComponent(url.username);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? null : Number(url.port),
    isSecure: url.protocol === "smtps:",
    account: user === "" ? null : { user, password: decodeURIComponent(url.password) },
    from: { name: sender?.[1]?.trim().replace(/^"(.*)"$/, "$1") || "Rollout", address },
  };
}
