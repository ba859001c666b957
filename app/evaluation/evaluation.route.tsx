import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { AcceptabilitySection } from "./acceptability-section.tsx";
import { Charts } from "./charts.tsx";
import { openPricesForm, settleTieForm } from "./evaluation.forms.server.ts";
import { readEvaluationPage } from "./evaluation-page.server.ts";
import { KnockedOut } from "./knocked-out.tsx";
import { MembersOut } from "./members-out.tsx";
import { openPrices } from "./open-prices.server.ts";
import { PriceEnvelopes } from "./price-envelopes.tsx";
import { RankReversal } from "./rank-reversal.tsx";
import { Ranking } from "./ranking.tsx";
import { settleTie } from "./settle-tie.server.ts";
import { SettleTies } from "./settle-ties.tsx";
import { StabilitySection } from "./stability-section.tsx";
import { SwitchingScores } from "./switching-scores.tsx";
import { Tornado } from "./tornado.tsx";
import { VerdictSection } from "./verdict-section.tsx";
import { WhatIf } from "./what-if.tsx";
import "./evaluation.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.result", async (caller) =>
  readEvaluationPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  openPrices: intent("vendors.chair", openPricesForm, openPrices),
  settleTie: intent("vendors.chair", settleTieForm, settleTie),
});

export default function EvaluationPage() {
  const { t } = useTranslation("evaluation");
  const page = useLoaderData<typeof loader>();
  const { round, result } = page;
  return (
    <div className="flex max-w-5xl flex-col gap-8">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">
          {round ? t("lead", { number: round.number, at: round.revealedAt }) : t(page.isUnderWay ? "sealed" : "noRound")}
        </p>
      </div>
      {round ? <PriceEnvelopes page={page} round={round} /> : null}
      {round && result === null ? <p className="card max-w-prose">{t("nothingTechnical")}</p> : null}
      {round && result ? (
        <>
          <VerdictSection result={result} round={round} />
          <RankReversal result={result} />
          <Ranking result={result} round={round} />
          <SettleTies page={page} round={round} result={result} />
          <KnockedOut result={result} />
          <Charts charts={result.charts} />
          <WhatIf key={JSON.stringify(result.whatIf.points)} result={result} />
          <StabilitySection sensitivity={result.sensitivity} />
          <Tornado sensitivity={result.sensitivity} />
          <SwitchingScores sensitivity={result.sensitivity} />
          <AcceptabilitySection sensitivity={result.sensitivity} />
          <MembersOut result={result} />
          <section aria-labelledby="method">
            <h2 id="method">{t("method.title")}</h2>
            <ul className="mt-1 list-disc ps-5">
              {result.method.map((line) => (
                <li key={line}>{line}</li>
              ))}
              <li>{t("method.hash", { hash: round.hash })}</li>
            </ul>
          </section>
        </>
      ) : null}
    </div>
  );
}
