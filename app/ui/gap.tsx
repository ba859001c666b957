import { useLocale } from "#app/i18n/use-translation.ts";

/** What stands between two sentences, or a sentence and its link: in Chinese nothing, for its full stop has its own room. */
export function Gap() {
  return <>{useLocale() === "zh" ? "" : " "}</>;
}
