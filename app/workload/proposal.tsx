import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { ActionForm } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { LevellingPageData } from "./levelling.route.tsx";
import { HiddenFields } from "./running-proposal.tsx";
import { ShiftTable } from "./shift-table.tsx";

type ShownProposal = NonNullable<LevellingPageData["proposal"]>;

interface ProposalProps {
  readonly page: LevellingPageData;
  readonly proposal: ShownProposal;
}

/** What levelling would do, what comes of it, and what it cannot solve; nothing of it is done before it is applied. */
export function Proposal({ page, proposal }: ProposalProps) {
  const { t } = useTranslation("workload");
  if (!proposal.hadOverloads && proposal.isEmpty) return <p className="card">{t("levelling.nothing")}</p>;
  return (
    <>
      {proposal.isEmpty ? (
        <p className="text-[16px]">{t("levelling.unsolved")}</p>
      ) : (
        <>
          <p className="text-[16px]">{proposal.summary}</p>
          {proposal.missed === null ? null : <p className="text-critical">{t("levelling.missed", { tasks: proposal.missed })}</p>}
          <Milestones milestones={proposal.milestones} />
          <ApplyForm page={page} proposal={proposal} />
        </>
      )}
      <Remaining proposal={proposal} />
      <details>
        <summary>{t("levelling.method")}</summary>
        <p className="prose mt-1">{t("levelling.methodText", { orders: proposal.orders })}</p>
      </details>
    </>
  );
}

function ApplyForm({ page: { fields, planVersion, projectId, formKey }, proposal }: ProposalProps) {
  const errorText = useErrorText();
  const reply = useFormReply("apply");
  const problem = reply?.errors["task"];
  return (
    <ActionForm intent="apply" reply={reply} formKey={formKey} action={`/projects/${projectId}/levelling`}>
      <HiddenFields fields={fields} />
      <input type="hidden" name="planVersion" value={planVersion} />
      <ApplyButtons />
      <ShiftTable proposal={proposal} />
      {problem ? <p className="mt-2 text-critical">{errorText(problem)}</p> : null}
      <ApplyButtons />
    </ActionForm>
  );
}

function ApplyButtons() {
  const { t } = useTranslation("workload");
  return (
    <div className="no-print my-4 flex flex-wrap gap-3">
      <button type="submit" name="choice" value="all" className="button" data-primary>
        {t("levelling.applyAll")}
      </button>
      <button type="submit" name="choice" value="chosen" className="button">
        {t("levelling.apply")}
      </button>
    </div>
  );
}

function Milestones({ milestones }: Pick<ShownProposal, "milestones">) {
  const { t } = useTranslation("workload");
  return (
    <section>
      <h2 className="mb-2">{t("levelling.milestones.title")}</h2>
      <ScrollRegion label={t("levelling.milestones.title")}>
        <table className="table max-w-3xl">
          <thead>
            <tr>
              <th scope="col">{t("levelling.milestones.name")}</th>
              <th scope="col">{t("levelling.milestones.before")}</th>
              <th scope="col">{t("levelling.milestones.after")}</th>
              <th scope="col">{t("levelling.milestones.by")}</th>
            </tr>
          </thead>
          <tbody>
            {milestones.map(({ id, name, to, before, after, by, isLater }) => (
              <tr key={id}>
                <th scope="row" className="whitespace-normal sm:min-w-40">
                  {to === null ? (
                    name
                  ) : (
                    <a className="link" href={to}>
                      {name}
                    </a>
                  )}
                </th>
                <td className="sm:whitespace-nowrap">{before}</td>
                <td className="sm:whitespace-nowrap">{after}</td>
                <td className={`sm:whitespace-nowrap ${isLater ? "font-medium text-critical" : "text-muted"}`}>{by}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Remaining({ proposal: { remaining, moreRemaining } }: Pick<ProposalProps, "proposal">) {
  const { t } = useTranslation("workload");
  if (remaining.length === 0) return null;
  return (
    <section>
      <h2 className="mb-2">{t("levelling.remaining.title")}</h2>
      <ul className="max-w-4xl divide-y divide-line border-y border-line">
        {remaining.map(({ key, line, why }) => (
          <li key={key} className="break-inside-avoid py-1.5">
            <span className="font-medium">{line}</span> {why}
          </li>
        ))}
      </ul>
      {moreRemaining > 0 ? <p className="mt-1 text-muted">{t("overloads.more", { count: moreRemaining })}</p> : null}
    </section>
  );
}
