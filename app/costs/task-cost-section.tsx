import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { CostsPage } from "./costs-page.server.ts";
import { AddForm, CancelLink, EditLink, ItemFields, LineField, RemoveButton, TaskField } from "./item-controls.tsx";

type TaskCost = CostsPage["taskCosts"][number];

/** What tasks are planned to cost beside the hours of people. */
export function TaskCostSection({ page }: { readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  const { taskCosts, canEdit, edited, formKey, projectId } = page;
  const cost = taskCosts.find(({ id }) => id === edited);
  return (
    <section id="planned">
      <h2>{t("planned.heading")}</h2>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t(taskCosts.length === 0 ? "planned.none" : "planned.help")}</p>
      {taskCosts.length > 0 ? (
        <ScrollRegion label={t("planned.heading")}>
          <table className="table cost-table" aria-label={t("planned.heading")}>
            <thead>
              <tr>
                <th scope="col">{t("column.what")}</th>
                <th scope="col">{t("column.task")}</th>
                <th scope="col">{t("column.line")}</th>
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
              {taskCosts.map((each) => (
                <tr key={each.id}>
                  <th scope="row">{each.name}</th>
                  <td>
                    <span>
                      <a className="link" href={`/projects/${projectId}/tasks/${each.taskId}`}>
                        {each.task}
                      </a>
                    </span>
                  </td>
                  <td>{each.line}</td>
                  <td className="number">{each.amount}</td>
                  {canEdit ? (
                    <td className="no-print">
                      <div className="cost-actions">
                        <EditLink id={each.id} name={each.name} place="planned" />
                        <RemoveButton intent="removeTaskCost" item={each} name={each.name} />
                      </div>
                    </td>
                  ) : null}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      ) : null}
      {canEdit && cost ? <EditTaskCost key={cost.version} cost={cost} page={page} /> : null}
      {canEdit && !cost ? (
        <AddForm intent="addTaskCost" label={t("planned.add")} formKey={formKey} isOpen={false}>
          <TaskCostFields page={page} />
        </AddForm>
      ) : null}
    </section>
  );
}

function EditTaskCost({ cost, page }: { readonly cost: TaskCost; readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  return (
    <div className="card no-print mt-4">
      <h3 className="mb-3">{t("budget.edit", { name: cost.name })}</h3>
      <ActionForm intent="editTaskCost" reply={useFormReply("editTaskCost")}>
        <ItemFields item={cost} />
        <TaskCostFields cost={cost} page={page} />
        <SubmitButton>{t("save")}</SubmitButton>
        <CancelLink />
      </ActionForm>
    </div>
  );
}

function TaskCostFields({ cost, page }: { readonly cost?: TaskCost; readonly page: CostsPage }) {
  const { t } = useTranslation("costs");
  return (
    <div className="grid gap-x-4 sm:grid-cols-2">
      <TextField name="name" label={t("column.what")} defaultValue={cost?.name ?? ""} maxLength={120} autoComplete="off" />
      <TextField
        name="amount"
        label={t("field.amount", { currency: page.currency })}
        defaultValue={cost?.amountText ?? ""}
        inputMode="decimal"
        maxLength={40}
        autoComplete="off"
      />
      <TaskField tasks={page.tasks} taskId={cost?.taskId ?? ""} optional={false} />
      <LineField lines={page.lines} lineId={cost?.lineId ?? ""} />
    </div>
  );
}
