import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { forgottenPasswordForm } from "./account.forms.server.ts";
import { askForPasswordMail } from "./password-mail.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, context }) => {
  const { t } = await readReader(request, context);
  return { title: t("account:forgotten.title"), hasMail: context.mail !== null };
});

export const action = guardedAction({
  ask: publicIntent(forgottenPasswordForm, (args) => askForPasswordMail(args, args.value.email)),
});

export default function ForgottenPasswordPage() {
  const { t } = useTranslation("account");
  const { hasMail } = useLoaderData<typeof loader>();
  const reply = useFormReply("ask");
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12 sm:py-20">
      <h1>{t("forgotten.title")}</h1>
      {reply?.outcome === "done" ? (
        <p role="status" className="mt-3">
          {t("forgotten.done")}
        </p>
      ) : (
        <>
          <p className="mb-6 mt-1 text-muted">{hasMail ? t("forgotten.lead") : t("forgotten.noMail")}</p>
          {hasMail ? (
            <ActionForm intent="ask" reply={reply}>
              <TextField name="email" type="email" autoComplete="username" maxLength={254} label={t("email")} />
              <SubmitButton>{t("forgotten.submit")}</SubmitButton>
            </ActionForm>
          ) : null}
        </>
      )}
      <p className="mt-6">
        <a href="/sign-in" className="link">
          {t("forgotten.back")}
        </a>
      </p>
    </main>
  );
}
