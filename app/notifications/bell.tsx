import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";

export const mostShown = 99;

/** Leads to the notifications, and says how many are unread. */
export function Bell({ unread }: { readonly unread: number }) {
  const { t } = useTranslation("notifications");
  const label = unread === 0 ? t("bell.none") : t("bell.unread", { count: unread });
  return (
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
  );
}
