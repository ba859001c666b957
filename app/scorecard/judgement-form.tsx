import { Form } from "@remix-run/react";
import type { Weighting } from "#app/domain/scorecard/scorecard.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply, type ShownReply } from "#app/ui/form-reply.ts";
import type { ShownOpinion } from "./group-page.server.ts";
import { LiveOutcome, useLiveOutcome } from "./live-outcome.tsx";
import { PairField, usePairText } from "./pair-field.tsx";

interface JudgementProps {
  /** What was agreed, or what the reader's own seat says. */
  readonly whose: "Agreed" | "Own";
  readonly method: Weighting;
  readonly opinion: ShownOpinion;
}

/** How a group is weighed by its method, with what that comes to. */
export function JudgementForm({ whose, method, opinion }: JudgementProps) {
  const { t } = useTranslation("scorecard");
  const intent = whose === "Agreed" ? "weighAgreed" : "weighAsMember";
  const reply = useFormReply(intent);
  const version = staleDetail(reply)?.version ?? opinion.version;
  const needsReason = opinion.consistency?.grade === "needsReason" || opinion.reason !== "" || reply?.values["reason"] !== undefined;
  const { outcome, follow } = useLiveOutcome(method, opinion);
  return (
    <div onChange={follow}>
      <p className="mb-3 mt-1 max-w-prose text-muted">{t(`weighingHelp.${method}`)}</p>
      {opinion.consistency ? <Consistency whose={whose} opinion={opinion} /> : null}
      <ActionForm intent={intent} reply={reply}>
        <Conflict reply={reply} fields={useSaidFields(method, opinion)} />
        <input type="hidden" name="version" value={version} />
        {method === "pairwise" ? <Pairs opinion={opinion} reply={reply} /> : <Numbers method={method} opinion={opinion} />}
        {method === "pairwise" && needsReason ? (
          <TextAreaField name="reason" label={t("reason")} defaultValue={opinion.reason} maxLength={2000} optional />
        ) : null}
        <LiveOutcome outcome={outcome} opinion={opinion} />
        <div className="mt-4">
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

function Numbers({ method, opinion }: Omit<JudgementProps, "whose">) {
  const { t } = useTranslation("scorecard");
  if (method === "pairwise") return null;
  return (
    <div className="scorecard-numbers">
      {opinion.numbers.map(({ id, name, number, share }, at) => (
        <div key={id}>
          <input type="hidden" name={`numbers[${at}].id`} value={id} />
          <TextField
            name={`numbers[${at}].number`}
            label={name}
            help={share === "" ? undefined : share}
            defaultValue={number}
            inputMode={method === "rank" ? "numeric" : "decimal"}
            maxLength={10}
            autoComplete="off"
            aria-label={`${name}: ${t(`number.${method}`)}`}
          />
        </div>
      ))}
    </div>
  );
}

function Pairs({ opinion, reply }: { readonly opinion: ShownOpinion; readonly reply: ShownReply | undefined }) {
  const { t } = useTranslation("scorecard");
  return (
    <>
      <p className="mb-3 text-[13px] text-muted">{t("pair.scale")}</p>
      {opinion.pairs.map((pair, at) => (
        <PairField key={`${pair.first} ${pair.second}`} pair={pair} at={at} reply={reply} isWorst={isWorst(opinion, pair)} />
      ))}
    </>
  );
}

function isWorst({ worst }: ShownOpinion, { first, second }: ShownOpinion["pairs"][number]): boolean {
  return worst !== null && [worst.first, worst.second].every((id) => id === first || id === second);
}

/** How far comparisons agree, with the one that fits the others least and the way to mend it. */
function Consistency({ whose, opinion: { consistency, worst, version } }: Pick<JudgementProps, "whose" | "opinion">) {
  const { t } = useTranslation("scorecard");
  if (!consistency) return null;
  return (
    <div className="scorecard-consistency" data-grade={consistency.grade} role="status">
      <p>
        {consistency.text} {consistency.completed > 0 ? t("completed", { count: consistency.completed }) : null}
      </p>
      {worst ? (
        <Form method="post" preventScrollReset className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="min-w-0 flex-1 basis-80">{t("worst.text", { present: worst.present, suggested: worst.suggested })}</span>
          <input type="hidden" name="intent" value={whose === "Agreed" ? "takeAgreedSuggestion" : "takeOwnSuggestion"} />
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="first" value={worst.first} />
          <input type="hidden" name="second" value={worst.second} />
          <input type="hidden" name="step" value={worst.step} />
          <button type="submit" className="button">
            {t("worst.take")}
          </button>
        </Form>
      ) : null}
    </div>
  );
}

/** What is shown side by side where two people weighed the same group. */
function useSaidFields(method: Weighting, { numbers, pairs }: ShownOpinion) {
  const { t } = useTranslation("scorecard");
  const pairText = usePairText();
  if (method !== "pairwise") return numbers.map(({ name }, at) => ({ name: `numbers[${at}].number`, label: name }));
  return [
    ...pairs.map((pair, at) => ({
      name: `pairs[${at}].step`,
      label: t("pair.legend", { first: pair.firstName, second: pair.secondName }),
      show: (step: string) => (step === "" ? t("pair.open") : pairText(pair, Number(step))),
    })),
    { name: "reason", label: t("reason") },
  ];
}
