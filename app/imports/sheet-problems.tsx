import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Understanding } from "./sheet-page.server.ts";

interface SheetProblemsProps {
  readonly problems: Understanding["problems"];
  /** Where all of them can be had. */
  readonly url: string;
}

/** The cells that cannot be read, by line. */
export function SheetProblems({ problems, url }: SheetProblemsProps) {
  const { t } = useTranslation("imports");
  if (problems.count === 0) return <p className="text-muted">{t("sheet.noProblems")}</p>;
  return (
    <section>
      <h2 className="mb-1">{t("left.heading", { title: t("sheet.problems"), amount: problems.count })}</h2>
      <p className="mb-2 max-w-prose text-muted">{t("sheet.problemsHelp")}</p>
      <table className="w-full border-collapse text-[13px]">
        <thead>
          <tr className="border-b border-line text-muted">
            <th scope="col" className="w-14 py-1 pe-3 text-end font-medium">
              {t("sheet.line")}
            </th>
            <th scope="col" className="w-36 py-1 pe-3 text-start font-medium">
              {t("sheet.column")}
            </th>
            <th scope="col" className="py-1 text-start font-medium">
              {t("sheet.problem")}
            </th>
          </tr>
        </thead>
        <tbody>
          {problems.rows.map(({ line, column, text }, index) => (
            <tr key={`${line} ${index}`} className="border-b border-line">
              <td className="py-1 pe-3 text-end align-top tabular-nums">{line}</td>
              <td className="py-1 pe-3 align-top">{column}</td>
              <td className="break-words py-1 align-top">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {problems.more ? <p className="mt-1 text-muted">{problems.more}</p> : null}
      <p className="no-print mt-2">
        <a href={url} className="link" download>
          {t("sheet.download")}
        </a>
      </p>
    </section>
  );
}
