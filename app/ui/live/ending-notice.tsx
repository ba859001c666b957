import { useLocation } from "@remix-run/react";
import { useSyncExternalStore } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "../gap.tsx";
import { Icon } from "../icon.tsx";
import { hearOfSession, isSessionOver } from "./session-end.ts";

/** Says over a page that its reader is signed out or has no access any more, and where to go. */
export function EndingNotice({ ending }: { readonly ending: "session" | "access" }) {
  const { t } = useTranslation("ui");
  const { pathname, search } = useLocation();
  return (
    <div role="alert" className="no-print sticky top-12 z-20 flex gap-2 border-b border-critical bg-critical-soft px-4 py-2 text-critical">
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
}

/** The same on pages outside of projects, when their reader's session has ended. */
export function SessionNotice() {
  const isOver = useSyncExternalStore(hearOfSession, isSessionOver, () => false);
  return isOver ? <EndingNotice ending="session" /> : null;
}
