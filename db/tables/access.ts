import type { Flag, InstantText } from "./accounts.ts";

/** What lets a person's program act in their name. */
export interface ApiTokenRow {
  id: string;
  userId: string;
  name: string;
  /** SHA-256 of the token. */
  tokenHash: string;
  /** Its last characters, so that people tell their tokens apart. */
  hint: string;
  access: "read" | "write";
  /** Whether it is good for the projects named in `apiTokenProject` only. */
  limited: Flag;
  createdAt: InstantText;
  /** Null: it does not expire. */
  expiresAt: InstantText | null;
}

export interface ApiTokenProjectRow {
  tokenId: string;
  projectId: string;
}

export interface ApiTokenUseRow {
  tokenId: string;
  usedAt: InstantText;
}
