import type { Day } from "../time/day.ts";
import type { CustomField, CustomValue } from "./custom-field.ts";
import type { BilingualText } from "./model.ts";

/** How the parts of a value are written for a reader. */
export interface CustomWords {
  readonly bilingual: (text: BilingualText) => string;
  readonly day: (day: Day) => string;
  readonly number: (value: number) => string;
  /** Undefined for somebody who left the plan. */
  readonly person: (id: string) => string | undefined;
}

/** What a field holds, as a reader sees it; empty for nothing, and for a person who is no longer in the plan. */
export function customText({ kind, options }: CustomField, value: CustomValue | null | undefined, words: CustomWords): string {
  if (value === null || value === undefined) return "";
  switch (kind) {
    case "text":
      return String(value);
    case "number":
      return typeof value === "number" ? words.number(value) : "";
    case "date":
      return words.day(String(value));
    case "choice": {
      const option = options.find(({ key }) => key === value);
      return option ? words.bilingual(option.name) : "";
    }
    case "person":
      return words.person(String(value)) ?? "";
    default:
      return kind satisfies never;
  }
}
