import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TableDownloads } from "#app/ui/table-downloads.tsx";
import { UndoNotice } from "#app/ui/undo.tsx";
import { AnswerTable } from "./answer-table.tsx";
import { InquirySection } from "./inquiry-section.tsx";
import { InvitationSection } from "./invitation-section.tsx";
import { moveVendor } from "./keep-vendors.server.ts";
import { PublishSection } from "./publish-section.tsx";
import { QuestionList } from "./question-list.tsx";
import {
  addQuestionForm,
  deadlineForm,
  editQuestionForm,
  editQuestionnaireForm,
  inquiryForm,
  invitationForm,
  inviteForm,
  moveQuestionForm,
  publishForm,
  questionForm,
} from "./questionnaires.forms.server.ts";
import { readQuestionnairePage } from "./questionnaires-page.server.ts";
import {
  addQuestion,
  answerInquiry,
  closeLink,
  editQuestion,
  editQuestionnaire,
  invite,
  moveDeadline,
  moveQuestion,
  publishQuestionnaire,
  removeQuestion,
  renewLink,
} from "./questionnaires.server.ts";
import { moveVendorForm } from "./vendors.forms.server.ts";
import "./vendors.css";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.view", async (caller) =>
  readQuestionnairePage(caller, await readReader(caller.request, caller.context)),
);

export const action = guardedAction({
  edit: intent("vendors.edit", editQuestionnaireForm, editQuestionnaire),
  addQuestion: intent("vendors.edit", addQuestionForm, addQuestion),
  editQuestion: intent("vendors.edit", editQuestionForm, editQuestion),
  removeQuestion: intent("vendors.edit", questionForm, removeQuestion),
  moveQuestion: intent("vendors.edit", moveQuestionForm, moveQuestion),
  publish: intent("vendors.edit", publishForm, publishQuestionnaire),
  invite: intent("vendors.edit", inviteForm, invite),
  renewLink: intent("vendors.edit", invitationForm, renewLink),
  closeLink: intent("vendors.edit", invitationForm, closeLink),
  moveDeadline: intent("vendors.edit", deadlineForm, moveDeadline),
  answerInquiry: intent("vendors.edit", inquiryForm, answerInquiry),
  move: intent("vendors.edit", moveVendorForm, moveVendor),
});

export default function QuestionnairePage() {
  const { t } = useTranslation("vendors");
  const page = useLoaderData<typeof loader>();
  const { questionnaire, projectId } = page;
  const { state } = questionnaire;
  return (
    <div className="flex max-w-6xl flex-col gap-7">
      <div>
        <p className="no-print">
          <a className="link" href={`/projects/${projectId}/vendors/questionnaires`}>
            {t("questionnaires.title")}
          </a>
        </p>
        <h1 className="break-words">{page.title}</h1>
        <p className="mt-1 text-muted">
          {t(`questionnaire.kind.${questionnaire.kind}`)}
          {" · "}
          {state === "draft" ? t("questionnaire.state.draft") : t(`questionnaire.until.${state}`, { at: questionnaire.deadline })}
        </p>
        {page.deadlines.map(({ id, text }) => (
          <p key={id} className="break-words text-warn">
            {text}
          </p>
        ))}
        {questionnaire.shownIntro === "" ? null : <p className="mt-2 max-w-prose whitespace-pre-line">{questionnaire.shownIntro}</p>}
      </div>
      <UndoNotice />
      {state === "draft" ? <PublishSection page={page} /> : <InvitationSection page={page} />}
      {state === "draft" ? null : <InquirySection page={page} />}
      {state === "draft" ? (
        <QuestionList page={page} />
      ) : (
        <>
          <AnswerTable page={page} />
          <TableDownloads url={`/projects/${projectId}/vendors/questionnaires/${questionnaire.id}/file`} />
        </>
      )}
    </div>
  );
}
