import { useLocation } from "@remix-run/react";
import { useEffect, useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "../gap.tsx";
import { Icon } from "../icon.tsx";
import type { LiveUpdates } from "./use-live-updates.ts";

/** A short loss is nothing to speak of. */
const patienceMilliseconds = 6_000;

/** What people must know of the connection to the others: nothing, as a rule. */
export function LiveNotice({ updates }: { readonly updates: LiveUpdates }) {
  const { t } = useTranslation("ui");
  const { pathname, search } = useLocation();
  const isLost = useLasting(!updates.isConnected && updates.ending === null);
  const { ending, isWaiting, hasNewRole } = updates;
  if (ending === "session" || ending === "access")
    return (
      <div
        role="alert"
        className="no-print sticky top-12 z-20 flex gap-2 border-b border-critical bg-critical-soft px-4 py-2 text-critical"
      >
        <Icon name="warning" />
        <p>
          {t(`live.ended.${ending}`)}
          <Gap />
          <a
            href={ending === "session" ? `/sign-in?next=${encodeURIComponent(`${pathname}${search}`)}` : "/projects"}
            className="link"
            data-reload
          >
            {t(`live.endedLink.${ending}`)}
          </a>
        </p>
      </div>
    );
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
