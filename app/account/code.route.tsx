import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { CheckField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { codeForm } from "./account.forms.server.ts";
import { isWaiting, passSecondFactor } from "./second-factor.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, user, context }) => {
  const next = safePath(new URL(request.url).searchParams.get("next"), context.origin);
  if (user) throw redirect(next);
  const { t } = await readReader(request, context);
  return { title: t("account:code.title"), next, isWaiting: await isWaiting(context, request) };
});

export const action = guardedAction({
  code: publicIntent(codeForm, async (args) => {
    const { code, trust, next } = args.value;
    return passSecondFactor(args, { code, trust: trust === "yes", next });
  }),
});

export default function CodePage() {
  const { t } = useTranslation("account");
  const { next, isWaiting } = useLoaderData<typeof loader>();
  const reply = useFormReply("code");
  if (!isWaiting) return <Ended next={next} />;
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12 sm:py-20">
      <h1>{t("code.title")}</h1>
      <p className="mb-6 mt-1 text-muted">{t("code.lead")}</p>
      <ActionForm intent="code" reply={reply} reloadDocument>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          maxLength={40}
          label={t("code.field")}
          help={t("code.help")}
        />
        <CheckField name="trust" label={t("code.trust")} help={t("code.trustHelp")} />
        <SubmitButton>{t("code.submit")}</SubmitButton>
      </ActionForm>
      <p className="mt-6 text-[13px] text-muted">{t("code.lost")}</p>
    </main>
  );
}

function Ended({ next }: { readonly next: string }) {
  const { t } = useTranslation("account");
  return (
    <main id="main" className="mx-auto w-full max-w-sm flex-1 px-4 py-12 sm:py-20">
      <h1>{t("code.expired")}</h1>
      <p className="mb-6 mt-1">{t("code.expiredHelp")}</p>
      <a className="button" data-primary href={`/sign-in?next=${encodeURIComponent(next)}`}>
        {t("signIn.submit")}
      </a>
    </main>
  );
}
