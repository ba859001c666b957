import { largestFileMegabytes } from "#app/http/file-limits.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { FilesField } from "#app/ui/files-field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { AnswersPage } from "./answers-page.server.ts";

/** The files that go with answers, and one more. */
export function AnswerFiles({ page }: { readonly page: AnswersPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("attach");
  const questions = page.sections.flatMap((section) => section.questions);
  const withFiles = questions.filter(({ files }) => files.length > 0);
  const first = questions.find(({ kind }) => kind === "file") ?? questions[0];
  if (page.state !== "open" && withFiles.length === 0) return null;
  return (
    <section className="mt-8" aria-labelledby="files">
      <h2 id="files">{t("answers.files")}</h2>
      <ul className="mt-2 divide-y divide-line">
        {withFiles.flatMap((question) =>
          question.files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
              <span className="min-w-0 flex-1 wrap-anywhere">{t("answers.fileOf", { name: file.name, number: question.index + 1 })}</span>
              <span className="text-muted tabular-nums">{file.size}</span>
              {page.state === "open" ? (
                <ActionForm intent="removeFile" reply={undefined}>
                  <input type="hidden" name="fileId" value={file.id} />
                  <button type="submit" className="link" aria-label={t("entry.removeNamed", { name: file.name })}>
                    {t("entry.remove")}
                  </button>
                </ActionForm>
              ) : null}
            </li>
          )),
        )}
      </ul>
      {page.state === "open" && first ? (
        <ActionForm intent="attach" reply={reply} encType="multipart/form-data" className="no-print card mt-2">
          <SelectField name="questionId" label={t("answers.fileFor")} defaultValue={first.id}>
            {questions.map((question) => (
              <option key={question.id} value={question.id}>
                {`${question.index + 1} ${question.text.slice(0, 80)}`}
              </option>
            ))}
          </SelectField>
          <FilesField label={t("answers.chooseFiles")} help={t("answers.filesHelp", { limit: largestFileMegabytes })}>
            <SubmitButton primary={false}>{t("answers.attach")}</SubmitButton>
          </FilesField>
        </ActionForm>
      ) : null}
    </section>
  );
}
