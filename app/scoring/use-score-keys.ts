import { useEffect, useMemo, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePageKeys } from "#app/ui/page-commands.ts";

interface ScoreKeys {
  readonly isLocked: boolean;
  readonly levels: readonly number[];
  onScore(said: string): void;
  onMove(by: number): void;
  onNext(): void;
  onKnown(): void;
}

/** Keys of the score sheet: a digit scores and goes on, A abstains, J and K go down and up, N to what is open next, E opens what is known, C goes to the comment. */
export function useScoreKeys(keys: ScoreKeys): void {
  usePageKeys(useScoreKeyWords());
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || isTyping(event.target)) return;
      const { isLocked, levels, onScore, onMove, onNext, onKnown } = latest.current;
      const key = event.key.toLowerCase();
      const act = () => {
        if (key === "j") return onMove(1);
        if (key === "k") return onMove(-1);
        if (key === "n") return onNext();
        if (key === "e") return onKnown();
        if (isLocked) return undefined;
        if (key === "a") return onScore("abstain");
        if (key === "c") return document.querySelector<HTMLTextAreaElement>("textarea[name=comment]")?.focus();
        const level = levels.find((each) => String(each) === key);
        return level === undefined ? undefined : onScore(String(level));
      };
      if (!["j", "k", "n", "e", "a", "c"].includes(key) && !levels.some((level) => String(level) === key)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "radio" && target.type !== "checkbox";
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function useScoreKeyWords() {
  const { t } = useTranslation("scoring");
  return useMemo(
    () => [
      {
        title: t("keys.title"),
        rows: [
          { keys: ["0", "…", "5"], label: t("keys.score") },
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
}
