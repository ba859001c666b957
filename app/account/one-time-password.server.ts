import { randomBytes, timingSafeEqual } from "node:crypto";
import { createOTP } from "@better-auth/utils/otp";
import { renderSVG } from "uqr";

const stepSeconds = 30;

/** A key for an authenticator: 120 random bits, as text. */
export function newAuthenticatorKey(): string {
  return randomBytes(15).toString("base64url");
}

export interface AuthenticatorSetUp {
  /** What an authenticator reads from the picture. */
  readonly address: string;
  /** The same key to be typed, in groups of four. */
  readonly typed: string;
  /** A data URL of an SVG picture. */
  readonly picture: string;
}

/** How a key gets into an authenticator: by a picture, or typed. */
export function describeSetUp(key: string, account: string): AuthenticatorSetUp {
  const address = createOTP(key).url("Rollout", account);
  const secret = new URL(address).searchParams.get("secret") ?? "";
  const picture = `data:image/svg+xml;base64,${Buffer.from(renderSVG(address, { border: 4, ecc: "M" })).toString("base64")}`;
  return { address, typed: secret.replaceAll(/(.{4})(?=.)/g, "$1 "), picture };
}

/** The code of a key at an instant, as an authenticator shows it. */
export function codeAt(key: string, instant: string): Promise<string> {
  return createOTP(key).hotp(stepOf(instant));
}

/** The time step whose code was typed: the present one, or one to either side for clocks that differ; undefined for a wrong code. */
export async function findStep(key: string, typed: string, instant: string): Promise<number | undefined> {
  const given = Buffer.from(typed);
  const present = stepOf(instant);
  const right: number[] = [];
  for (const step of [present - 1, present, present + 1]) {
    const code = Buffer.from(await createOTP(key).hotp(step));
    if (code.length === given.length && timingSafeEqual(code, given)) right.push(step);
  }
  return right.at(-1);
}

function stepOf(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000 / stepSeconds);
}
