import { useTranslation } from "#app/i18n/use-translation.ts";
import type { GroupPage } from "./group-page.server.ts";

/** What the group's judgement comes to, with the range over its members. */
export function GroupResult({ page: { result, problem, consistency } }: { readonly page: GroupPage }) {
  const { t } = useTranslation("scorecard");
  const hasRange = result.some(({ range }) => range !== null);
  const most = Math.max(...result.map(({ part, range }) => Math.max(part, range?.high ?? 0)), 0);
  const place = (part: number) => `${most > 0 ? (part / most) * 100 : 0}%`;
  return (
    <section aria-labelledby="result">
      <h2 id="result">{t("group.result")}</h2>
      {problem === null ? null : <p className="mt-1 text-critical">{problem}</p>}
      {consistency ? (
        <p className="mt-1" data-grade={consistency.grade}>
          {consistency.text} {consistency.completed > 0 ? t("completed", { count: consistency.completed }) : null}
        </p>
      ) : null}
      <table className="table stacking-table scorecard-result mt-2">
        <thead>
          <tr>
            <th scope="col">{t("column.criterion")}</th>
            <th scope="col">
              <span className="sr-only">{t("column.weight")}</span>
            </th>
            <th scope="col" className="number">
              {t("column.share")}
            </th>
            {hasRange ? (
              <th scope="col" className="number">
                {t("column.range")}
              </th>
            ) : null}
            <th scope="col" className="number">
              {t("column.whole")}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.map(({ id, name, isTakenOut, local, whole, part, range }) => (
            <tr key={id}>
              <th scope="row">
                {name}
                {isTakenOut ? <span className="block text-[12px] font-normal text-muted">{t("criteria.takenOut")}</span> : null}
              </th>
              <td aria-hidden="true" className="scorecard-track-cell">
                <span className="scorecard-track">
                  <span className="scorecard-bar" style={{ width: place(part) }} />
                  {range ? (
                    <span
                      className="scorecard-range"
                      style={{ insetInlineStart: place(range.low), width: place(range.high - range.low) }}
                    />
                  ) : null}
                </span>
              </td>
              <td className="number" data-label={t("column.share")}>
                {local}
              </td>
              {hasRange ? (
                <td className="number" data-label={t("column.range")}>
                  {range?.text ?? "–"}
                </td>
              ) : null}
              <td className="number" data-label={t("column.whole")}>
                {whole}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
