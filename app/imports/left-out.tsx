import { useTranslation } from "#app/i18n/use-translation.ts";
import type { NoteGroup, NoteRow } from "./describe-notes.ts";

/** What of the file is not in the plan, by its kind; many tasks of a kind open below it, few stand there. */
export function LeftOut({ notes }: { readonly notes: readonly NoteGroup[] }) {
  const { t } = useTranslation("imports");
  return (
    <section>
      <h2 className="mb-2">{t("left.title")}</h2>
      {notes.length === 0 ? <p className="text-muted">{t("left.none")}</p> : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {notes.map((group) => (
          <li key={group.code} className="grid grid-cols-1 gap-x-6 gap-y-1 py-2.5 lg:grid-cols-2">
            <div>
              <h3>{group.title}</h3>
              <p className="text-muted">{group.text}</p>
            </div>
            <div className="min-w-0">
              <NoteRows group={group} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function NoteRows({ group }: { readonly group: NoteGroup }) {
  const { t } = useTranslation("imports");
  const table = group.rows.length > 0 ? <TaskTable title={group.title} rows={group.rows} /> : null;
  return (
    <>
      {group.details.map((detail) => (
        <p key={detail} className="break-words">
          {detail}
        </p>
      ))}
      {group.show === null ? (
        table
      ) : (
        <details>
          <summary className="cursor-pointer text-accent">{group.show}</summary>
          {table}
        </details>
      )}
      {group.hasMore ? <p className="text-muted">{t("left.more")}</p> : null}
    </>
  );
}

function TaskTable({ title, rows }: { readonly title: string; readonly rows: readonly NoteRow[] }) {
  const { t } = useTranslation("imports");
  const hasDetails = rows.some((row) => row.detail !== "");
  return (
    <table className="w-full border-collapse text-[13px]">
      <caption className="sr-only">{title}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t("left.uid")}</th>
          <th scope="col">{t("left.task")}</th>
          {hasDetails ? <th scope="col">{t("left.detail")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={`${row.uid} ${index}`}>
            <td className="w-10 whitespace-nowrap py-0.5 pe-2 text-end align-top tabular-nums text-muted">{row.uid}</td>
            <td className="w-1/2 break-words py-0.5 pe-3 align-top">{row.task}</td>
            {hasDetails ? <td className="break-words py-0.5 align-top">{row.detail}</td> : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
