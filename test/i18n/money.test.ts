import { expect, it } from "vitest";
import { formatMoney, wholeMoney } from "#app/i18n/money.ts";

it("writes amounts as the language does, with the decimals of the currency", () => {
  expect(formatMoney(45_050, "CNY", "zh")).toBe("¥450.50");
  expect(formatMoney(45_050, "CNY", "en")).toBe("CN¥450.50");
  expect(formatMoney(450, "JPY", "en")).toBe("JP¥450");
  expect(wholeMoney(45_050, "CNY", "zh")).toBe("¥451");
});
