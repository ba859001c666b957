import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigation } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { testMailForm } from "./administration.forms.server.ts";
import { readMailPage, sendTestMail } from "./mail.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("instance.administer", async (caller) => {
  const { t } = await readReader(caller.request, caller.context);
  return { title: t("administration:mail.title"), ...readMailPage(caller) };
});

export const action = guardedAction({
  send: intent("instance.administer", testMailForm, async (args) =>
    sendTestMail({ ...args, reader: await readReader(args.request, args.context) }),
  ),
});

export default function MailPage() {
  const { t } = useTranslation("administration");
  const { from, to } = useLoaderData<typeof loader>();
  const isSending = useNavigation().formData?.get("intent") === "send";
  const last = useFormReply("send");
  const reply = isSending ? undefined : last;
  return (
    <>
      <h1>{t("mail.title")}</h1>
      {from ? (
        <>
          <p className="mb-4 mt-1 text-muted">{t("mail.from", { name: from.name, address: from.address })}</p>
          {reply?.outcome === "done" ? (
            <p role="status" className="mb-4 text-ok">
              {t("mail.sent")}
            </p>
          ) : null}
          <ActionForm intent="send" reply={reply} className="max-w-md">
            <TextField name="to" type="email" label={t("mail.to")} defaultValue={to} maxLength={254} />
            <SubmitButton>{t(isSending ? "mail.sending" : "mail.send")}</SubmitButton>
            <p role="status" className="mt-2 text-muted">
              {isSending ? t("mail.waiting") : ""}
            </p>
          </ActionForm>
        </>
      ) : (
        <p className="card mt-4 max-w-prose">{t("mail.none")}</p>
      )}
    </>
  );
}
