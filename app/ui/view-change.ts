import type { ShouldRevalidateFunction } from "@remix-run/react";
import { useEffect } from "react";
import type { ShownReply } from "./form-reply.ts";

type PageRouter = Pick<typeof globalThis.__remixRouter, "state" | "subscribe" | "revalidate">;

/** What an address says of how the plan is looked at: what the page shows of the data is another, the data are the same. */
const viewParameters: readonly string[] = [
  "zoom",
  "critical",
  "baseline",
  "closed",
  "columns",
  "state",
  "owner",
  "phase",
  "field",
  "group",
  "shut",
];

/** Whether a part of an address says how the plan is looked at: by one of these names, or by a field of the project's own, `f3` or `f3.from`. */
export function isViewParameter(name: string): boolean {
  return viewParameters.includes(name) || /^f[1-9]\d{0,6}(\.(has|from|to))?$/.test(name);
}

/**
 * For every page on the way to one that is looked at in several ways: such a way alone asks the server for nothing. Nor does a form of
 * somebody who may not send it any more, or cannot: the page would come without the form, and what was typed would be gone.
 */
export const revalidatesUnlessViewChange: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  formData,
  actionStatus,
  actionResult,
  defaultShouldRevalidate,
}) => {
  const isViewChange =
    formMethod === undefined &&
    currentUrl.pathname === nextUrl.pathname &&
    currentUrl.search !== nextUrl.search &&
    withoutView(currentUrl) === withoutView(nextUrl);
  return defaultShouldRevalidate && !isViewChange && !isFollowed(formData) && !endsEditing(actionStatus, actionResult);
};

/** Whether a form is followed at once by another one of the same page, which brings everything anew. */
export function isFollowed(form: FormData | undefined): boolean {
  return form?.get("by") === "queue";
}

function endsEditing(status: number | undefined, result: Partial<ShownReply> | undefined): boolean {
  const code = result?.errors?.[""]?.code;
  return status === 401 || status === 403 || status === 404 || code === "project.archived" || code === "form.unreachable";
}

/**
 * Asks once more for what was being loaded anew when another way to look at the page ended it: the router takes it for done.
 *
 * @returns ends it
 */
export function keepReloads(router: PageRouter): () => void {
  let before = router.state;
  return router.subscribe((state) => {
    const wasEnded = before.revalidation === "loading" && state.location !== before.location;
    const isAsBefore = Object.entries(state.loaderData).every(([route, loaded]) => before.loaderData[route] === loaded);
    before = state;
    // The answer to a form that was refused would be gone with the next load.
    const isShowingAnswer = state.actionData !== null;
    // Not at once: the router is in the middle of its change.
    if (wasEnded && isAsBefore && !isShowingAnswer) queueMicrotask(() => router.revalidate());
  });
}

/** {@link keepReloads} for as long as the product is open. */
export function useKeptReloads(): void {
  useEffect(() => keepReloads(globalThis.__remixRouter), []);
}

function withoutView({ searchParams }: URL): string {
  const rest = new URLSearchParams(searchParams);
  for (const name of [...rest.keys()]) if (name === "task" || isViewParameter(name)) rest.delete(name);
  return rest.toString();
}
