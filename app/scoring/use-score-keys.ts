import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePageKeys } from "#app/ui/page-commands.ts";

interface ScoreKeys {
  readonly isLocked: boolean;
  readonly levels: readonly number[];
  readonly halves: readonly number[];
  /** Whether the next digit means half a point more. */
  readonly isHalf: boolean;
  onHalf(isHalf: boolean): void;
  onScore(said: string): void;
  onMove(by: number): void;
  onNext(): void;
  onKnown(): void;
}

/** Keys of the score sheet: a digit scores and goes on, a point or a plus before it makes it half a point more, A abstains, J and K go down and up, N to what is open next, E opens what is known, C goes to the comment. */
export function useScoreKeys(keys: ScoreKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
      const { isLocked, levels, halves, isHalf, onHalf, onScore, onMove, onNext, onKnown } = latest.current;
      const key = event.key.toLowerCase();
      const act = () => {
        if (key === "j") return onMove(1);
        if (key === "k") return onMove(-1);
        if (key === "n") return onNext();
        if (key === "e") return onKnown();
        if (isLocked) return undefined;
        if (key === "a") return onScore("abstain");
        if (key === "c") return document.querySelector<HTMLTextAreaElement>("textarea[name=comment]")?.focus();
        if (halfKeys.has(key)) return onHalf(!isHalf && halves.length > 0);
        const level = isHalf ? halves.find((each) => String(each - 0.5) === key) : levels.find((each) => String(each) === key);
        if (isHalf) onHalf(false);
        return level === undefined ? undefined : onScore(String(level));
      };
      if (!["j", "k", "n", "e", "a", "c", ...halfKeys].includes(key) && !levels.some((level) => String(level) === key)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Those of the block of digits among them. */
const halfKeys: ReadonlySet<string> = new Set([".", ",", "+"]);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** What the keys of the sheet do, in words, for the list of all keys, too. */
export function useScoreKeyWords() {
  const { t } = useTranslation("scoring");
  const words = useMemo(
    () => [
      {
        title: t("keys.title"),
        rows: [
          { keys: ["0", "…", "5"], label: t("keys.score") },
          { keys: [".", "3"], label: t("keys.half") },
          { keys: ["A"], label: t("keys.abstain") },
          { keys: ["J", "K"], label: t("keys.move") },
          { keys: ["N"], label: t("keys.next") },
          { keys: ["E"], label: t("keys.known") },
          { keys: ["C"], label: t("keys.comment") },
          { keys: ["Ctrl+Enter"], label: t("keys.keep") },
        ],
      },
    ],
    [t],
  );
  usePageKeys(words);
  return words;
}
