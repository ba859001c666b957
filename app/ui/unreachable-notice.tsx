import { useLocation, useNavigation } from "@remix-run/react";
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "./icon.tsx";
import { focusPage } from "./kept-focus.tsx";
import { placeInHistory, stayAt } from "./stay-here.ts";
import { askAgain, hearOfReach, readReach } from "./unreachable-pages.ts";

/** Says over a page that the next one, or this one anew, cannot be had; this one stays, with all that was typed into it. */
export function UnreachableNotice() {
  const reach = useSyncExternalStore(hearOfReach, readReach, () => "reached");
  const location = useLocation();
  const place = useRef<number>();
  useEffect(() => {
    place.current = placeInHistory();
  }, [location]);
  return reach === "reached" ? null : <Notice isAsking={reach === "asking"} onStay={() => stayAt(place.current)} />;
}

interface NoticeProps {
  readonly isAsking: boolean;
  onStay(): void;
}

function Notice({ isAsking, onStay }: NoticeProps) {
  const { t } = useTranslation("ui");
  const isLeaving = useIsLeaving();
  useEffect(() => {
    // Who was on the way elsewhere may be writing here by now.
    if (isLeaving) return undefined;
    window.addEventListener("online", askAgain);
    return () => window.removeEventListener("online", askAgain);
  }, [isLeaving]);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const notice = place.current;
    return () => {
      if (notice?.contains(document.activeElement)) focusPage();
    };
  }, []);
  return (
    <div
      ref={place}
      role="alert"
      className="no-print sticky top-12 z-20 flex flex-wrap items-center gap-2 border-b border-critical bg-critical-soft px-4 py-2 text-critical"
    >
      <Icon name="warning" />
      <p className="min-w-0 flex-1">{t(isAsking ? "unreachable.asking" : "unreachable.page")}</p>
      <button type="button" className="button" aria-disabled={isAsking || undefined} onClick={askAgain}>
        {t("unreachable.again")}
      </button>
      {isLeaving ? (
        <button
          type="button"
          className="button"
          data-quiet
          onClick={() => {
            onStay();
            focusPage();
          }}
        >
          {t("unreachable.stay")}
        </button>
      ) : null}
    </div>
  );
}

/** Whether it is another page that cannot be had, and not this one, or the one that a form led to, with what was just saved. */
function useIsLeaving(): boolean {
  const { pathname, search } = useLocation();
  const { state, location, formMethod = "GET" } = useNavigation();
  return state === "loading" && formMethod === "GET" && (location.pathname !== pathname || location.search !== search);
}
