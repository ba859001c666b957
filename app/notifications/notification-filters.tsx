import { reasons, type Reason } from "#app/http/notifications/reasons.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";

interface NotificationFiltersProps {
  readonly isUnreadOnly: boolean;
  readonly reason: Reason | null;
}

/** What is listed: links, so that each choice has an address. */
export function NotificationFilters({ isUnreadOnly, reason }: NotificationFiltersProps) {
  const { t } = useTranslation("notifications");
  return (
    <nav aria-label={t("filter.label")} className="no-print mt-4 flex flex-wrap items-center gap-2">
      <Choice href={addressOf({ isUnreadOnly: true, reason })} isChosen={isUnreadOnly}>
        {t("filter.unread")}
      </Choice>
      <Choice href={addressOf({ isUnreadOnly: false, reason })} isChosen={!isUnreadOnly}>
        {t("filter.all")}
      </Choice>
      <span className="mx-1 h-5 border-s border-line" />
      <Choice href={addressOf({ isUnreadOnly, reason: null })} isChosen={reason === null}>
        {t("filter.everyReason")}
      </Choice>
      {reasons.map((choice) => (
        <Choice key={choice} href={addressOf({ isUnreadOnly, reason: choice })} isChosen={reason === choice}>
          {t(`reason.${choice}.short`)}
        </Choice>
      ))}
    </nav>
  );
}

interface ChoiceProps {
  readonly href: string;
  readonly isChosen: boolean;
  readonly children: string;
}

function Choice({ href, isChosen, children }: ChoiceProps) {
  return (
    <a href={href} className="button" data-quiet={!isChosen || undefined} aria-current={isChosen ? "true" : undefined}>
      {children}
    </a>
  );
}

function addressOf({ isUnreadOnly, reason }: NotificationFiltersProps): string {
  const query = new URLSearchParams();
  if (!isUnreadOnly) query.set("show", "all");
  if (reason !== null) query.set("reason", reason);
  const text = query.toString();
  return text === "" ? "/notifications" : `/notifications?${text}`;
}
