import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { QuestionnairePage } from "./questionnaires-page.server.ts";

/** What vendors ask, and what all of them are told. */
export function InquirySection({ page: { inquiries, canEdit } }: { readonly page: QuestionnairePage }) {
  const { t } = useTranslation("vendors");
  return (
    <section aria-labelledby="inquiries">
      <h2 id="inquiries">{t("inquiries.title")}</h2>
      <p className="mt-1 max-w-prose text-[0.93em] text-muted">{t(inquiries.length === 0 ? "inquiries.none" : "inquiries.managerHelp")}</p>
      <ul className="mt-2 max-w-4xl divide-y divide-line">
        {inquiries.map((inquiry) => (
          <li key={inquiry.id} className="py-3">
            <p className="break-words whitespace-pre-line">{inquiry.text}</p>
            <p className="text-[0.93em] text-muted">{t("inquiries.from", { name: inquiry.by, at: inquiry.asked })}</p>
            {inquiry.answered === null ? null : (
              <div className="mt-1 border-s-2 border-line ps-3">
                <p className="break-words font-medium whitespace-pre-line">{inquiry.publishedText}</p>
                <p className="break-words whitespace-pre-line">{inquiry.answer}</p>
                <p className="text-[0.93em] text-muted">{t("inquiries.answered", { name: inquiry.answererName, at: inquiry.answered })}</p>
              </div>
            )}
            {canEdit ? (
              <div className="mt-2">
                <FoldedForm
                  key={inquiry.version}
                  intent="answerInquiry"
                  title={t(inquiry.answered === null ? "inquiries.reply" : "inquiries.change")}
                  submit={t("inquiries.publish")}
                  about={{ name: "inquiryId", value: inquiry.id }}
                >
                  <input type="hidden" name="version" value={inquiry.version} />
                  <TextAreaField
                    name="publishedText"
                    label={t("inquiries.publishedText")}
                    rows={3}
                    maxLength={2000}
                    defaultValue={inquiry.publishedText || inquiry.text}
                  />
                  <TextAreaField name="answer" label={t("inquiries.answer")} rows={3} maxLength={4000} defaultValue={inquiry.answer} />
                </FoldedForm>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
