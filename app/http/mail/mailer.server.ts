import { createTransport } from "nodemailer";
import { PermanentFailure } from "#app/jobs/failure.server.ts";

export interface MailSettings {
  readonly host: string;
  /** Null for the usual one. */
  readonly port: number | null;
  /** TLS from the start; otherwise it begins as soon as the server offers it. */
  readonly isSecure: boolean;
  readonly account: { readonly user: string; readonly password: string } | null;
  readonly from: MailAddress;
}

export interface MailAddress {
  readonly name: string;
  readonly address: string;
}

export interface MailMessage {
  /** The same for every attempt, so that a mail that comes twice is known to be one. */
  readonly id: string;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An address that takes its receiver off the list, by one POST without anything else. */
  readonly unsubscribeUrl?: string;
}

export interface Mailer {
  readonly from: MailAddress;
  /** Hands a mail to the mail server. Throws when it is not taken: a {@link PermanentFailure} when that server never will. */
  send(message: MailMessage): Promise<void>;
  /** Reaches the mail server and signs in, without sending anything. Throws with the reason when it cannot. */
  verify(): Promise<void>;
}

/** A server that hangs is given up after these. */
const timeOuts = { dnsTimeout: 10_000, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function createMailer({ host, port, isSecure, account, from }: MailSettings, changes: Partial<typeof timeOuts> = {}): Mailer {
  const transport = createTransport({
    host,
    ...(port === null ? {} : { port }),
    secure: isSecure,
    // A password goes over a network only where nobody can read it.
    requireTLS: account !== null && !isSecure && !isThisMachine(host),
    ...(account ? { auth: { user: account.user, pass: account.password } } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeOuts,
    ...changes,
  });
  return {
    from,
    async send({ id, to, subject, text, html, unsubscribeUrl }) {
      const headers = { "Auto-Submitted": "auto-generated" };
      const messageId = `<${id}@${from.address.split("@").at(-1) ?? "localhost"}>`;
      const list = unsubscribeUrl === undefined ? {} : { list: { unsubscribe: unsubscribeUrl } };
      const oneClick = unsubscribeUrl === undefined ? {} : { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
      await transport
        .sendMail({ from, to: { ...to }, subject, text, html, messageId, headers: { ...headers, ...oneClick }, ...list })
        .catch((error: unknown) => {
          throw refusalOf(error);
        });
    },
    async verify() {
      await transport.verify();
    },
  };
}

function isThisMachine(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(host);
}

/** An address that the server does not take is not taken at another time either. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || error.code !== "EENVELOPE") return error;
  const status = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : 500;
  return status >= 500 ? new PermanentFailure(error.message) : error;
}
