import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { guardedAction, guardedLoader, intent } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { isFollowed } from "#app/ui/view-change.ts";
import { recuse, saveBallot } from "./ballots.server.ts";
import { ScoreSheet } from "./score-sheet.tsx";
import { readScorePage } from "./score-page.server.ts";
import { ballotForm, recuseForm } from "./scoring.forms.server.ts";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("vendors.score", async (caller) => {
  const reader = await readReader(caller.request, caller.context);
  const page = await readScorePage(caller, reader);
  return { title: reader.t("scoring:score.title", { vendor: page.vendor.name }), ...page };
});

export const action = guardedAction({
  score: intent("vendors.score", ballotForm, async (args) => {
    const saved = await saveBallot(args);
    if (args.value.then === "stay") return saved;
    const base = `/projects/${args.project.id}/scoring`;
    const { next } = saved;
    if (!next) return redirect(base);
    return redirect(
      `${base}/${next.vendorId}?seat=${encodeURIComponent(args.value.seatId)}&criterion=${encodeURIComponent(next.criterionId)}`,
    );
  }),
  recuse: intent("vendors.score", recuseForm, async (args) => {
    await recuse(args);
    return redirect(`/projects/${args.project.id}/scoring`);
  }),
});

/** All criteria of the vendor are there: going from one to another asks for nothing. */
export function shouldRevalidate(asked: ShouldRevalidateFunctionArgs): boolean {
  const { currentUrl, nextUrl, formMethod, formData, defaultShouldRevalidate } = asked;
  if (isFollowed(formData)) return false;
  if (formMethod !== undefined || currentUrl.pathname !== nextUrl.pathname) return defaultShouldRevalidate;
  return currentUrl.searchParams.get("seat") === nextUrl.searchParams.get("seat") && currentUrl.search !== nextUrl.search
    ? false
    : defaultShouldRevalidate;
}

export default function ScorePage() {
  const page = useLoaderData<typeof loader>();
  return <ScoreSheet key={`${page.seatId} ${page.vendor.id}`} page={page} />;
}
