import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AddCriterion } from "./add-criterion.tsx";
import { addCriterion, changeLimits, editCriterion, removeCriterion, restoreCriterion } from "./criteria.server.ts";
import { CriterionEntry } from "./criterion-entry.tsx";
import { decideGate, turnCondition, withdrawDecision } from "./decide.server.ts";
import { DecisionSection } from "./decision-section.tsx";
import { GateHead } from "./gate-head.tsx";
import { readGatePage } from "./gate-page.server.ts";
import {
  addCriterionForm,
  conditionForm,
  decideForm,
  editCriterionForm,
  endWaiverForm,
  limitsForm,
  removeCriterionForm,
  restoreCriterionForm,
  signForm,
  waiveForm,
  withdrawDecisionForm,
  withdrawSignatureForm,
} from "./gates.forms.server.ts";
import { ProtocolSignatures } from "./protocol-signatures.tsx";
import { RecordOfDecisions } from "./record-of-decisions.tsx";
import { signCriterion, withdrawSignature } from "./sign.server.ts";
import { endWaiver, waiveCriterion } from "./waivers.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.view", async (caller) =>
  readGatePage(caller, caller.params.gateId, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  sign: intent("gate.sign", signForm, signCriterion),
  withdrawSignature: intent("gate.sign", withdrawSignatureForm, withdrawSignature),
  waive: intent("gate.waive", waiveForm, waiveCriterion),
  endWaiver: intent("gate.waive", endWaiverForm, endWaiver),
  decide: intent("gate.decide", decideForm, decideGate),
  withdrawDecision: intent("gate.decide", withdrawDecisionForm, withdrawDecision),
  meetCondition: intent("gate.sign", conditionForm, (args) => turnCondition(args, true)),
  openCondition: intent("gate.sign", conditionForm, (args) => turnCondition(args, false)),
  addCriterion: intent("gate.edit", addCriterionForm, addCriterion),
  editCriterion: intent("gate.edit", editCriterionForm, editCriterion),
  removeCriterion: intent("gate.edit", removeCriterionForm, removeCriterion),
  restoreCriterion: intent("gate.edit", restoreCriterionForm, restoreCriterion),
  setLimits: intent("gate.edit", limitsForm, changeLimits),
});

export default function GatePage() {
  const { t } = useTranslation("gates");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <GateHead page={page} />
      <UndoNotice />
      <section aria-labelledby="criteria">
        <h2 id="criteria">{t("criteria")}</h2>
        {page.criteria.length === 0 ? <p className="mt-1 text-muted">{t("criteriaNone")}</p> : null}
        <ol className="mt-1">
          {page.criteria.map((criterion) => (
            <CriterionEntry key={criterion.id} criterion={criterion} page={page} />
          ))}
        </ol>
        {page.may.edit ? <AddCriterion key={page.formKey} page={page} /> : null}
      </section>
      <DecisionSection page={page} />
      <RecordOfDecisions record={page.record} />
      <ProtocolSignatures />
    </div>
  );
}
