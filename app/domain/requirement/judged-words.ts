import type { BilingualText } from "../plan/model.ts";

/** As long as the name of a criterion gets. */
const longestCriterionName = 120;

/** What a criterion that scores a requirement is called: its words, cut where they are too long for a name, in each language that has any. */
export function criterionNameOf(statement: BilingualText): { readonly en: string; readonly zh: string | null } {
  return { en: cut(statement.text), zh: statement.zh === null ? null : cut(statement.zh) };
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= longestCriterionName ? line : `${line.slice(0, longestCriterionName - 1).trimEnd()}…`;
}

/**
 * The guidance of a criterion after the words of its requirement have changed: the former words give way to the new ones wherever they stand; where somebody has rewritten them, the new ones go below.
 */
export function renewedGuidance(guidance: string, former: string, now: string): string {
  if (former !== "" && guidance.includes(former)) return guidance.replace(former, () => now);
  return [guidance.trim(), now].filter(Boolean).join("\n\n");
}
