import type { InstantText } from "./accounts.ts";

/** The authenticator of an account; it is asked for once it is confirmed. */
export interface SecondFactorRow {
  userId: string;
  /** The key that the authenticator shares, sealed by the secret of the instance. */
  sealedKey: string;
  confirmedAt: InstantText | null;
  /** The time step of the newest code that was taken: it and those before it are not taken again. */
  lastStep: number | null;
  createdAt: InstantText;
}

/** Stands in for the authenticator, once. */
export interface RecoveryCodeRow {
  id: string;
  userId: string;
  codeHash: string;
  usedAt: InstantText | null;
}

/** A browser that need not show the second factor for a while. */
export interface TrustedBrowserRow {
  id: string;
  userId: string;
  tokenHash: string;
  expiresAt: InstantText;
  createdAt: InstantText;
}

/** Somebody has shown the first factor and not yet the second. */
export interface PendingSignInRow {
  tokenHash: string;
  userId: string;
  expiresAt: InstantText;
}
