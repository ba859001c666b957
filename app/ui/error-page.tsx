import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";

const kinds = { 400: "badRequest", 401: "signedOut", 403: "forbidden", 404: "notFound", 409: "conflict", 429: "tooMany" } as const;

interface ErrorPageProps {
  readonly requestId?: string | undefined;
}

/** A page that could not be shown, in place of all of it. */
export function ErrorPage({ requestId }: ErrorPageProps) {
  return (
    <main id="main" className="mx-auto w-full max-w-xl flex-1 px-4 py-16">
      <ErrorContent requestId={requestId} />
    </main>
  );
}

/** What went wrong in plain words, what to do next, and the id under which the log knows it. */
export function ErrorContent({ requestId }: ErrorPageProps) {
  const { t } = useTranslation("ui");
  const error = useRouteError();
  const response = isRouteErrorResponse(error) ? error : undefined;
  const status = response?.status;
  const kind = isKnown(status) ? kinds[status] : "broken";
  const id = idOf(response?.data) ?? requestId;
  return (
    <div className="max-w-xl">
      <p className="text-muted tabular-nums">{status ?? 500}</p>
      <h1 className="mt-1">{t(`error.${kind}.title`)}</h1>
      <p className="mt-3">{t(`error.${kind}.help`)}</p>
      <p className="mt-6 flex gap-3">
        <a className="button" data-primary href="/">
          {t("error.home")}
        </a>
      </p>
      {id ? <p className="mt-8 text-sm text-muted">{t("error.requestId", { id })}</p> : null}
    </div>
  );
}

function isKnown(status: number | undefined): status is keyof typeof kinds {
  return status !== undefined && status in kinds;
}

function idOf(body: unknown): string | undefined {
  return typeof body === "object" && body !== null && "requestId" in body && typeof body.requestId === "string"
    ? body.requestId
    : undefined;
}
