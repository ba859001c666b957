import { useTranslation } from "#app/i18n/use-translation.ts";
import { useUnread, type LoadedUnread } from "./use-unread.ts";
import { Icon } from "#app/ui/icon.tsx";

export const mostShown = 99;

/** Leads to the notifications, and says how many are unread; when others come while the page is open, once and without interrupting. */
export function Bell({ loaded }: { readonly loaded: LoadedUnread }) {
  const { t } = useTranslation("notifications");
  const { unread, hasNew } = useUnread(loaded);
  const label = unread === 0 ? t("bell.none") : t("bell.unread", { count: unread });
  return (
    <>
      <span role="status" className="sr-only">
        {hasNew ? t("bell.new", { count: unread }) : ""}
      </span>
      <a href="/notifications" className="button relative px-2" data-quiet aria-label={label} title={label}>
        <Icon name="bell" />
        {unread === 0 ? null : (
          <span
            aria-hidden="true"
            className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] font-semibold leading-4 text-on-accent tabular-nums"
          >
            {unread > mostShown ? `${mostShown}+` : unread}
          </span>
        )}
      </a>
    </>
  );
}
