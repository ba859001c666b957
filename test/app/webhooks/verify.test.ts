import { expect, it } from "vitest";
import { signedHeaders } from "#app/webhooks/deliver.server.ts";
import { isFromRollout } from "../../../content/webhooks/verify.mjs";

const now = "2027-03-01T08:00:00.000Z";
const payload = '{"type":"task.edit","name":"切换"}';
const header = signedHeaders("secret", { id: "d", type: "task.edit", payload }, now)["Rollout-Signature"];
const at = (seconds: number) => Date.parse(now) + seconds * 1000;

it.each([
  ["what was sent", "secret", header, payload, at(2), true],
  ["another body", "secret", header, `${payload} `, at(2), false],
  ["another secret", "Secret", header, payload, at(2), false],
  ["what was sent long ago", "secret", header, payload, at(301), false],
  ["another time", "secret", header.replace(/t=\d+/, `t=${at(0) / 1000 + 1}`), payload, at(2), false],
  ["half a signature", "secret", header.slice(0, -2), payload, at(2), false],
  ["no signature", "secret", undefined, payload, at(2), false],
])("the example of the developers' page knows %s", (_case, secret, given, body, time, isTrue) => {
  expect(isFromRollout(secret, given, body, time)).toBe(isTrue);
});
