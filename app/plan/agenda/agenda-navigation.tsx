import { useMemo, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePageCommands, type PageCommand } from "#app/ui/page-commands.ts";
import { agendaQuery } from "./agenda-view.ts";
import type { AgendaPageData } from "./agenda.route.tsx";

/** Which month or week is shown, and the ways to others: links, so that every page can be sent on. */
export function AgendaNavigation({ page: { view, window, total } }: { readonly page: AgendaPageData }) {
  const { t } = useTranslation("agenda");
  const closed = { ...view, day: null };
  const [before, today, after] = [window.before, null, window.after].map((at) => `?${agendaQuery({ ...closed, at }) || "show=all"}`) as [
    string,
    string,
    string,
  ];
  const { per } = view;
  usePageCommands(
    useMemo(
      (): PageCommand[] => [
        { id: "agenda.before", group: "page", label: t(`before.${per}`), keys: "p", to: before },
        { id: "agenda.after", group: "page", label: t(`after.${per}`), keys: "n", to: after },
        { id: "agenda.today", group: "page", label: t("today"), keys: "t", to: today },
      ],
      [t, per, before, after, today],
    ),
  );
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-6 gap-y-2">
      <nav aria-label={window.title} className="flex flex-wrap items-center gap-1">
        <Way to={before} label={t(`before.${per}`)}>
          {"‹"}
        </Way>
        <h2 className="min-w-40 px-2 text-center tabular-nums">{window.title}</h2>
        <Way to={after} label={t(`after.${per}`)}>
          {"›"}
        </Way>
        <Way to={today}>{t("today")}</Way>
      </nav>
      <nav aria-label={t("per.label")} className="no-print flex gap-1">
        {(["month", "week"] as const).map((other) => (
          <a
            key={other}
            href={`?${agendaQuery({ ...closed, per: other, at: view.at }) || "show=all"}`}
            aria-current={other === per ? "true" : undefined}
            className="button aria-[current=true]:border-accent aria-[current=true]:bg-accent-soft"
          >
            {t(`per.${other}`)}
          </a>
        ))}
      </nav>
      <span className="text-muted tabular-nums">{t("count", { count: total })}</span>
    </div>
  );
}

interface WayProps {
  readonly to: string;
  /** In place of a sign. */
  readonly label?: string;
  readonly children: ReactNode;
}

function Way({ to, label, children }: WayProps) {
  return (
    <a href={to} data-keep-scroll className="button no-print px-3" aria-label={label} title={label}>
      {children}
    </a>
  );
}
