import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { useLastReply } from "#app/ui/form-reply.ts";
import { beginFactorForm, confirmFactorForm, distrustForm, proofForm } from "./account.forms.server.ts";
import { BeginFactor, ConfirmFactor } from "./factor-set-up.tsx";
import { ManageFactor } from "./factor-manage.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import {
  beginSecondFactor,
  confirmNewFactor,
  distrustBrowsers,
  readSecondFactor,
  renewRecoveryCodes,
  turnSecondFactorOff,
} from "./second-factor.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("account.own", async (caller) => {
  const { t, timeZone } = await readReader(caller.request, caller.context);
  return { title: t("account:twoFactor.title"), timeZone, email: caller.user.email, factor: await readSecondFactor(caller) };
});

export const action = guardedAction({
  begin: intent("account.own", beginFactorForm, async ({ value, ...caller }) => beginSecondFactor(caller, value.password)),
  confirm: intent("account.own", confirmFactorForm, async ({ value, ...caller }) => confirmNewFactor(caller, value.code)),
  renew: intent("account.own", proofForm, async ({ value, ...caller }) => renewRecoveryCodes(caller, value)),
  turnOff: intent("account.own", proofForm, async ({ value, ...caller }) => turnSecondFactorOff(caller, value)),
  distrust: intent("account.own", distrustForm, async (caller) => distrustBrowsers(caller)),
});

export default function SecondFactorPage() {
  const { t } = useTranslation("account");
  const { factor, timeZone, email } = useLoaderData<typeof loader>();
  const reply = useLastReply();
  const done = reply?.outcome === "done" ? reply : undefined;
  const codes = (done?.result as { readonly codes?: readonly string[] } | undefined)?.codes;
  return (
    <main id="main" className="mx-auto w-full max-w-3xl flex-1 px-4 py-8">
      <p className="no-print mb-2">
        <a href="/account" className="link">
          {t("twoFactor.back")}
        </a>
      </p>
      <h1>{t("twoFactor.title")}</h1>
      <p className="mb-6 mt-1 max-w-prose text-muted">{t("twoFactor.lead")}</p>
      <Outcome intent={done?.intent} />
      {codes ? <RecoveryCodes codes={codes} email={email} /> : null}
      {factor.state === "off" ? <BeginFactor asksPassword={factor.asksPassword} /> : null}
      {factor.state === "waiting" ? <ConfirmFactor setUp={factor.setUp} asksPassword={factor.asksPassword} /> : null}
      {factor.state === "on" ? <ManageFactor factor={factor} timeZone={timeZone} /> : null}
    </main>
  );
}

function Outcome({ intent: asked }: { readonly intent: string | undefined }) {
  const { t } = useTranslation("account");
  if (asked !== "confirm" && asked !== "turnOff") return null;
  return (
    <p role="status" className="no-print mb-4 rounded-md border border-ok bg-ok-soft px-3 py-2 text-ok">
      {asked === "confirm" ? t("twoFactor.confirmed") : t("twoFactor.off")}
    </p>
  );
}
