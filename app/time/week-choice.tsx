import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { TimePage } from "./time-page.server.ts";

/** The week, and the ways to those around it. */
export function WeekChoice({ page }: { readonly page: TimePage }) {
  const { t } = useTranslation("time");
  const to = (week: string) => `?week=${week}&person=${page.person?.id ?? ""}`;
  return (
    <nav aria-label={t("weeks")} className="flex flex-wrap items-center gap-2">
      <a className="button no-print" href={to(page.before)}>
        {t("before")}
      </a>
      <strong className="tabular-nums">{page.shownWeek}</strong>
      <a className="button no-print" href={to(page.after)}>
        {t("after")}
      </a>
      {page.isThisWeek ? null : (
        <a className="link no-print ms-2" href={`?person=${page.person?.id ?? ""}`}>
          {t("thisWeek")}
        </a>
      )}
    </nav>
  );
}

/** Whose sheet it is. */
export function PersonChoice({ page }: { readonly page: TimePage }) {
  const { t } = useTranslation("time");
  return (
    <Form method="get" className="no-print flex items-center gap-2">
      <input type="hidden" name="week" value={page.week} />
      <label htmlFor="time-person" className="font-medium">
        {t("person")}
      </label>
      <select
        id="time-person"
        name="person"
        key={page.person?.id}
        defaultValue={page.person?.id}
        className="input w-64"
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      >
        {page.people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit" className="button">
          {t("show")}
        </button>
      </noscript>
    </Form>
  );
}
