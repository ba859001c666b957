import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, publicIntent, publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { unsubscribeForm } from "./notifications.forms.server.ts";
import { unsubscribe } from "./own-settings.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, context, params }) => {
  const { t } = await readReader(request, context);
  return { title: t("notifications:unsubscribe.title"), isOurs: context.unsubscribeLinks.read(params.token) !== undefined };
});

export const action = guardedAction({
  unsubscribe: publicIntent(unsubscribeForm, ({ context, params }) => unsubscribe(context, params.token)),
});

/** Looking changes nothing: programs that check the links of mails look, too. */
export default function UnsubscribePage() {
  const { t } = useTranslation("notifications");
  const { isOurs } = useLoaderData<typeof loader>();
  const reply = useFormReply("unsubscribe");
  const isDone = reply?.outcome === "done";
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-12 sm:py-20">
      <h1>{t("unsubscribe.title")}</h1>
      <p className="mb-6 mt-3" role={isDone ? "status" : undefined}>
        {t(isDone ? "unsubscribe.done" : isOurs ? "unsubscribe.lead" : "unsubscribe.unknown")}
      </p>
      {isOurs && !isDone ? (
        <ActionForm intent="unsubscribe" reply={reply}>
          <SubmitButton>{t("unsubscribe.submit")}</SubmitButton>
        </ActionForm>
      ) : (
        <a href="/notifications/settings" className="link">
          {t("settings.title")}
        </a>
      )}
    </main>
  );
}
