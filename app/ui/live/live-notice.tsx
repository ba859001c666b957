import { useEffect, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { EndingNotice } from "./ending-notice.tsx";
import type { LiveUpdates } from "./use-live-updates.ts";

/** A short loss is nothing to speak of. */
const patienceMilliseconds = 6_000;

/** What people must know of the connection to the others: nothing, as a rule. */
export function LiveNotice({ updates }: { readonly updates: LiveUpdates }) {
  const { t } = useTranslation("ui");
  const isLost = useLasting(!updates.isConnected && updates.ending === null);
  const { ending, isWaiting, hasNewRole } = updates;
  if (ending === "session" || ending === "access") return <EndingNotice ending={ending} />;
  const sentence = isLost ? t("live.lost") : isWaiting ? t("live.waiting") : hasNewRole ? t("live.newRole") : null;
  return (
    <div
      role="status"
      className={sentence ? "no-print sticky top-12 z-20 border-b border-line bg-surface px-4 py-1.5 text-[0.93em] text-muted" : "sr-only"}
    >
      {sentence}
    </div>
  );
}

function useLasting(isSo: boolean): boolean {
  const [hasLasted, setLasted] = useState(false);
  useEffect(() => {
    if (!isSo) return undefined;
    const timer = window.setTimeout(() => setLasted(true), patienceMilliseconds);
    return () => {
      clearTimeout(timer);
      setLasted(false);
    };
  }, [isSo]);
  return hasLasted;
}
