import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { formatDay } from "#app/i18n/format.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { EditAbsenceForm } from "./absence-form.tsx";
import { EditableRow } from "./editable-row.tsx";
import type { AbsenceEntry } from "./working-time-page.server.ts";
import type { WorkingTimePageData } from "./working-time.route.tsx";

/** The days on which a person does not work, the first ones first; each line opens to its forms. */
export function AbsenceTable({ page }: { readonly page: WorkingTimePageData }) {
  const { t } = useTranslation("people");
  const { absences, person } = page;
  if (absences.length === 0) return <p className="card prose">{t("absence.empty", { name: person.name })}</p>;
  return (
    <ul className="group/rows divide-y divide-line border-y border-line">
      {absences.map((absence) => (
        <AbsenceLine key={`${absence.id} ${absence.version}`} page={page} absence={absence} />
      ))}
    </ul>
  );
}

function AbsenceLine({ page, absence }: { readonly page: WorkingTimePageData; readonly absence: AbsenceEntry }) {
  const { t } = useTranslation("people");
  const locale = useLocale();
  const edit = useFormReply("editAbsence");
  const removal = useFormReply("removeAbsence");
  const isRefused = [edit, removal].some((reply) => reply?.values["absenceId"] === absence.id);
  const { id, from, to, days, name, isPast } = absence;
  const style = isPast ? "text-muted" : undefined;
  const span = from === to ? formatDay(from, locale, "long") : `${formatDay(from, locale, "long")} – ${formatDay(to, locale, "long")}`;
  return (
    <EditableRow
      isOpen={isRefused}
      cells={[
        <span key="days" className={style}>
          {span}
          {isPast ? ` · ${t("absence.past")}` : null}
        </span>,
        <span key="name" className={style}>
          {name}
        </span>,
        t("absence.dayCount", { count: days }),
      ]}
    >
      {page.canEdit ? (
        <div className="flex flex-col gap-4">
          <EditAbsenceForm page={page} absence={absence} />
          <ActionForm
            intent="removeAbsence"
            reply={removal?.values["absenceId"] === id ? removal : undefined}
            className="max-w-2xl border-t border-line pt-4"
          >
            <input type="hidden" name="absenceId" value={id} />
            <SubmitButton primary={false}>
              {t("absence.remove")}
              <span className="sr-only">{t("absence.editNamed", { day: formatDay(from, locale) })}</span>
            </SubmitButton>
          </ActionForm>
        </div>
      ) : null}
    </EditableRow>
  );
}
