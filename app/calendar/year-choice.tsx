import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface YearChoiceProps {
  readonly year: number;
  readonly years: readonly { readonly year: number; readonly isProvisional: boolean }[];
}

/** Links to the years the calendar or the plan knows; what provisional means is said once, when one of them is. */
export function YearChoice({ year, years }: YearChoiceProps) {
  const { t } = useTranslation("calendar");
  return (
    <>
      <nav aria-label={t("year.choose")} className="no-print mb-3">
        <ul className="flex flex-wrap gap-1">
          {years.map((entry) => (
            <li key={entry.year}>
              <a
                href={`?year=${entry.year}`}
                data-keep-scroll
                aria-current={entry.year === year ? "page" : undefined}
                className="button px-2 tabular-nums aria-[current=page]:bg-accent-soft aria-[current=page]:font-semibold"
                data-quiet
              >
                {entry.year}
                {entry.isProvisional ? <span className="text-[0.86em] font-normal text-warn">{t("year.provisional")}</span> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {years.some((entry) => entry.isProvisional) ? <p className="prose mb-4 text-[0.93em] text-muted">{t("year.explained")}</p> : null}
    </>
  );
}

interface YearStateFormProps {
  readonly year: number;
  readonly state: "official" | "provisional";
}

/** Ends the warning about predicted holidays once the official ones are in, and brings it back. */
export function YearStateForm({ year, state }: YearStateFormProps) {
  const { t } = useTranslation("calendar");
  const reply = useFormReply("changeYear");
  return (
    <ActionForm intent="changeYear" reply={reply} className="no-print mb-4 flex flex-wrap items-center gap-3">
      <input type="hidden" name="year" value={year} />
      <input type="hidden" name="state" value={state === "provisional" ? "official" : "provisional"} />
      <span className="text-muted">{t(`year.state.${state}`)}</span>
      <SubmitButton primary={false}>{t(state === "provisional" ? "year.makeOfficial" : "year.makeProvisional")}</SubmitButton>
    </ActionForm>
  );
}
