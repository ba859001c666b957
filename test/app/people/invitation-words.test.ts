import { expect, it } from "vitest";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";

it.each([
  ["en", /\b(?:was|were|and) mailed\b|\bsent\b/, "on its way to li.na@example.com"],
  ["zh", /已(?:通过邮件)?发送/, "正在向 li.na@example.com 发送"],
] as const)("says of an invitation no more than is known when it is made: its mail is not sent yet (%s)", (locale, tooMuch, known) => {
  const { t } = serverI18n(locale);
  const made = [
    t("people:invitation.mailed", { email: "li.na@example.com" }),
    t("people:invitation.newLinkMailed", { email: "li.na@example.com" }),
  ];

  for (const text of made) expect(text).toContain(known);
  for (const text of [...made, t("people:invitation.leadOfMail")]) expect(text).not.toMatch(tooMuch);
});
