import { mostSlackDays, type Criticality } from "#app/domain/plan/criticality.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { CheckField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

interface CriticalityFormProps {
  readonly criticality: Criticality & { readonly version: number };
}

/** Which tasks the plan marks as critical and as near-critical. */
export function CriticalityForm({ criticality: { slackDays, nearDays, severalEnds, version } }: CriticalityFormProps) {
  const { t } = useTranslation("settings");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("criticality");
  const stale = staleDetail(reply);
  const limits = { type: "number", inputMode: "numeric", step: 1, min: 0, max: mostSlackDays } as const;
  const shownDays = (value: string) => value;
  const shownEnds = (value: string) => t(value === "yes" ? "criticality.yes" : "criticality.no");
  return (
    <section className="card mt-6" id="critical">
      <h2>{t("criticality.heading")}</h2>
      <p className="mb-4 mt-1 max-w-prose text-muted">{t("criticality.help")}</p>
      {reply?.outcome === "done" ? (
        <p role="status" className="mb-4 text-ok">
          {shared("saved")}
        </p>
      ) : null}
      <ActionForm key={[version, slackDays, nearDays, severalEnds].join(" ")} intent="criticality" reply={reply} className="max-w-md">
        <input type="hidden" name="version" value={stale?.version ?? version} />
        <Conflict
          reply={reply}
          fields={[
            { name: "slackDays", label: t("criticality.slackDays"), show: shownDays },
            { name: "nearDays", label: t("criticality.nearDays"), show: shownDays },
            { name: "severalEnds", label: t("criticality.severalEnds"), show: shownEnds },
          ]}
        />
        <TextField
          {...limits}
          name="slackDays"
          label={t("criticality.slackDays")}
          help={t("criticality.slackDaysHelp")}
          defaultValue={String(slackDays)}
        />
        <TextField
          {...limits}
          name="nearDays"
          label={t("criticality.nearDays")}
          help={t("criticality.nearDaysHelp")}
          defaultValue={String(nearDays)}
        />
        <CheckField
          name="severalEnds"
          label={t("criticality.severalEnds")}
          help={t("criticality.severalEndsHelp")}
          defaultChecked={severalEnds}
        />
        <SubmitButton>{shared("save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
