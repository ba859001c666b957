import { currencyDigits, parseMoney } from "#app/domain/cost/money.ts";
import { Refusal } from "#app/http/refusal.ts";

/** The amount that somebody typed into a field, in minor units of a currency; refused where it is none, or not a possible one. */
export function typedAmount(text: string, currency: string, field: string, allowed: "notNegative" | "notZero"): number {
  const digits = currencyDigits(currency);
  const minor = parseMoney(text, digits);
  if (minor === null) throw new Refusal("cost.amount", { field, parameters: { digits } });
  if (allowed === "notNegative" ? minor < 0 : minor === 0) throw new Refusal(`cost.${allowed}`, { field });
  return minor;
}
