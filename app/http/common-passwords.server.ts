import { dictionary } from "@zxcvbn-ts/language-common";

const common = new Set(dictionary["passwords-common"].map((word) => String(word)));

/** Whether a password, in any case or with digits and signs at its end, is one of the 49,000 that attackers try first. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  return common.has(lower) || common.has(withoutSignsAtEnd(lower)) || /^(.)\1*$/.test(lower);
}

/** A password without the digits and signs that people put after a word. */
export function withoutSignsAtEnd(password: string): string {
  return password.replace(/[^\p{L}]+$/u, "");
}
