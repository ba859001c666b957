import { useState, type FormEvent } from "react";
import type { Judgement } from "#app/domain/scorecard/judgement.ts";
import { ratioOfStep } from "#app/domain/scorecard/pair-scale.ts";
import type { Weighting } from "#app/domain/scorecard/scorecard.ts";
import { weighAlone } from "#app/domain/scorecard/weigh-group.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { consistencyWords } from "./consistency-words.ts";
import type { ShownOpinion } from "./group-page.server.ts";
import { ShareBars } from "./share-bars.tsx";
import { shareText } from "./share-text.ts";

type Outcome = ReturnType<typeof weighAlone>;

/** What a form of a judgement comes to while it is filled in; undefined before anything was changed. */
export function useLiveOutcome(method: Weighting, { numbers }: ShownOpinion) {
  const [outcome, setOutcome] = useState<Outcome | undefined>(undefined);
  const follow = ({ target }: FormEvent<HTMLElement>) => {
    const form = target instanceof Element ? target.closest("form") : null;
    if (!form) return;
    const ids = numbers.map(({ id }) => id);
    setOutcome(weighAlone(method, saidIn(new FormData(form), method, ids), ids));
  };
  return { outcome, follow };
}

function saidIn(form: FormData, method: Weighting, ids: readonly string[]): Judgement {
  const typed = (name: string) => {
    const text = form.get(name);
    return typeof text === "string" && text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
  };
  if (method !== "pairwise") {
    const numbers = ids.flatMap((id, at) => {
      const number = typed(`numbers[${at}].number`);
      return number === undefined || number < 0 ? [] : [[id, number] as const];
    });
    return { kind: "numbers", numbers: Object.fromEntries(numbers) };
  }
  const pairs = [...form.keys()].flatMap((name) => {
    const at = /^pairs\[(\d+)\]\.step$/.exec(name)?.[1];
    const step = at === undefined ? undefined : typed(name);
    if (step === undefined) return [];
    return [[String(form.get(`pairs[${at}].first`)), String(form.get(`pairs[${at}].second`)), ratioOfStep(step)] as const];
  });
  return { kind: "pairs", pairs };
}

interface LiveOutcomeProps {
  readonly outcome: Outcome | undefined;
  readonly opinion: ShownOpinion;
}

/** The weights that are about to be saved, and how far comparisons agree. */
export function LiveOutcome({ outcome, opinion }: LiveOutcomeProps) {
  const { t, i18n } = useTranslation("scorecard");
  const locale = useLocale();
  if (outcome === undefined) return null;
  const consistency = outcome?.pairwise ? consistencyWords(outcome.pairwise, { t: i18n.t, locale }) : null;
  return (
    <div className="scorecard-consistency mt-4" data-grade={consistency?.grade} role="status">
      <p>{t(outcome === null ? "live.open" : "live.now")}</p>
      {consistency ? <p className="mt-1">{consistency.text}</p> : null}
      {outcome === null ? null : (
        <ShareBars
          members={opinion.numbers.map(({ id, name }, at) => {
            const part = outcome.weights[at] ?? 0;
            return { id, name, part, local: shareText(part, locale) };
          })}
        />
      )}
    </div>
  );
}
