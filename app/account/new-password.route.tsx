import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { newPasswordForm } from "./account.forms.server.ts";
import { openOneTimeLink, resetPassword } from "./account.server.ts";
import { ExpiredLink } from "./expired-link.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, params, context }) => {
  const { t } = await readReader(request, context);
  const link = await openOneTimeLink(context, "resetPassword", params.token);
  return { title: t("account:newPassword.title"), isOpen: link !== undefined };
});

export const action = guardedAction({
  reset: publicIntent(newPasswordForm, async ({ context, params, value }) => {
    await resetPassword(context, params.token, value.password);
    return redirect("/sign-in?password=set");
  }),
});

export default function NewPasswordPage() {
  const { t } = useTranslation("account");
  const { isOpen } = useLoaderData<typeof loader>();
  const reply = useFormReply("reset");
  if (!isOpen) return <ExpiredLink kind="newPassword" />;
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12">
      <h1>{t("newPassword.title")}</h1>
      <p className="mb-6 mt-1 text-muted">{t("newPassword.lead")}</p>
      <ActionForm intent="reset" reply={reply}>
        <TextField name="password" type="password" autoComplete="new-password" label={t("newPassword.field")} help={t("passwordHelp")} />
        <SubmitButton>{t("newPassword.submit")}</SubmitButton>
      </ActionForm>
    </main>
  );
}
