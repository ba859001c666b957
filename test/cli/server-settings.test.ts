import { expect, it } from "vitest";

import { UsageError } from "#app/cli/command.ts";
import { readServerSettings } from "#app/cli/server-settings.ts";

it("serves this machine only when nothing is set", () => {
  const settings = readServerSettings({});

  expect([settings.host, settings.port, settings.origin.href, settings.trustProxy]).toEqual([
    "127.0.0.1",
    3000,
    "http://localhost:3000/",
    undefined,
  ]);
});

it("follows the port with its origin unless an origin is given", () => {
  expect(readServerSettings({ PORT: "8080" }).origin.origin).toBe("http://localhost:8080");
  expect(readServerSettings({ PORT: "8080", APP_ORIGIN: "https://rollout.example.com" }).origin.origin).toBe("https://rollout.example.com");
});

it.each([
  "rollout.example.com",
  "ftp://rollout.example.com",
  "https://rollout.example.com/app",
  "https://a@rollout.example.com",
  "https://a?b",
])("refuses %s as an origin", (origin) => {
  expect(() => readServerSettings({ APP_ORIGIN: origin })).toThrow(UsageError);
});

it.each(["-1", "65536", "80.5", "http"])("refuses %s as a port", (port) => {
  expect(() => readServerSettings({ PORT: port })).toThrow(UsageError);
});
