import { useEffect, useRef } from "react";
import { workStates } from "#app/domain/plan/board.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { boardQuery } from "./board-view.ts";
import type { BoardPageData } from "./board.route.tsx";

interface MovePanelProps {
  readonly page: BoardPageData;
  readonly moving: NonNullable<BoardPageData["moving"]>;
}

/** Moves one task by choosing where it goes: for those without a pointer, and without scripts. */
export function MovePanel({ page, moving }: MovePanelProps) {
  const { t } = useTranslation("board");
  const reply = useFormReply("move");
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector("select")?.focus(), [moving.id]);
  if (reply?.outcome === "done") return null;
  const people = page.choices.people;
  const { by } = page.view;
  const field = page.fields.find(({ key }) => key === by);
  return (
    <section ref={panel} id="move" className="card no-print mb-3 max-w-3xl scroll-mt-16" aria-label={t("moveOf", { name: moving.name })}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
        <h2 className="flex-1">{t("moveOf", { name: moving.name })}</h2>
        <a className="link" data-keep-scroll href={`?${boardQuery(page.view) || "show=all"}`}>
          {t("close")}
        </a>
      </div>
      <div className="flex flex-wrap items-end gap-x-8 gap-y-2">
        {page.canEdit && field ? (
          <ActionForm
            intent="move"
            reply={reply?.values["by"] === by ? reply : undefined}
            formKey={page.fieldKey}
            className="flex flex-wrap items-end gap-3"
          >
            <Fixed taskId={moving.id} by={by} was={moving.column} />
            <SelectField name="to" label={field.name} defaultValue={moving.column}>
              {page.columns
                .filter(({ id, isClosed }) => !isClosed || id === moving.column)
                .map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
            </SelectField>
            <Submit>{t("change")}</Submit>
          </ActionForm>
        ) : null}
        <ActionForm
          intent="move"
          reply={reply?.values["by"] === "status" ? reply : undefined}
          formKey={page.formKey}
          className="flex flex-wrap items-end gap-3"
        >
          <Fixed taskId={moving.id} by="status" was={moving.state} />
          <SelectField name="to" label={t("moveTo")} defaultValue={moving.state}>
            {workStates.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </SelectField>
          <Submit>{t("change")}</Submit>
        </ActionForm>
        {page.canEdit ? (
          <ActionForm
            intent="move"
            reply={reply?.values["by"] === "owner" ? reply : undefined}
            formKey={page.viewKey}
            className="flex flex-wrap items-end gap-3"
          >
            <Fixed taskId={moving.id} by="owner" was={moving.owner} />
            <SelectField name="to" label={t("ownerTo")} defaultValue={moving.owner}>
              <option value="nobody">{t("nobody")}</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </SelectField>
            <Submit>{t("change")}</Submit>
          </ActionForm>
        ) : null}
      </div>
    </section>
  );
}

function Submit({ children }: { readonly children: string }) {
  return (
    <div className="mb-4">
      <SubmitButton>{children}</SubmitButton>
    </div>
  );
}

interface FixedProps {
  readonly taskId: string;
  readonly by: string;
  readonly was: string;
}

function Fixed({ taskId, by, was }: FixedProps) {
  return (
    <>
      <input type="hidden" name="taskId" value={taskId} />
      <input type="hidden" name="by" value={by} />
      <input type="hidden" name="was" value={was} />
    </>
  );
}
