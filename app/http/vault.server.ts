import { createHmac } from "node:crypto";
import { symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";

/** Keeps what the database must hold and a stolen copy of it must not tell, by the secret of the instance. */
export interface Vault {
  seal(text: string): Promise<string>;
  /** What was sealed; undefined when it was sealed with another secret, or is no sealed text. */
  open(sealed: string): Promise<string | undefined>;
  /** A hash that nobody can compute without the secret, for words too short to be hashed alone. */
  digest(text: string): string;
}

export function createVault(secret: string): Vault {
  const keyFor = (purpose: string) => createHmac("sha256", secret).update(`vault:${purpose}`).digest("hex");
  const key = keyFor("seal");
  const digestKey = keyFor("digest");
  return {
    seal: (text) => symmetricEncrypt({ key, data: text }),
    open: (sealed) => symmetricDecrypt({ key, data: sealed }).catch(() => undefined),
    digest: (text) => createHmac("sha256", digestKey).update(text).digest("hex"),
  };
}
