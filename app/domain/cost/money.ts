/** The largest amount that people can enter, in minor units: ten thousand million of a currency with cents. */
export const largestAmountMinor = 1_000_000_000_000;

const digitsOf = new Map<string, number>();

/** How many decimals a currency (ISO 4217) has: 2 for CNY, 0 for JPY, 3 for KWD. Throws a RangeError for what is no code. */
export function currencyDigits(currency: string): number {
  let digits = digitsOf.get(currency);
  if (digits === undefined) {
    digits = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    digitsOf.set(currency, digits);
  }
  return digits;
}

/**
 * Reads an amount of money as people type it, in minor units: `1234.5`, `1,234.50`, `1 234,50`, `￥1,234`, `CNY 1234`, `1.2万`, `-300` and
 * `(300)`. Where only one comma or point stands in it, it parts the decimals unless exactly three digits follow a comma; of several
 * different ones, the last does. Null for text that is no amount, for one with more decimals than the currency has, and for
 * one beyond {@link largestAmountMinor}. With two decimals, `1.2万` is 1,200,000.
 */
export function parseMoney(text: string, digits: number): number | null {
  const plain = text.normalize("NFKC").replace(signs, "").toLowerCase();
  const match = /^(\(?)([-−+]?)([\d.,'’]+)(万|k|m)?(\)?)$/.exec(plain);
  if (!match || (match[1] === "") !== (match[5] === "")) return null;
  const parts = readDecimal(match[3] ?? "");
  if (!parts) return null;
  const scale = { 万: 4, k: 3, m: 6 }[match[4] ?? ""] ?? 0;
  const decimals = parts.decimals.padEnd(scale, "0");
  const whole = `${parts.whole}${decimals.slice(0, scale)}`;
  const fraction = decimals.slice(scale).replace(/0+$/, "");
  if (fraction.length > digits || whole.length > 15) return null;
  const minor = Number(`${whole}${fraction.padEnd(digits, "0")}`);
  if (!(minor <= largestAmountMinor)) return null;
  const isNegative = match[1] === "(" || match[2] === "-" || match[2] === "−";
  return isNegative && minor !== 0 ? -minor : minor;
}

/** Writes an amount in the notation that {@link parseMoney} reads back, for fields people edit: 123450 with two decimals is `1234.50`. */
export function writeMoney(minor: number, digits: number): string {
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  const sign = minor < 0 ? "-" : "";
  return digits === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Blanks, signs and codes of currencies. */
const signs = /[\s\u00a0\u202f_]|[$€£¥₩₽₹元圆]|(?:rmb|[a-z]{3})(?=[\s\d(+-])/gi;

function readDecimal(text: string): { readonly whole: string; readonly decimals: string } | null {
  const bare = text.replace(/['’]/g, "");
  const last = Math.max(bare.lastIndexOf("."), bare.lastIndexOf(","));
  const mark = bare[last];
  if (mark === undefined || last < 0) return /^\d+$/.test(bare) ? { whole: bare, decimals: "" } : null;
  const before = bare.slice(0, last);
  const after = bare.slice(last + 1);
  const isRepeated = before.includes(mark);
  const isGroup = mark === "," && after.length === 3 && !before.includes(".");
  if (isRepeated || isGroup) return isGrouped(bare, mark) ? { whole: bare.split(mark).join(""), decimals: "" } : null;
  if (!/^\d*$/.test(after)) return null;
  const other = mark === "." ? "," : ".";
  if (before.includes(other) && !isGrouped(before, other)) return null;
  const whole = before.split(other).join("");
  return /^\d*$/.test(whole) && whole + after !== "" ? { whole: whole || "0", decimals: after } : null;
}

/** Groups of three digits, of which the first may be shorter. */
function isGrouped(text: string, mark: string): boolean {
  const [first = "", ...rest] = text.split(mark);
  return /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}
