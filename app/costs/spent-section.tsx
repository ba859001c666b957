import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Pager } from "#app/ui/pager.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { CostsPage } from "./costs-page.server.ts";
import { AddForm, CancelLink, EditLink, ItemFields, LineField, RemoveButton, TaskField } from "./item-controls.tsx";

type Entry = CostsPage["entries"][number];

/** What was spent, the newest first. */
export function SpentSection({ page }: { readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  const { entries, canEdit, edited, formKey, projectId } = page;
  const entry = entries.find(({ id }) => id === edited);
  return (
    <section id="spent">
      <h2>{t("spent.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">
        {t(entries.length === 0 ? "spent.none" : "spent.help")}{" "}
        {page.canSeeTime ? (
          <a className="link no-print" href={`/projects/${projectId}/time`}>
            {t("spent.toTime")}
          </a>
        ) : null}
      </p>
      {entries.length > 0 ? (
        <ScrollRegion label={t("spent.heading")}>
          <table className="table cost-table" aria-label={t("spent.heading")}>
            <thead>
              <tr>
                <th scope="col">{t("column.day")}</th>
                <th scope="col">{t("column.note")}</th>
                <th scope="col">{t("column.line")}</th>
                <th scope="col">{t("column.task")}</th>
                <th scope="col" className="number">
                  {t("column.amount")}
                </th>
                {canEdit ? (
                  <th scope="col" className="no-print">
                    <span className="sr-only">{t("column.actions")}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {entries.map((each) => (
                <tr key={each.id}>
                  <td className="whitespace-nowrap">{each.shownDay}</td>
                  <td>{each.note}</td>
                  <td>{each.line}</td>
                  <td>{each.task}</td>
                  <td className="number">{each.amount}</td>
                  {canEdit ? (
                    <td className="no-print">
                      <div className="cost-actions">
                        <EditLink id={each.id} name={each.note || each.shownDay} place="spent" />
                        <RemoveButton intent="removeEntry" item={each} name={each.note || each.shownDay} />
                      </div>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      <Pager page={page.page} pages={page.pages} to={(target) => `?page=${target}#spent`} />
      {canEdit && entry ? <EditEntry key={entry.version} entry={entry} page={page} /> : null}
      {canEdit && !entry ? (
        <>
          <AddForm intent="addEntry" label={t("spent.add")} formKey={formKey} isOpen={false}>
            <EntryFields page={page} />
          </AddForm>
          <p className="no-print mt-3">
            <a className="link" href={`/projects/${projectId}/costs/import`}>
              {t("spent.import")}
            </a>
          </p>
        </>
      ) : null}
    </section>
  );
}

function EditEntry({ entry, page }: { readonly entry: Entry; readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  return (
    <div className="card no-print mt-4">
      <h3 className="mb-3">{t("budget.edit", { name: entry.note || entry.shownDay })}</h3>
      <ActionForm intent="editEntry" reply={useFormReply("editEntry")}>
        <ItemFields item={entry} />
        <EntryFields entry={entry} page={page} />
        <SubmitButton>{t("save")}</SubmitButton>
        <CancelLink />
      </ActionForm>
    </div>
  );
}

function EntryFields({ entry, page }: { readonly entry?: Entry; readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField name="day" type="date" label={t("column.day")} defaultValue={entry?.day ?? page.today} />
      <TextField
        name="amount"
        label={t("field.amount", { currency: page.currency })}
        help={t("field.spentHelp")}
        defaultValue={entry?.amountText ?? ""}
        inputMode="decimal"
        maxLength={40}
        autoComplete="off"
      />
      <LineField lines={page.lines} lineId={entry?.lineId ?? ""} />
      <TaskField tasks={page.tasks} taskId={entry?.taskId ?? ""} optional />
      <div className="sm:col-span-2">
        <TextField name="note" label={t("column.note")} defaultValue={entry?.note ?? ""} maxLength={500} optional autoComplete="off" />
      </div>
    </div>
  );
}
