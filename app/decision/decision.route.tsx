import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { assignRole } from "#app/people/people.server.ts";
import { draftForm, fillRoleForm, ruleForm, rulingForm, signForm, withdrawForm } from "./decision.forms.server.ts";
import { readDecisionPage } from "./decision-page.server.ts";
import { DraftForm } from "./draft-form.tsx";
import { draftDecision, withdrawStandingDecision } from "./draft.server.ts";
import { EarlierDecisions } from "./earlier-decisions.tsx";
import { EvidenceSection } from "./evidence-section.tsx";
import { IntegritySection } from "./integrity-section.tsx";
import { RulingsSection } from "./rulings-section.tsx";
import { confirmKnockOut, ruleKnockOut, withdrawKnockOut } from "./rulings.server.ts";
import { signDecision } from "./sign.server.ts";
import { StandingSection } from "./standing-section.tsx";
import { roleOfContact } from "./supplier-people.server.ts";
import { SupplierPeopleSection } from "./supplier-people.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.result", async (caller) => {
  const verify = new URL(caller.request.url).searchParams.get("verify") === "1";
  return readDecisionPage(caller, await readReader(caller.request, caller.context), { verify });
});

export const action = guardedAction({
  draft: intent("vendors.decide", draftForm, draftDecision),
  sign: intent("vendors.score", signForm, signDecision),
  withdraw: intent("vendors.decide", withdrawForm, withdrawStandingDecision),
  rule: intent("vendors.score", ruleForm, ruleKnockOut),
  confirmRuling: intent("vendors.score", rulingForm, confirmKnockOut),
  withdrawRuling: intent("vendors.score", rulingForm, withdrawKnockOut),
  fillRole: intent("people.edit", fillRoleForm, async (args) => assignRole({ ...args, value: await roleOfContact(args) })),
});

export default function DecisionPage() {
  const { t } = useTranslation("decision");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="flex max-w-4xl flex-col gap-8">
      <div>
        <h1>{t("title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("lead")}</p>
      </div>
      {page.isDamaged ? (
        <p role="alert" className="card max-w-prose text-critical">
          {t("damaged")}
        </p>
      ) : null}
      {page.round === null && !page.isDamaged ? <p className="card max-w-prose">{t("unrevealed")}</p> : null}
      {page.standing ? <StandingSection page={page} decision={page.standing} /> : null}
      {page.draft ? <DraftForm page={page} draft={page.draft} /> : null}
      {page.people ? <SupplierPeopleSection people={page.people} projectId={page.projectId} /> : null}
      {page.rulings ? <RulingsSection data={page.rulings} formKey={page.formKey} /> : null}
      {page.round ? <EvidenceSection projectId={page.projectId} /> : null}
      <EarlierDecisions decisions={page.earlier} projectId={page.projectId} />
      {page.round || page.check || page.earlier.length > 0 ? <IntegritySection check={page.check} /> : null}
    </div>
  );
}
