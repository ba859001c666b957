import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ProviderButton } from "./provider-button.tsx";
import { signInForm } from "./account.forms.server.ts";
import { signIn } from "./sign-in.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, user, context }) => {
  const query = new URL(request.url).searchParams;
  const next = safePath(query.get("next"), context.origin);
  if (user) throw redirect(next);
  const { t } = await readReader(request, context);
  return {
    title: t("account:signIn.title"),
    next,
    hasNewPassword: query.get("password") === "set",
    provider: context.provider?.settings.name,
  };
});

export const action = guardedAction({
  signIn: publicIntent(signInForm, async (args) => {
    const { email, password, next } = args.value;
    return signIn(args, email, password, safePath(next, args.context.origin));
  }),
});

export default function SignInPage() {
  const { t } = useTranslation("account");
  const { next, hasNewPassword, provider } = useLoaderData<typeof loader>();
  const reply = useFormReply("signIn");
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12 sm:py-20">
      <h1>{t("signIn.title")}</h1>
      <p className="mb-6 mt-1 text-muted">{t("signIn.lead")}</p>
      {hasNewPassword && !reply ? (
        <p role="status" className="mb-4 text-ok">
          {t("newPassword.done")}
        </p>
      ) : null}
      <ActionForm intent="signIn" reply={reply} reloadDocument>
        <input type="hidden" name="next" value={next} />
        <TextField name="email" type="email" autoComplete="username" label={t("email")} />
        <TextField name="password" type="password" autoComplete="current-password" label={t("password")} />
        <SubmitButton>{t("signIn.submit")}</SubmitButton>
      </ActionForm>
      {provider === undefined ? null : <ProviderButton provider={provider} next={next} />}
      <p className="mt-6">
        <a href="/forgotten-password" className="link">
          {t("signIn.forgotten")}
        </a>
      </p>
    </main>
  );
}
