import { createHmac, timingSafeEqual } from "node:crypto";

/**
 * Whether a request was sent by Rollout within the last five minutes.
 * `header` is its Rollout-Signature, `body` its body as it came, before anything is parsed.
 */
export function isFromRollout(secret, header, body, now = Date.now()) {
  const { t, v1 } = Object.fromEntries((header ?? "").split(",").map((part) => part.split("=")));
  if (!(Math.abs(now / 1000 - Number(t)) <= 300)) return false;
  const expected = createHmac("sha256", secret).update(`${t}.`).update(body).digest();
  const given = Buffer.from(v1 ?? "", "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}
