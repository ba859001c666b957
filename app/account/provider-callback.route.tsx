import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { publicLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { ProviderProblemPage } from "./provider-problem.tsx";
import { finishProviderSignIn } from "./provider.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = publicLoader(async ({ request, context }) => {
  const outcome = await finishProviderSignIn({ request, context });
  if (typeof outcome !== "string") throw outcome;
  const { t } = await readReader(request, context);
  return { title: t("account:signIn.title"), problem: outcome, provider: context.provider?.settings.name ?? "" };
});

export default function ProviderCallbackPage() {
  return <ProviderProblemPage {...useLoaderData<typeof loader>()} />;
}
