import { afterEach, describe, expect, it } from "vitest";
import { composeMail } from "#app/http/mail/mail-text.server.tsx";
import { PermanentFailure } from "#app/jobs/failure.server.ts";
import { headOf, partOf } from "#test/support/mail-source.ts";
import { startSmtpServer, type SmtpServer } from "#test/support/smtp-server.ts";

const open: SmtpServer[] = [];
const start = async (...behaviour: Parameters<typeof startSmtpServer>) => {
  const server = await startSmtpServer(...behaviour);
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const plain = composeMail("Hello", { locale: "en", paragraphs: ["Text"] });
const to = { name: "Li Na", address: "li.na@example.com" };

describe("a mail", () => {
  it("arrives with both forms of its text, in Chinese too", async () => {
    const { mailer, mails } = await start();
    const part = { locale: "zh", paragraphs: ["您好！"], action: { label: "打开", url: "https://rollout.example.com/a?b=1&c=2" } } as const;

    await mailer.send({ ...composeMail("“客户关系”项目：新任务", part), id: "job-1", to: { name: "李娜", address: "li.na@example.com" } });

    const [mail] = mails;
    expect(mail).toMatchObject({ from: "rollout@example.com", to: ["li.na@example.com"] });
    expect(headOf(mail?.source ?? "")).toMatchObject({
      subject: "“客户关系”项目：新任务",
      to: "李娜 <li.na@example.com>",
      from: "Rollout <rollout@example.com>",
      "message-id": "<job-1@example.com>",
      "auto-submitted": "auto-generated",
    });
    expect(partOf(mail?.source ?? "", "text/plain").trim()).toBe("您好！\n\n打开:\nhttps://rollout.example.com/a?b=1&c=2");
    expect(partOf(mail?.source ?? "", "text/html")).toContain('<a href="https://rollout.example.com/a?b=1&amp;c=2"><b>打开</b></a>');
  });

  it("cannot be given further heads or receivers by a name, a subject or an address", async () => {
    const { mailer, mails } = await start();
    const evil = "Plan\r\nBcc: all@example.com\r\n\r\nBody";

    await mailer.send({
      ...composeMail(evil, { locale: "en", paragraphs: ["Text"] }),
      id: "a",
      to: { name: evil, address: "li.na@example.com" },
    });
    await mailer
      .send({ ...plain, id: "b", to: { name: "", address: "li.na@example.com>\r\nRCPT TO:<all@example.com" } })
      .catch(() => undefined);

    expect(headOf(mails[0]?.source ?? "")).not.toHaveProperty("bcc");
    expect(headOf(mails[0]?.source ?? "")["subject"]).toBe("Plan Bcc: all@example.com Body");
    expect(mails.flatMap((mail) => mail.to)).not.toContain("all@example.com");
  });

  it("keeps what people typed as text", () => {
    const { html, text } = composeMail("S", { locale: "en", paragraphs: ["<img src=x onerror=alert(1)> & co"] });
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; co");
    expect(text).toContain("<img src=x");
  });
});

describe("a mail server", () => {
  it.each(["greeting", "data"] as const)("that hangs at its %s is given up", async (hangsAt) => {
    const { mailer } = await start({ hangsAt });
    const begun = performance.now();
    await expect(mailer.send({ ...plain, id: "a", to })).rejects.toThrow(/time|never/i);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it("that is not there is an error", async () => {
    const server = await startSmtpServer();
    await server.close();
    await expect(server.mailer.send({ ...plain, id: "a", to })).rejects.toThrow(/ECONNREFUSED/);
  });

  it("that does not take an address never will, one that is busy may", async () => {
    const { mailer } = await start({ recipient: (address) => (address.startsWith("busy") ? "450 later" : "550 no such mailbox") });
    await expect(mailer.send({ ...plain, id: "a", to })).rejects.toBeInstanceOf(PermanentFailure);
    const busy = mailer.send({ ...plain, id: "b", to: { name: "", address: "busy@example.com" } });
    await expect(busy).rejects.not.toBeInstanceOf(PermanentFailure);
  });
});
