/** An instant as ISO text in UTC. */
export type InstantText = string;
/** 0 or 1. */
export type Flag = number;

export interface AppUserRow {
  id: string;
  name: string;
  email: string;
  emailVerified: Flag;
  image: string | null;
  locale: string | null;
  timeZone: string | null;
  theme: string | null;
  /** 0 when keys without Ctrl, Cmd or Alt are to do nothing. */
  singleKeys?: Flag | null;
  isAdministrator: Flag;
  disabledAt: InstantText | null;
  version: number;
  createdAt: InstantText;
  updatedAt: InstantText;
}

export interface AuthSessionRow {
  id: string;
  userId: string;
  /** SHA-256 of the token that the cookie carries. */
  token: string;
  expiresAt: InstantText;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: InstantText;
  updatedAt: InstantText;
}

export interface AuthAccountRow {
  id: string;
  userId: string;
  accountId: string;
  providerId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: InstantText | null;
  refreshTokenExpiresAt: InstantText | null;
  scope: string | null;
  password: string | null;
  createdAt: InstantText;
  updatedAt: InstantText;
}

export interface AuthVerificationRow {
  id: string;
  identifier: string;
  value: string;
  expiresAt: InstantText;
  createdAt: InstantText;
  updatedAt: InstantText;
}

export interface OneTimeLinkRow {
  id: string;
  purpose: "setUp" | "resetPassword";
  tokenHash: string;
  userId: string | null;
  /** 1 when only the mailbox of the account has got it. */
  isMailed: Flag;
  expiresAt: InstantText;
  usedAt: InstantText | null;
  createdAt: InstantText;
}

export interface RateLimitRow {
  key: string;
  points: number;
  expire: number | null;
}
