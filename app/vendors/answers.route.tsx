import { data, redirect, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { isRouteErrorResponse, useLoaderData, useRouteError, type ShouldRevalidateFunction } from "@remix-run/react";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ErrorPage } from "#app/ui/error-page.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { AnswerSubmission } from "./answer-submission.tsx";
import { admitAnswerFiles } from "./answer-files.server.ts";
import { AnswerInquiries } from "./answer-inquiries.tsx";
import { readAnswersPage } from "./answers-page.server.ts";
import { ask, attachAnswer, removeAnswerFile, saveAnswers, submitAnswers, withdrawAnswers } from "./answers.server.ts";
import {
  askForm,
  attachAnswerForm,
  removeAnswerFileForm,
  saveAnswersForm,
  submitAnswersForm,
  withdrawAnswersForm,
} from "./questionnaires.forms.server.ts";
import "./vendors.css";

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.title} · Rollout` : "Rollout" },
  { name: "robots", content: "noindex, nofollow" },
];

export const headers: HeadersFunction = () => ({ "X-Robots-Tag": "noindex, nofollow" });

export const loader = publicLoader(readAnswersPage);

export const action = guardedAction(
  {
    save: publicIntent(saveAnswersForm, saveAnswers),
    attach: publicIntent(attachAnswerForm, attachAnswer),
    removeFile: publicIntent(removeAnswerFileForm, removeAnswerFile),
    submit: publicIntent(submitAnswersForm, submitAnswers),
    withdraw: publicIntent(withdrawAnswersForm, withdrawAnswers),
    ask: publicIntent(askForm, async (args) => {
      await ask(args);
      return redirect(`/answers/${args.params["token"] ?? ""}#inquiries`);
    }),
  },
  (args, receive) => admitAnswerFiles(args, receive, (reply, status) => data(reply, { status })),
);

/** What is saved while somebody types changes nothing else of the page. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get("by") === "typing" ? false : defaultShouldRevalidate;

/** A link that opens nothing, whatever the reason: which one it is would tell strangers which links there were. */
export function ErrorBoundary() {
  const { t } = useTranslation("vendors");
  const error = useRouteError();
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorPage />;
  return (
    <main id="main" className="mx-auto w-full max-w-xl flex-1 px-4 py-16">
      <h1>{t("answers.noLink.title")}</h1>
      <p className="mt-3">{t("answers.noLink.lead")}</p>
      <ul className="mt-2 list-disc space-y-1 ps-5">
        <li>{t("answers.noLink.mistyped")}</li>
        <li>{t("answers.noLink.replaced")}</li>
        <li>{t("answers.noLink.ended")}</li>
      </ul>
      <p className="mt-3">{t("answers.noLink.ask")}</p>
    </main>
  );
}

export default function AnswersRoute() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <p className="text-muted">{t("answers.of", { project: page.project, vendor: page.vendor })}</p>
      <h1 className="break-words">{page.title}</h1>
      {page.intro === "" ? null : <p className="mt-2 max-w-prose whitespace-pre-line">{page.intro}</p>}
      <p className="mt-3 font-medium">{t("answers.deadline", { at: page.deadline, zone: page.timeZone })}</p>
      <ul className="text-warn">
        {page.moved.map(({ id, text }) => (
          <li key={id} className="break-words">
            {text}
          </li>
        ))}
      </ul>
      <p className="no-print mt-1 max-w-prose text-muted">{t("answers.private")}</p>
      {page.state === "closed" ? <p className="card mt-4">{t(page.isSubmitted ? "answers.closedSubmitted" : "answers.closed")}</p> : null}
      <AnswerForm page={page} />
      <AnswerSubmission page={page} />
      <AnswerInquiries page={page} />
    </main>
  );
}
