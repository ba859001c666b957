import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { undoForm } from "../plan.forms.server.ts";
import { takeBackOwnStep, turnBack } from "../plan.server.ts";
import { replanForm } from "./replan.forms.server.ts";
import { applyReplan, readReplanPage, type ReplanPage } from "./replan.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("plan.edit", async (caller) =>
  readReplanPage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  apply: intent("plan.edit", replanForm, async (args) => {
    const { stepId } = await applyReplan(args);
    const { t } = await readReader(args.request, args.context);
    return { undo: { done: t("value:replan.done"), intent: "undo", fields: { stepId: stepId ?? "" } } };
  }),
  undo: intent("plan.edit", undoForm, async ({ value: { stepId }, ...caller }) => {
    await (stepId === undefined ? turnBack(caller, "undo") : takeBackOwnStep(caller, stepId));
  }),
});

export default function ReplanPage() {
  const { t } = useTranslation("value");
  const page = useLoaderData<typeof loader>();
  const { moves, kept, shownDay } = page;
  return (
    <div className="flex max-w-5xl flex-col gap-6">
      <UndoNotice />
      <p className="no-print">
        <a className="link" href={`/projects/${page.projectId}/value`}>
          {t("replan.back")}
        </a>
      </p>
      <div>
        <h1>{t("replan.title")}</h1>
        <p className="mt-1 max-w-prose text-muted">{t("replan.lead")}</p>
      </div>
      {moves.length === 0 ? <p className="card">{t("replan.none", { day: shownDay })}</p> : <Proposal page={page} />}
      {kept.length > 0 ? (
        <section>
          <p className="mb-1">{t("replan.kept")}</p>
          <ul className="list-disc ps-6">
            {kept.map(({ id, name, reason }) => (
              <li key={id}>
                {name}
                {": "}
                {t(`replan.reason.${reason}`)}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function Proposal({ page }: { readonly page: ReplanPage }) {
  const { t } = useTranslation("value");
  const { moves, end, goLive, follow, shownDay } = page;
  const heading = t("replan.moves", { count: moves.length, day: shownDay });
  return (
    <section>
      <h2>{heading}</h2>
      <p className="mb-3 mt-1 max-w-prose">
        {end.before === end.after ? t("replan.endSame", end) : t("replan.end", end)}{" "}
        {goLive && goLive.before !== goLive.after ? t("replan.goLive", goLive) : null}{" "}
        {follow > 0 ? t("replan.follow", { count: follow }) : null}
      </p>
      <ActionForm intent="apply" reply={useFormReply("apply")} formKey={page.formKey} className="no-print mb-4">
        <input type="hidden" name="planVersion" value={page.planVersion} />
        <input type="hidden" name="behind" value={page.behind} />
        <SubmitButton>{t("replan.apply")}</SubmitButton>
      </ActionForm>
      <ScrollRegion label={heading}>
        <table className="table" aria-label={heading}>
          <thead>
            <tr>
              {(["task", "how", "before", "after"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`replan.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.map(({ id, name, how, before, after }) => (
              <tr key={id}>
                <th scope="row" className="min-w-52 whitespace-normal font-normal text-fg">
                  {name}
                </th>
                <td>{t(`replan.how.${how}`)}</td>
                <td className="whitespace-nowrap">{before}</td>
                <td className="whitespace-nowrap">{after}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
