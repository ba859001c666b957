import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { weighers, weightings } from "#app/domain/scorecard/scorecard.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { LockedNotice } from "./card-state.tsx";
import { readGroupPage, type GroupPage } from "./group-page.server.ts";
import { GroupResult } from "./group-result.tsx";
import { JudgementForm } from "./judgement-form.tsx";
import { chooseWeighingForm, suggestionForm, weighForm } from "./scorecard.forms.server.ts";
import { SeatTable } from "./seat-table.tsx";
import { chooseWeighing, takeAgreedSuggestion, takeOwnSuggestion, weighAgreed, weighAsMember } from "./weighing.server.ts";
import "./scorecard.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readGroupPage(caller, caller.params.groupId, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  chooseWeighing: intent("vendors.weigh", chooseWeighingForm, chooseWeighing),
  weighAgreed: intent("vendors.weigh", weighForm, weighAgreed),
  weighAsMember: intent("vendors.score", weighForm, weighAsMember),
  takeAgreedSuggestion: intent("vendors.weigh", suggestionForm, takeAgreedSuggestion),
  takeOwnSuggestion: intent("vendors.score", suggestionForm, takeOwnSuggestion),
});

export default function GroupRoute() {
  const { t } = useTranslation("scorecard");
  const page = useLoaderData<typeof loader>();
  return (
    <div className="max-w-4xl">
      <p className="no-print mb-1">
        <a className="link" href={`/projects/${page.projectId}/scorecard/weights`}>
          {t("group.back")}
        </a>
      </p>
      <h1>{page.name}</h1>
      <p className="mb-4 mt-1 max-w-prose text-muted">
        {[...(page.whole === null ? [] : [t("weights.ofWhole", { share: page.whole })]), t(`weighing.${page.method}`)].join(" · ")}
      </p>
      {page.lockedBy === null ? null : <LockedNotice round={page.lockedBy} />}
      <GroupResult page={page} />
      {page.mayChoose ? <ChooseForm page={page} /> : null}
      {page.agreed && page.criteria.length > 1 ? <Agreed page={page} opinion={page.agreed} /> : null}
      {page.weigher === "committee" && page.criteria.length > 1 ? <Committee page={page} /> : null}
      {page.next ? (
        <p className="no-print mt-6">
          <a className="link" href={`/projects/${page.projectId}/scorecard/weights/${page.next.id}`}>
            {t("group.next", { name: page.next.name })}
          </a>
        </p>
      ) : null}
    </div>
  );
}

function ChooseForm({ page }: { readonly page: GroupPage }) {
  const { t } = useTranslation("scorecard");
  const reply = useFormReply("chooseWeighing");
  return (
    <details className="card no-print mt-6" open={(reply !== undefined && reply.outcome !== "done") || undefined}>
      <summary className="cursor-pointer font-medium">{t("group.choose")}</summary>
      <ActionForm key={page.version} intent="chooseWeighing" reply={reply} className="mt-3 grid items-end gap-x-4 sm:grid-cols-2">
        <input type="hidden" name="version" value={staleDetail(reply)?.version ?? page.version} />
        <div className="sm:col-span-2">
          <Conflict
            reply={reply}
            fields={[
              {
                name: "weighting",
                label: t("group.weighing"),
                show: (weighting) => shownOf(weightings, weighting, (each) => t(`weighing.${each}`)),
              },
              { name: "weigher", label: t("group.weigher"), show: (weigher) => shownOf(weighers, weigher, (each) => t(`weigher.${each}`)) },
            ]}
          />
        </div>
        <SelectField name="weighting" label={t("group.weighing")} defaultValue={page.method}>
          {weightings.map((weighting) => (
            <option key={weighting} value={weighting}>
              {t(`weighing.${weighting}`)}
            </option>
          ))}
        </SelectField>
        <SelectField name="weigher" label={t("group.weigher")} defaultValue={page.weigher}>
          {weighers.map((weigher) => (
            <option key={weigher} value={weigher}>
              {t(`weigher.${weigher}`)}
            </option>
          ))}
        </SelectField>
        <div>
          <SubmitButton>{t("group.chooseSubmit")}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}

/** A choice in words; one that there is not, as it is. */
function shownOf<Choice extends string>(choices: readonly Choice[], chosen: string, words: (choice: Choice) => string): string {
  const choice = choices.find((each) => each === chosen);
  return choice === undefined ? chosen : words(choice);
}

interface AgreedProps {
  readonly page: GroupPage;
  readonly opinion: NonNullable<GroupPage["agreed"]>;
}

function Agreed({ page, opinion }: AgreedProps) {
  const { t } = useTranslation("scorecard");
  if (!page.mayChoose) return <p className="mt-6 text-muted">{t("group.readOnly")}</p>;
  return (
    <section className="mt-6" aria-labelledby="judgement">
      <h2 id="judgement">{t("group.agreed")}</h2>
      {page.decided ? <p className="text-muted">{t("group.agreedBy", { name: page.decided })}</p> : null}
      <JudgementForm key={opinion.version} whose="Agreed" method={page.method} opinion={opinion} />
    </section>
  );
}

function Committee({ page }: { readonly page: GroupPage }) {
  const { t } = useTranslation("scorecard");
  return (
    <>
      {page.own ? (
        <section className="mt-6" aria-labelledby="judgement">
          <h2 id="judgement">{t("group.yours", { seat: page.own.seat })}</h2>
          <JudgementForm key={page.own.version} whose="Own" method={page.method} opinion={page.own} />
        </section>
      ) : page.lockedBy === null && !page.hasSeat ? (
        <p className="mt-6 text-muted">{t(page.seats.length === 0 ? "group.noSeats" : "group.noSeat")}</p>
      ) : null}
      <SeatTable page={page} />
    </>
  );
}
