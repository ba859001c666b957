import { Link } from "@remix-run/react";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Icon } from "#app/ui/icon.tsx";
import { WindowFields } from "./round-panel.tsx";
import type { ScoringPageData } from "./scoring-page.server.ts";

interface NextRoundProps {
  readonly page: ScoringPageData;
  readonly next: NonNullable<NonNullable<ScoringPageData["chair"]>["next"]>;
  readonly isFirst: boolean;
}

/** Fixes the scorecard for the next round, or says what is in its way. */
export function NextRound({ page, next, isFirst }: NextRoundProps) {
  const { t } = useTranslation("scoring");
  const locale = useLocale();
  const reply = useFormReply("finalise");
  const base = `/projects/${page.projectId}`;
  if (next.problems.length > 0)
    return (
      <div className="mt-4">
        <h3>{t("next.blocked")}</h3>
        <ul className="mt-1 list-disc ps-5">
          {next.problems.map((problem) => (
            <li key={problem}>
              {t(`next.problem.${problem}`)} <ProblemLink problem={problem} base={base} />
            </li>
          ))}
        </ul>
      </div>
    );
  const isShown = isFirst || (reply !== undefined && reply.outcome !== "done");
  return (
    <details className="no-print mt-4" open={isShown || undefined}>
      <summary className="cursor-pointer font-medium">{t(isFirst ? "next.first" : "next.again")}</summary>
      <ActionForm intent="finalise" reply={reply} formKey={page.formKey} className="mt-3">
        <p className="mb-2 max-w-prose">{t("next.lead")}</p>
        <p className="mb-3 max-w-prose text-muted">
          {t("next.covers", { vendors: formatList(next.vendors, locale), members: formatList(page.committee, locale) })}
        </p>
        {next.sealed.length > 0 ? <Lost text={t("next.sealed", { vendors: formatList(next.sealed, locale) })} /> : null}
        {next.pricesShownBy === null ? null : <Lost text={t("next.pricesKnown", { round: next.pricesShownBy })} />}
        {next.rulings.length > 0 ? <Lost text={t("next.rulings", { vendors: formatList(next.rulings, locale) })} /> : null}
        {isFirst ? null : <TextAreaField name="reason" rows={2} maxLength={2000} label={t("next.reason")} help={t("next.reasonHelp")} />}
        <WindowFields {...next.window} />
        <SubmitButton>{t("next.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

export function Lost({ text }: { readonly text: string }) {
  return (
    <p className="mb-3 flex max-w-prose items-baseline gap-2">
      <Icon name="warning" />
      <span>{text}</span>
    </p>
  );
}

function ProblemLink({ problem, base }: { readonly problem: NextRoundProps["next"]["problems"][number]; readonly base: string }) {
  const { t } = useTranslation("scoring");
  if (problem === "fewSeats" || problem === "weightless" || problem === "tooMany" || problem === "notScorers") return null;
  const to = problem === "noVendors" ? "vendors" : "scorecard";
  return (
    <Link className="link" to={`${base}/${to}`}>
      {t(`next.to.${to}`)}
    </Link>
  );
}
