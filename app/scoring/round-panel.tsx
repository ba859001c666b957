import { useTranslation } from "#app/i18n/use-translation.ts";
import { CheckField } from "#app/ui/check-field.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Lost, NextRound } from "./next-round.tsx";
import type { ScoringPageData } from "./scoring-page.server.ts";

type Round = NonNullable<ScoringPageData["round"]>;

/** Where the round is and, for the chair, what comes next. */
export function RoundPanel({ page }: { readonly page: ScoringPageData }) {
  const { t } = useTranslation("scoring");
  const { round, chair } = page;
  return (
    <section aria-labelledby="round" className="card">
      <h2 id="round">{round ? t("round.title", { number: round.number }) : t("round.none")}</h2>
      {round ? (
        <RoundState round={round} />
      ) : (
        <p className="mt-1 max-w-prose text-muted">{t(chair ? "round.noneChair" : "round.noneMember")}</p>
      )}
      {chair && round ? <Turns round={round} pricesShownBy={chair.pricesShownBy} /> : null}
      {chair?.next ? <NextRound page={page} next={chair.next} isFirst={chair.rounds === 0} /> : null}
    </section>
  );
}

function RoundState({ round }: { readonly round: Round }) {
  const { t } = useTranslation("scoring");
  const { state, from, until, isOpenNow, isBefore, finalisedAt, revealedAt, hash, reason } = round;
  const window = from !== null && until !== null ? "both" : from !== null ? "from" : until !== null ? "until" : null;
  const isClosed = state === "open" && !isOpenNow;
  return (
    <div className="mt-1">
      <p className="font-medium">{t(isClosed ? (isBefore ? "round.state.before" : "round.state.after") : stateKey(state))}</p>
      <ul className="mt-1 text-[13px] text-muted">
        {window === null ? null : <li>{t(`round.window.${window}`, { start: from ?? "", finish: until ?? "" })}</li>}
        {reason === "" ? null : <li>{t("round.reason", { reason })}</li>}
        <li>{t("round.finalisedAt", { at: finalisedAt })}</li>
        {revealedAt === null ? null : <li>{t("round.revealedAt", { at: revealedAt })}</li>}
        <li>{t("round.hash", { hash })}</li>
      </ul>
    </div>
  );
}

const states = ["finalised", "open", "revealed", "decided"] as const;

function stateKey(state: string) {
  return `round.state.${states.find((each) => each === state) ?? "finalised"}` as const;
}

function Turns({ round, pricesShownBy }: { readonly round: Round; readonly pricesShownBy: number | null }) {
  const { t } = useTranslation("scoring");
  const openReply = useFormReply("open");
  if (round.state !== "finalised" && round.state !== "open") return null;
  return (
    <div className="no-print mt-4 flex flex-col gap-3">
      {round.state === "finalised" ? (
        <ActionForm intent="open" reply={openReply}>
          <input type="hidden" name="version" value={round.version} />
          {pricesShownBy === null ? null : <Lost text={t("next.pricesKnown", { round: pricesShownBy })} />}
          <SubmitButton>{t("round.open")}</SubmitButton>
        </ActionForm>
      ) : (
        <Reveal round={round} />
      )}
      <Window round={round} />
      <Abandon round={round} />
    </div>
  );
}

function Reveal({ round }: { readonly round: Round }) {
  const { t } = useTranslation("scoring");
  const reply = useFormReply("reveal");
  return (
    <details open={reply !== undefined && reply.outcome !== "done" ? true : undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden" data-primary>
        {t("round.reveal.open")}
      </summary>
      <ActionForm intent="reveal" reply={reply} className="mt-3">
        <input type="hidden" name="version" value={round.version} />
        <p className="mb-3 max-w-prose">{t("round.reveal.lead")}</p>
        <CheckField name="early" label={t("round.reveal.early")} help={t("round.reveal.earlyHelp")} />
        <SubmitButton>{t("round.reveal.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

function Window({ round }: { readonly round: Round }) {
  const { t } = useTranslation("scoring");
  const reply = useFormReply("setWindow");
  return (
    <details open={reply !== undefined && reply.outcome !== "done" ? true : undefined}>
      <summary className="cursor-pointer">{t("round.window.open")}</summary>
      <ActionForm key={round.version} intent="setWindow" reply={reply} className="mt-3">
        <input type="hidden" name="version" value={round.version} />
        <WindowFields {...round.window} />
        <SubmitButton primary={false}>{t("round.window.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}

interface WindowFieldsProps {
  readonly scoresFrom: string;
  readonly scoresUntil: string;
}

/** The first and the last day on which members score. */
export function WindowFields({ scoresFrom, scoresUntil }: WindowFieldsProps) {
  const { t } = useTranslation("scoring");
  return (
    <div className="grid max-w-md gap-x-4 sm:grid-cols-2">
      <TextField name="scoresFrom" type="date" label={t("round.window.first")} defaultValue={scoresFrom} optional />
      <TextField name="scoresUntil" type="date" label={t("round.window.last")} defaultValue={scoresUntil} optional />
    </div>
  );
}

function Abandon({ round }: { readonly round: Round }) {
  const { t } = useTranslation("scoring");
  const reply = useFormReply("abandon");
  return (
    <details open={reply !== undefined && reply.outcome !== "done" ? true : undefined}>
      <summary className="cursor-pointer">{t("round.abandon.open")}</summary>
      <ActionForm intent="abandon" reply={reply} className="mt-3">
        <input type="hidden" name="version" value={round.version} />
        <p className="mb-3 max-w-prose text-muted">{t("round.abandon.lead")}</p>
        <TextAreaField name="reason" rows={2} maxLength={2000} label={t("round.abandon.reason")} />
        <SubmitButton primary={false}>{t("round.abandon.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
