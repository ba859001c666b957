import { useEffect, useRef } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { AgendaTask } from "./agenda-page.server.ts";
import { agendaQuery } from "./agenda-view.ts";
import type { AgendaPageData } from "./agenda.route.tsx";

interface MoveDayPanelProps {
  readonly page: AgendaPageData;
  readonly moving: AgendaTask;
}

/** Has one task start on a day that is typed: for those without a pointer, and without scripts. */
export function MoveDayPanel({ page, moving }: MoveDayPanelProps) {
  const { t } = useTranslation("agenda");
  const reply = useFormReply("move");
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.querySelector<HTMLInputElement>("input[name=to]")?.focus(), [moving.id]);
  if (reply?.outcome === "done") return null;
  return (
    <section ref={panel} id="move" className="card no-print mb-3 max-w-2xl scroll-mt-16" aria-label={t("moveOf", { name: moving.name })}>
      <div className="mb-2 flex flex-wrap items-baseline gap-x-4">
        <h2 className="flex-1">{t("moveOf", { name: moving.name })}</h2>
        <a className="link" data-keep-scroll href={`?${agendaQuery(page.view) || "show=all"}`}>
          {t("close")}
        </a>
      </div>
      <ActionForm intent="move" reply={reply} formKey={page.formKey}>
        <input type="hidden" name="taskId" value={moving.id} />
        <input type="hidden" name="was" value={moving.first} />
        <div className="max-w-60">
          <TextField name="to" type="date" label={t("moveTo")} defaultValue={moving.first} />
        </div>
        <p className="mb-3 text-[13px] text-muted">{t("moveHelp")}</p>
        <SubmitButton>{t("change")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
