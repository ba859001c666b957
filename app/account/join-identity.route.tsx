import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { Gap } from "#app/ui/gap.tsx";
import { joinIdentityForm } from "./account.forms.server.ts";
import { ProviderProblemPage } from "./provider-problem.tsx";
import { joinIdentity, readPendingJoin } from "./provider-join.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, context }) => {
  const { t } = await readReader(request, context);
  const pending = await readPendingJoin({ request, context });
  return { title: t("account:provider.joinTitle"), email: pending?.email, provider: context.provider?.settings.name ?? "" };
});

export const action = guardedAction({
  join: publicIntent(joinIdentityForm, (args) => joinIdentity(args, args.value.password)),
});

export default function JoinIdentityPage() {
  const { t } = useTranslation("account");
  const { email, provider } = useLoaderData<typeof loader>();
  const reply = useFormReply("join");
  if (email === undefined) return <ProviderProblemPage problem="expired" provider={provider} />;
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12 sm:py-20">
      <h1>{t("provider.joinTitle")}</h1>
      <p className="mb-6 mt-1 text-muted">{t("provider.joinLead", { email, provider })}</p>
      <ActionForm intent="join" reply={reply} reloadDocument>
        <TextField name="email" optional="unmarked" autoComplete="username" label={t("email")} defaultValue={email} readOnly />
        <TextField name="password" type="password" autoComplete="current-password" label={t("password")} />
        <SubmitButton>{t("provider.join")}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-muted">
        {t("provider.joinUnknown")}
        <Gap />
        <a href="/forgotten-password" className="link">
          {t("provider.joinForgotten")}
        </a>
      </p>
    </main>
  );
}
