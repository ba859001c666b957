import { useTranslation } from "#app/i18n/use-translation.ts";
import { workloadAddress } from "./workload-query.ts";
import type { LoadPage } from "./load-page.ts";

/** Who has too much, when, by how much, and of what. */
export function OverloadList({ page: { overloads, query } }: { readonly page: LoadPage }) {
  const { t } = useTranslation("workload");
  if (overloads.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2">{t("overloads.title")}</h2>
      <dl className="max-w-5xl divide-y divide-line border-y border-line">
        {overloads.map(({ id, name, spells, more }) => (
          <div key={id} className="grid break-inside-avoid gap-x-4 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="font-medium">{name}</dt>
            <dd>
              <ul className="flex flex-col gap-1">
                {spells.map(({ text, tasks, day }) => (
                  <li key={text}>
                    <a className="link" href={workloadAddress({ ...query, cell: { personId: id, day } })}>
                      {text}
                    </a>{" "}
                    {tasks.map((task, index) => (
                      <span key={task.to}>
                        {index > 0 ? t("separator") : null}
                        <a className="hover:underline" href={task.to}>
                          {task.text}
                        </a>
                      </span>
                    ))}
                  </li>
                ))}
                {more > 0 ? <li className="text-muted">{t("overloads.more", { count: more })}</li> : null}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
