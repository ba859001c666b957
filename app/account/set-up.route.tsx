import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { setUpForm } from "./account.forms.server.ts";
import { openOneTimeLink, setUpOwner } from "./account.server.ts";
import { BrowserTimeZone } from "./browser-time-zone.tsx";
import { ExpiredLink } from "./expired-link.tsx";
import { signIn } from "./sign-in.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, params, context }) => {
  const { t } = await readReader(request, context);
  const link = await openOneTimeLink(context, "setUp", params.token);
  return { title: t("account:setUp.title"), isOpen: link !== undefined };
});

export const action = guardedAction({
  setUp: publicIntent(setUpForm, async (args) => {
    const { locale } = await readReader(args.request, args.context);
    await setUpOwner(args.context, args.params.token, { ...args.value, locale });
    return signIn(args, args.value.email, args.value.password, "/projects");
  }),
});

export default function SetUpPage() {
  const { t } = useTranslation("account");
  const { isOpen } = useLoaderData<typeof loader>();
  const reply = useFormReply("setUp");
  if (!isOpen) return <ExpiredLink kind="setUp" />;
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12">
      <h1>{t("setUp.title")}</h1>
      <p className="mb-6 mt-1 text-muted">{t("setUp.lead")}</p>
      <ActionForm intent="setUp" reply={reply} reloadDocument>
        <TextField name="name" autoComplete="name" label={t("name")} />
        <TextField name="email" type="email" autoComplete="username" label={t("email")} />
        <TextField name="password" type="password" autoComplete="new-password" label={t("password")} help={t("passwordHelp")} />
        <BrowserTimeZone />
        <SubmitButton>{t("setUp.submit")}</SubmitButton>
      </ActionForm>
    </main>
  );
}
