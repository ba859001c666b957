import { Form, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { CostsPage } from "./costs-page.server.ts";

interface Item {
  readonly id: string;
  readonly version: number;
}

/** Which one a form means, as its maker saw it. */
export function ItemFields({ item: { id, version } }: { readonly item: Item }) {
  return (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

export function EditLink({ id, name, place }: { readonly id: string; readonly name: string; readonly place: string }) {
  const { t } = useTranslation("costs");
  return (
    <a className="link" href={`?edit=${id}#${place}`} aria-label={t("editNamed", { name })}>
      {t("edit")}
    </a>
  );
}

interface RemoveButtonProps {
  readonly intent: "removeLine" | "removeTaskCost" | "removeEntry";
  readonly item: Item;
  readonly name: string;
}

export function RemoveButton({ intent, item, name }: RemoveButtonProps) {
  const { t } = useTranslation("costs");
  return (
    <Form method="post" action="?" preventScrollReset className="inline">
      <input type="hidden" name="intent" value={intent} />
      <ItemFields item={item} />
      <button type="submit" className="link" aria-label={t("removeNamed", { name })}>
        {t("remove")}
      </button>
    </Form>
  );
}

export function CancelLink() {
  const { t } = useTranslation("costs");
  const { pathname } = useLocation();
  return (
    <a className="link ms-4" href={pathname}>
      {t("cancel")}
    </a>
  );
}

interface AddFormProps {
  readonly intent: "addLine" | "addTaskCost" | "addEntry";
  readonly label: string;
  readonly formKey: string;
  readonly isOpen: boolean;
  readonly children: ReactNode;
}

/** A form that stays folded until somebody adds something. */
export function AddForm({ intent, label, formKey, isOpen, children }: AddFormProps) {
  const { t } = useTranslation("costs");
  const reply = useFormReply(intent);
  const failed = reply !== undefined && reply.outcome !== "done";
  return (
    <details className="card no-print mt-4" open={isOpen || failed || undefined}>
      <summary className="cursor-pointer font-medium">{label}</summary>
      <ActionForm key={formKey} intent={intent} reply={reply} formKey={`${formKey}${intent}`} className="mt-4">
        {children}
        <SubmitButton>{t("add")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

/** To which line something is charged. */
export function LineField({ lines, lineId }: { readonly lines: CostsPage["lines"]; readonly lineId: string }) {
  const { t } = useTranslation("costs");
  return (
    <SelectField name="lineId" label={t("column.line")} defaultValue={lineId} optional="unmarked">
      <option value="">{t("field.noLine")}</option>
      {lines.map((line) => (
        <option key={line.id} value={line.id}>
          {line.name}
        </option>
      ))}
    </SelectField>
  );
}

interface TaskFieldProps {
  readonly tasks: CostsPage["tasks"];
  readonly taskId: string;
  readonly optional: boolean;
}

export function TaskField({ tasks, taskId, optional }: TaskFieldProps) {
  const { t } = useTranslation("costs");
  return (
    <SelectField name="taskId" label={t("column.task")} defaultValue={taskId} {...(optional ? { optional: "unmarked" as const } : {})}>
      <option value="">{t(optional ? "field.noTask" : "field.chooseTask")}</option>
      {tasks.map((task) => (
        <option key={task.id} value={task.id}>
          {task.name}
        </option>
      ))}
    </SelectField>
  );
}
