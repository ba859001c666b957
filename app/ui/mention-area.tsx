import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CompletionArea, type Completion } from "./completion-area.tsx";
import { fetchSuggestions, mentionBefore } from "./mention-suggestions.ts";

/** Around a text field: completes the name of a member after an `@`. Without scripts a name that is typed out counts, too. */
export function MentionArea({ projectId, children }: { readonly projectId: string; readonly children: ReactNode }) {
  const { t } = useTranslation("ui");
  const complete = async (text: string, caret: number, signal: AbortSignal): Promise<Completion | null> => {
    const typed = mentionBefore(text, caret);
    if (typed === null) return null;
    return { from: caret - typed.length - 1, suggestions: await fetchSuggestions(projectId, typed, signal), isMeant: true };
  };
  return (
    <CompletionArea complete={complete} label={t("mention.members")} countText={(count) => t("mention.found", { count })}>
      {children}
    </CompletionArea>
  );
}
