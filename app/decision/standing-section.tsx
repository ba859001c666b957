import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { DecisionWords } from "./decision-words.tsx";
import type { DecisionPageData, StandingDecision } from "./decision-page.server.ts";
import { SignatureTable } from "./signature-table.tsx";

interface StandingSectionProps {
  readonly page: DecisionPageData;
  readonly decision: StandingDecision;
}

/** The decision that stands: what it says, what it rests on, who signed, and the form to sign. */
export function StandingSection({ page, decision }: StandingSectionProps) {
  const { t } = useTranslation("decision");
  const { number, vendorName, drafterName, draftedAt, count, snapshotHash, facts } = decision;
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">{t(`standing.${count.outcome}`, { vendor: vendorName })}</h2>
      <p className="mt-1 text-[13px] text-muted">{t("standing.drafted", { number, name: drafterName, at: draftedAt })}</p>
      <State decision={decision} />
      {facts ? <Facts facts={facts} projectId={page.projectId} /> : null}
      <DecisionWords decision={decision} />
      <h3 className="mt-5">{t("signatures.title")}</h3>
      <p className="mt-1 max-w-prose text-muted">{t("signatures.rule", { needed: count.needed, seats: count.seats })}</p>
      <SignatureTable signatures={decision.signatures} waiting={decision.waiting} />
      <p className="mt-2 text-[13px] break-all text-muted">{t("standing.hash", { hash: snapshotHash })}</p>
      {decision.canSign && decision.isSound && decision.isUpToDate ? <SignForm decision={decision} /> : null}
      {page.may.decide ? (
        <div className="mt-4">
          <FoldedForm
            intent="withdraw"
            title={t("withdraw.open")}
            submit={t("withdraw.submit")}
            lead={t("withdraw.lead")}
            about={{ name: "decisionId", value: decision.id }}
          >
            <TextAreaField name="reason" rows={2} maxLength={2000} label={t("withdraw.reason")} />
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}

function State({ decision: { isSound, isUpToDate, count } }: { readonly decision: StandingDecision }) {
  const { t } = useTranslation("decision");
  if (!isSound) return <Alert text={t("standing.broken")} />;
  if (!isUpToDate) return <Alert text={t("standing.outdated")} />;
  const { inFavour, against, needed } = count;
  return (
    <p className="mt-2 font-medium">
      {t("standing.count", { inFavour, against })}{" "}
      {count.outcome === "open"
        ? t("standing.missing", { count: needed - inFavour })
        : count.outcome === "lost"
          ? t("standing.lostLong")
          : null}
    </p>
  );
}

function Alert({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="mt-2 max-w-prose rounded-md border border-critical bg-critical-soft px-3 py-2 text-critical">
      {text}
    </p>
  );
}

interface FactsProps {
  readonly facts: NonNullable<StandingDecision["facts"]>;
  readonly projectId: string;
}

/** Where the vendor stood when it was chosen. */
function Facts({ facts: { rank, of, total, verdict, first }, projectId }: FactsProps) {
  const { t } = useTranslation("decision");
  return (
    <p className="mt-2 max-w-prose">
      {rank === null ? t("facts.unranked") : t("facts.rank", { rank, of, total: total ?? "–" })}{" "}
      {first === null ? null : t("facts.notFirst", { first })} {t(`facts.verdict.${verdict ?? "none"}`)}{" "}
      <a className="link" href={`/projects/${projectId}/evaluation`}>
        {t("facts.toResult")}
      </a>
    </p>
  );
}

function SignForm({ decision }: { readonly decision: StandingDecision }) {
  const { t } = useTranslation("decision");
  const reply = useFormReply("sign");
  return (
    <ActionForm intent="sign" reply={reply} className="card no-print mt-4 max-w-2xl">
      <h3>{t("sign.title")}</h3>
      <p className="mt-1 mb-3 text-muted">{t("sign.lead")}</p>
      <input type="hidden" name="decisionId" value={decision.id} />
      <input type="hidden" name="snapshotHash" value={decision.snapshotHash} />
      <TextAreaField name="note" rows={2} maxLength={2000} label={t("sign.note")} help={t("sign.noteHelp")} optional />
      <div className="flex flex-wrap gap-2">
        <SubmitButton name="stance" value="for">
          {t("sign.for")}
        </SubmitButton>
        <SubmitButton name="stance" value="against" primary={false}>
          {t("sign.against")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
