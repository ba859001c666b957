import { useId } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { VendorPage } from "./vendor-page.server.ts";

type Requirement = VendorPage["requirements"][number];

/** What the vendor must meet, yes or no: the verdict of whoever looked, with the evidence for it. */
export function RequirementsSection({ page: { requirements, mayEditOffer } }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("saveCompliance");
  return (
    <section aria-labelledby="requirements">
      <h2 id="requirements">{t("requirements.title")}</h2>
      <p className="mt-1 max-w-prose text-[0.93em] text-muted">
        {t(requirements.length === 0 ? "requirements.none" : "requirements.help")}
      </p>
      {requirements.length === 0 ? null : mayEditOffer ? (
        <ActionForm key={requirements.map(({ version }) => version).join()} intent="saveCompliance" reply={reply} className="mt-2">
          <ol className="divide-y divide-line">
            {requirements.map((requirement, index) => (
              <li key={requirement.id} className="py-3">
                <RequirementFields requirement={requirement} index={index} reply={reply} />
              </li>
            ))}
          </ol>
          <SubmitButton primary={false}>{t("requirements.save")}</SubmitButton>
        </ActionForm>
      ) : (
        <ol className="mt-2 divide-y divide-line">
          {requirements.map((requirement) => (
            <li key={requirement.id} className="py-2">
              <p>{requirement.text}</p>
              <Verdict requirement={requirement} />
              {requirement.evidence === "" ? null : <p className="break-words text-muted">{requirement.evidence}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

const looks = {
  met: { icon: "done", colour: "text-ok" },
  unmet: { icon: "close", colour: "text-critical" },
  open: { icon: "upcoming", colour: "text-muted" },
} as const;

function Verdict({ requirement: { state, by, at } }: { readonly requirement: Requirement }) {
  const { t } = useTranslation("vendors");
  const { icon, colour } = looks[state];
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      <span className={`inline-flex items-center gap-1.5 font-medium ${colour}`}>
        <Icon name={icon} />
        {t(`requirements.${state}`)}
      </span>
      {by === null ? null : <span className="text-[0.93em] text-muted">{t("requirements.by", { name: by, at: at ?? "" })}</span>}
    </p>
  );
}

interface RequirementFieldsProps {
  readonly requirement: Requirement;
  readonly index: number;
  readonly reply: ShownReply | undefined;
}

function RequirementFields({ requirement, index, reply }: RequirementFieldsProps) {
  const { t } = useTranslation("vendors");
  const errorText = useErrorText();
  const id = useId();
  const name = (field: string) => `rows[${index}].${field}`;
  const hasFailed = reply !== undefined && reply.outcome !== "done";
  const saved = requirement.state === "open" ? "" : requirement.state === "met" ? "yes" : "no";
  const chosen = hasFailed ? (reply.values[name("isMet")] ?? "") : saved;
  const problem = reply?.errors[name("evidence")] ?? reply?.errors[name("isMet")];
  return (
    <fieldset aria-describedby={problem ? `${id}-error` : undefined}>
      <legend className="mb-1">{requirement.text}</legend>
      <input type="hidden" name={name("requirementId")} value={requirement.id} />
      <input type="hidden" name={name("version")} value={requirement.version} />
      <Verdict requirement={requirement} />
      <div className="no-print mt-1 grid gap-x-6 gap-y-2 sm:grid-cols-[auto_1fr]">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          {(["yes", "no", ""] as const).map((value) => (
            <label key={value} className="flex items-center gap-1.5">
              <input type="radio" name={name("isMet")} value={value} defaultChecked={chosen === value} className="accent-accent" />
              {t(value === "" ? "requirements.open" : value === "yes" ? "requirements.met" : "requirements.unmet")}
            </label>
          ))}
        </div>
        <div>
          <label htmlFor={`${id}-evidence`} className="sr-only">
            {t("requirements.evidence")}
          </label>
          <input
            id={`${id}-evidence`}
            className="input"
            name={name("evidence")}
            maxLength={2000}
            placeholder={t("requirements.evidence")}
            defaultValue={hasFailed ? (reply.values[name("evidence")] ?? "") : requirement.evidence}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}-error` : undefined}
            autoComplete="off"
          />
          {problem ? (
            <p id={`${id}-error`} className="mt-1 text-critical">
              {errorText(problem)}
            </p>
          ) : null}
        </div>
      </div>
      <p className="hidden print:block">{requirement.evidence}</p>
    </fieldset>
  );
}
