import { scryptSync } from "node:crypto";

const cost = { N: 1024, r: 8, p: 1 } as const;

/** A hash of a password as accounts keep it, at a hundredth of the cost: what tests sign in with need not withstand anybody. */
export function weakHash(password: string): string {
  const salt = Buffer.from("of every test");
  const key = scryptSync(password.normalize("NFC"), salt, 32, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}
