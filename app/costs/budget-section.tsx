import { costCategories } from "#app/domain/cost/category.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { CheckField, SelectField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { CostsPage } from "./costs-page.server.ts";
import { AddForm, CancelLink, EditLink, ItemFields, RemoveButton } from "./item-controls.tsx";

type Line = CostsPage["lines"][number];

/** The parts of the budget, with what is planned and spent of each. */
export function BudgetSection({ page }: { readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  const { lines, unassigned, canEdit, edited, formKey } = page;
  const line = lines.find(({ id }) => id === edited);
  return (
    <section id="budget">
      <h2>{t("budget.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t(lines.length === 0 ? "budget.none" : "budget.help")}</p>
      {lines.length > 0 ? (
        <ScrollRegion label={t("budget.heading")}>
          <table className="table cost-table" aria-label={t("budget.heading")}>
            <thead>
              <tr>
                <th scope="col">{t("column.line")}</th>
                <th scope="col">{t("column.category")}</th>
                <th scope="col" className="number">
                  {t("column.budget")}
                </th>
                <th scope="col" className="number">
                  {t("column.onTasks")}
                </th>
                <th scope="col" className="number">
                  {t("column.spent")}
                </th>
                <th scope="col" className="number">
                  {t("column.left")}
                </th>
                <th scope="col" className="number">
                  {t("column.used")}
                </th>
                {canEdit ? (
                  <th scope="col" className="no-print">
                    <span className="sr-only">{t("column.actions")}</span>
                  </th>
                ) : null}
              </tr>
            </thead>
            <tbody>
              {lines.map((each) => (
                <LineRow key={each.id} line={each} canEdit={canEdit} />
              ))}
              {unassigned ? (
                <tr>
                  <th scope="row">{t("budget.unassigned")}</th>
                  <td />
                  <td />
                  <td className="number">{unassigned.onTasks}</td>
                  <td className="number">{unassigned.spent}</td>
                  <td />
                  <td />
                  {canEdit ? <td className="no-print" /> : null}
                </tr>
              ) : null}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {canEdit && line ? <EditLine key={line.version} line={line} currency={page.currency} /> : null}
      {canEdit && !line ? (
        <AddForm intent="addLine" label={t("budget.add")} formKey={formKey} isOpen={lines.length === 0}>
          <LineFields currency={page.currency} />
        </AddForm>
      ) : null}
    </section>
  );
}

function LineRow({ line, canEdit }: { readonly line: Line; readonly canEdit: boolean }) {
  const { t } = useTranslation("costs");
  return (
    <tr>
      <th scope="row">
        {line.name}
        {line.takesHours ? <span className="block text-[12px] font-normal text-muted">{t("budget.takesHours")}</span> : null}
      </th>
      <td>{t(`category.${line.category}`)}</td>
      <td className="number">{line.planned}</td>
      <td className="number" data-over={line.isOverplanned || undefined}>
        {line.onTasks}
      </td>
      <td className="number">{line.spent}</td>
      <td className="number" data-over={line.isOver || undefined}>
        {line.left}
      </td>
      <td className="number">{line.used}</td>
      {canEdit ? (
        <td className="no-print">
          <div className="cost-actions">
            <EditLink id={line.id} name={line.name} place="budget" />
            <RemoveButton intent="removeLine" item={line} name={line.name} />
          </div>
        </td>
      ) : null}
    </tr>
  );
}

function EditLine({ line, currency }: { readonly line: Line; readonly currency: string }) {
  const { t } = useTranslation("costs");
  return (
    <div className="card no-print mt-4">
      <h3 className="mb-3">{t("budget.edit", { name: line.name })}</h3>
      <ActionForm intent="editLine" reply={useFormReply("editLine")}>
        <ItemFields item={line} />
        <LineFields line={line} currency={currency} />
        <SubmitButton>{t("save")}</SubmitButton>
        <CancelLink />
      </ActionForm>
    </div>
  );
}

function LineFields({ line, currency }: { readonly line?: Line; readonly currency: string }) {
  const { t } = useTranslation("costs");
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="name" label={t("field.name")} defaultValue={line?.storedName ?? ""} maxLength={120} autoComplete="off" />
        <TextField
          name="nameZh"
          label={t("field.nameZh")}
          defaultValue={line?.storedNameZh ?? ""}
          maxLength={120}
          optional
          autoComplete="off"
          lang="zh"
        />
        <SelectField name="category" label={t("column.category")} defaultValue={line?.category ?? "services"}>
          {costCategories.map((category) => (
            <option key={category} value={category}>
              {t(`category.${category}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          name="planned"
          label={t("field.budget", { currency })}
          help={t("field.amountHelp")}
          defaultValue={line?.plannedText ?? ""}
          inputMode="decimal"
          maxLength={40}
          autoComplete="off"
        />
      </div>
      <CheckField
        name="takesHours"
        label={t("field.takesHours")}
        help={t("field.takesHoursHelp")}
        defaultChecked={line?.takesHours ?? false}
      />
    </>
  );
}
