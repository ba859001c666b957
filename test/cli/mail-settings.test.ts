import { describe, expect, it } from "vitest";
import { readMailSettings } from "#app/cli/mail-settings.ts";

describe("the settings of mail", () => {
  const from = "Rollout <rollout@example.com>";

  it("are an address with an account, and a sender", () => {
    expect(readMailSettings({})).toBeNull();
    expect(readMailSettings({ SMTP_URL: "smtps://us%40er:p%3Aw@mail.example.com:465", MAIL_FROM: from })).toEqual({
      host: "mail.example.com",
      port: 465,
      isSecure: true,
      account: { user: "us@er", password: "p:w" },
      from: { name: "Rollout", address: "rollout@example.com" },
    });
    expect(readMailSettings({ SMTP_URL: "smtp://localhost", MAIL_FROM: "rollout@example.com" })).toMatchObject({
      port: null,
      account: null,
    });
  });

  it.each([
    ["mail.example.com:25", from],
    ["http://mail.example.com", from],
    ["smtp://mail.example.com", undefined],
    ["smtp://mail.example.com", "nobody"],
    ["smtp://mail.example.com", "A <a@example.com>\r\nBcc: b@example.com"],
  ])("are refused when they are %s and %s", (url, sender) => {
    expect(() => readMailSettings({ SMTP_URL: url, MAIL_FROM: sender })).toThrow(/SMTP_URL|MAIL_FROM/);
  });

  it("never repeat a password", () => {
    expect(() => readMailSettings({ SMTP_URL: "smtp//user:secret@host", MAIL_FROM: from })).toThrow(/^(?!.*secret)/);
  });
});
