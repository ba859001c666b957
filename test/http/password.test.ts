import { describe, expect, it } from "vitest";

import { newPasswordForm } from "#app/account/account.forms.server.ts";
import { isCommonPassword } from "#app/http/common-passwords.server.ts";
import { hashPassword, verifyPassword } from "#app/http/password.server.ts";

describe("hashPassword", () => {
  it("keeps no trace of the password and another hash each time", async () => {
    const [first, second] = await Promise.all([hashPassword("correct horse battery"), hashPassword("correct horse battery")]);

    expect(first).not.toBe(second);
    expect(first).not.toContain("horse");
    expect(await verifyPassword("correct horse battery", first)).toBe(true);
    expect(await verifyPassword("correct horse batterz", first)).toBe(false);
  });

  it("counts every byte of a long password, unlike hashes that end at 72", async () => {
    const hash = await hashPassword(`${"密".repeat(24)}a`);

    expect(Buffer.byteLength(`${"密".repeat(24)}a`)).toBe(73);
    expect(await verifyPassword(`${"密".repeat(24)}b`, hash)).toBe(false);
    expect(await verifyPassword("密".repeat(24), hash)).toBe(false);
  });

  it("takes one character for one, however a keyboard composes it", async () => {
    const composed = "Schl\u00fcsselbund";
    const decomposed = "Schlu\u0308sselbund";
    expect(composed).not.toBe(decomposed);

    expect(await verifyPassword(decomposed, await hashPassword(composed))).toBe(true);
    expect(await verifyPassword(composed, await hashPassword(decomposed))).toBe(true);
  });

  it("gives the same text for the same salt, so that seeded data can be repeated", async () => {
    const salt = Buffer.alloc(16, 7);

    expect(await hashPassword("correct horse battery", salt)).toBe(await hashPassword("correct horse battery", salt));
  });

  it.each(["", "plain", "bcrypt$1$2$3$4$5", "scrypt$131072$8$1$$", "scrypt$131072$8$1$c2FsdA$"])(
    "accepts nothing for the hash %j",
    async (hash) => {
      expect(await verifyPassword("", hash)).toBe(false);
    },
  );
});

describe("a new password", () => {
  it.each([
    ["eleven characters", "a1b2c3d4e5f", false],
    ["twelve characters", "a1b2c3d4e5f6", true],
    ["256 characters", "x1".repeat(128), true],
    ["257 characters", `${"x1".repeat(128)}y`, false],
    ["words with spaces", "we sell chairs and desks", true],
    ["Chinese words", "我们销售办公桌椅与各种文具", true],
  ])("may have %s: %j", (_case, password, isAccepted) => {
    expect(newPasswordForm.safeParse({ password }).success).toBe(isAccepted);
  });

  it.each(["password", "PASSWORD123!", "qwertyuiop", "111111111111", "iloveyou2024", "Letmein!!!"])(
    "is refused as common: %s",
    (password) => {
      expect(isCommonPassword(password)).toBe(true);
    },
  );

  it.each(["correct horse battery", "hengfeng-2027-rollout", "我们销售办公桌椅与各种文具", "love春天的西湖边有很多柳树"])(
    "is not taken for a common one: %s",
    (password) => {
      expect(isCommonPassword(password)).toBe(false);
    },
  );
});
