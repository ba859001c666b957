import { randomInt } from "node:crypto";

const signs = "23456789abcdefghjkmnpqrstuvwxyz";
const groups = 3;
const groupLength = 4;

/** Ten codes of 59 random bits each, without signs that look alike, such as `k7mq-x2dn-p9ra`. */
export function newRecoveryCodes(): string[] {
  const group = () => Array.from({ length: groupLength }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: 10 }, () => Array.from({ length: groups }, group).join("-"));
}

/** A recovery code as people type it, with or without its dashes and in any case; undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const bare = typed.toLowerCase().replaceAll(/[^0-9a-z]/g, "");
  return bare.length === groups * groupLength ? (bare.match(/.{4}/g)?.join("-") ?? undefined) : undefined;
}
