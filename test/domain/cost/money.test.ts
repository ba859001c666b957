import fc from "fast-check";
import { expect, it } from "vitest";
import { parseHours, writeHours } from "#app/domain/cost/hours.ts";
import { currencyDigits, largestAmountMinor, parseMoney, writeMoney } from "#app/domain/cost/money.ts";

it.each([
  ["1234.5", 123_450],
  ["1,234.50", 123_450],
  ["1.234,50", 123_450],
  ["1 234,50", 123_450],
  ["1'234.50", 123_450],
  ["￥1,234", 123_400],
  ["CNY 1234", 123_400],
  ["1234 元", 123_400],
  ["１２３４．５", 123_450],
  ["1.2万", 1_200_000],
  ["3k", 300_000],
  ["-300", -30_000],
  ["(300)", -30_000],
  ["12,345", 1_234_500],
  ["12,5", 1_250],
  ["1,234", 123_400],
  ["1.234.000", 123_400_000],
  [".5", 50],
  ["0", 0],
])("reads %s as an amount", (text, minor) => {
  expect(parseMoney(text, 2)).toBe(minor);
});

it.each(["", "abc", "1.234.5", "1,23,456", "12.345", "1.2.3", "--3", "(3", "1e9", "99999999999999", "1,2345,678.00"])(
  "does not guess at %s",
  (text) => {
    expect(parseMoney(text, 2)).toBeNull();
  },
);

it("takes no more decimals than the currency has", () => {
  expect([currencyDigits("CNY"), currencyDigits("JPY"), currencyDigits("KWD")]).toEqual([2, 0, 3]);
  expect(parseMoney("12.5", 0)).toBeNull();
  expect(parseMoney("12.50", 1)).toBe(125);
  expect(parseMoney("450", 0)).toBe(450);
});

it("reads back every amount that it writes", () => {
  fc.assert(
    fc.property(fc.integer({ min: -largestAmountMinor, max: largestAmountMinor }), fc.constantFrom(0, 2, 3), (minor, digits) => {
      expect(parseMoney(writeMoney(minor, digits), digits)).toBe(minor);
    }),
  );
});

it.each([
  ["1:30", 90],
  ["1.5", 90],
  ["1,5", 90],
  ["90m", 90],
  ["90 min", 90],
  ["1h 30m", 90],
  ["1h30", 90],
  ["1.5h", 90],
  ["1小时30分", 90],
  ["90 分钟", 90],
  ["１：３０", 90],
  ["8", 480],
  ["", 0],
  ["0", 0],
  ["24", 1440],
])("reads %s as working time", (text, minutes) => {
  expect(parseHours(text)).toBe(minutes);
});

it.each(["1:60", "abc", "25", "1.2.3", "-1", "1441m", "h", "1:5"])("does not take %s for working time", (text) => {
  expect(parseHours(text)).toBeNull();
});

it("reads back all the hours that it writes", () => {
  for (let minutes = 0; minutes <= 1440; minutes++) expect(parseHours(writeHours(minutes))).toBe(minutes);
});
