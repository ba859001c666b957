import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ScheduleEffect } from "#app/domain/plan/schedule-effect.ts";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { useEffectText } from "#app/ui/schedule-effect.tsx";

interface ReplaceFormProps {
  readonly library: readonly { readonly key: string; readonly name: string }[];
  readonly planVersion: number;
  /** The year that is shown. */
  readonly year: number;
  /** The calendar that was chosen, and what it would do; no effect when no dates can be found by it. */
  readonly foreseen: { readonly key: string; readonly effect: ScheduleEffect | null } | null;
}

/** Another calendar in two steps: choose one and see what it does to the plan, then use it. */
export function ReplaceForm({ library, planVersion, year, foreseen }: ReplaceFormProps) {
  const { t } = useTranslation("calendar");
  const effectText = useEffectText();
  const reply = useFormReply("replaceCalendar");
  const chosen = library.find(({ key }) => key === foreseen?.key);
  return (
    <section id="replace" className="card no-print max-w-2xl">
      <h2 className="mb-1">{t("replace.heading")}</h2>
      <p className="mb-4 text-muted">{t("replace.help")}</p>
      <Form method="get" action="#replace" preventScrollReset>
        <input type="hidden" name="year" value={year} />
        <SelectField name="calendar" label={t("replace.choose")} defaultValue={chosen?.key ?? library[0]?.key ?? ""}>
          {library.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </SelectField>
        <button type="submit" className="button">
          {t("replace.show")}
        </button>
      </Form>
      {foreseen && chosen && reply?.outcome !== "done" ? (
        <ActionForm intent="replaceCalendar" reply={reply} className="mt-4 border-t border-line pt-4">
          <input type="hidden" name="planVersion" value={planVersion} />
          <input type="hidden" name="calendar" value={chosen.key} />
          <h3 className="font-semibold">{chosen.name}</h3>
          {foreseen.effect ? (
            <>
              <p role="status" className="mb-3 mt-1">
                {effectText(foreseen.effect, "foreseen")}
              </p>
              <SubmitButton>{t("replace.submit")}</SubmitButton>
            </>
          ) : (
            <p role="alert" className="mt-1 text-critical">
              {t("replace.impossible")}
            </p>
          )}
        </ActionForm>
      ) : null}
    </section>
  );
}
