import { describe, expect, it } from "vitest";

import { formatMoney, moneyText, parseMoney } from "#app/i18n/money.ts";

describe("amounts of money", () => {
  it("are read however people write them", () => {
    for (const text of ["1200.5", "1,200.50", "1 200,5", "￥1,200.50", "１２００．５"]) expect(parseMoney(text, "CNY"), text).toBe(120_050);
    expect(parseMoney("1,200", "CNY")).toBe(120_000);
    expect(parseMoney("1.200.000", "CNY")).toBe(120_000_000);
    expect(parseMoney("450", "JPY")).toBe(450);
  });

  it("are refused when they are none, negative, or finer than the currency", () => {
    for (const text of ["", "abc", "-5", "1.234", "1,2,3", "9".repeat(20)]) expect(parseMoney(text, "CNY"), text).toBeNull();
    expect(parseMoney("4.5", "JPY")).toBeNull();
  });

  it("come back as they were", () => {
    expect(moneyText(45_050, "CNY")).toBe("450.50");
    expect(moneyText(450, "JPY")).toBe("450");
    expect(formatMoney(45_050, "CNY", "zh")).toBe("¥450.50");
  });
});
