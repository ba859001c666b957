import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { EvaluationPage } from "./evaluation-page.server.ts";

interface PriceEnvelopesProps {
  readonly page: EvaluationPage;
  readonly round: NonNullable<EvaluationPage["round"]>;
}

/** Where prices are in a second envelope: who passed, and the way to open theirs. */
export function PriceEnvelopes({ page, round }: PriceEnvelopesProps) {
  const { t } = useTranslation("evaluation");
  const reply = useFormReply("openPrices");
  const { envelopes } = round;
  if (!envelopes) return null;
  const { areOpen, openedAt, passing, passes, undecided, waits } = envelopes;
  return (
    <section aria-labelledby="prices" className="card">
      <h2 id="prices">{t(areOpen ? "prices.opened" : "prices.sealed")}</h2>
      <p className="mt-1 max-w-prose">{areOpen ? t("prices.openedAt", { at: openedAt ?? "" }) : t("prices.lead")}</p>
      <p className="mt-1 max-w-prose">{passes > 0 ? t("prices.passing", { vendors: passing }) : t("prices.nobody")}</p>
      {waits > 0 ? <p className="mt-1 max-w-prose">{t("prices.undecided", { vendors: undecided })}</p> : null}
      {!areOpen && round.isOpen && passes === 0 && waits === 0 ? <p className="mt-1 max-w-prose">{t("prices.nothingToOpen")}</p> : null}
      {!areOpen && page.isChair && round.isOpen && passes > 0 && waits === 0 ? (
        <ActionForm intent="openPrices" reply={reply} className="no-print mt-3">
          <input type="hidden" name="version" value={round.version} />
          <SubmitButton>{t("prices.open")}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}
