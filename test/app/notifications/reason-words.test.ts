import { expect, it } from "vitest";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";

it.each([
  ["en", "Gates and decisions"],
  ["zh", "关口与决策"],
] as const)("calls gates and the decisions on them by one name, in the settings and in the filter (%s)", (locale, name) => {
  const { t } = serverI18n(locale);

  expect(t("notifications:reason.gate.short")).toBe(name);
  expect(t("notifications:reason.gate.what").startsWith(name)).toBe(true);
});
