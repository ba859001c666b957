import { useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { LevellingPageData } from "./levelling.route.tsx";

/** Each task that would move, with its dates and why; those that are held back can be chosen, and what follows them follows. */
export function ShiftTable({ proposal: { shifts, moreShifts } }: { readonly proposal: NonNullable<LevellingPageData["proposal"]> }) {
  const { t } = useTranslation("workload");
  return (
    <section>
      <h2 className="mb-2">{t("levelling.shifts.title")}</h2>
      <ScrollRegion label={t("levelling.shifts.title")}>
        <table className="table shift-table">
          <thead>
            <tr>
              <th scope="col" className="no-print">
                <span className="sr-only">{t("levelling.shifts.choose")}</span>
              </th>
              <th scope="col">{t("levelling.shifts.task")}</th>
              <th scope="col">{t("levelling.shifts.before")}</th>
              <th scope="col">{t("levelling.shifts.after")}</th>
              <th scope="col" className="max-sm:hidden">
                {t("levelling.shifts.by")}
              </th>
              <th scope="col" className="max-sm:hidden">
                {t("levelling.shifts.reason")}
              </th>
            </tr>
          </thead>
          <tbody>
            {shifts.map(({ id, name, to, before, after, by, reasons, isChoice }) => (
              <tr key={id}>
                <td className="no-print">
                  {isChoice ? (
                    <input
                      type="checkbox"
                      name="task"
                      value={id}
                      defaultChecked
                      aria-label={t("levelling.shifts.chooseTask", { task: name })}
                      className="size-4 accent-accent"
                    />
                  ) : null}
                </td>
                <th scope="row">
                  <a className="link" href={to}>
                    {name}
                  </a>
                  <span className="block text-[12px] text-muted sm:hidden">{[by, ...reasons].filter(Boolean).join(" · ")}</span>
                </th>
                <td className="sm:whitespace-nowrap">{before}</td>
                <td className="font-medium sm:whitespace-nowrap">{after}</td>
                <td className="whitespace-nowrap max-sm:hidden">{by}</td>
                <td className="shift-reason max-sm:hidden">
                  {reasons.map((reason) => (
                    <span key={reason} className="block">
                      {reason}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {moreShifts > 0 ? <p className="mt-1 text-muted">{t("levelling.moreShifts", { count: moreShifts })}</p> : null}
    </section>
  );
}
