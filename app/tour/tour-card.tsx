import { Form, useLocation } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { OfferedTour, ShownTour } from "./tour.server.ts";

interface TourCardProps {
  readonly projectId: string;
  readonly tour: ShownTour | OfferedTour;
}

/** A stop of the tour above the page that it tells of, which moves down for it: nothing is covered. */
export function TourCard({ projectId, tour }: TourCardProps) {
  const { t } = useTranslation("tour");
  return (
    <aside aria-label={t("label")} className="no-print border-b border-accent bg-accent-soft px-4 py-3 sm:px-6">
      {"isOffered" in tour ? <Offer projectId={projectId} /> : <Stop key={tour.number} projectId={projectId} tour={tour} />}
    </aside>
  );
}

function Offer({ projectId }: { readonly projectId: string }) {
  const { t } = useTranslation("tour");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-0 flex-1 basis-64">{t("offer")}</p>
      <TourForm projectId={projectId} stop={0} primary>
        {t("start")}
      </TourForm>
      <FinishForm projectId={projectId}>{t("decline")}</FinishForm>
    </div>
  );
}

function Stop({ projectId, tour: { number, stops, title, text, path, next } }: { readonly projectId: string; readonly tour: ShownTour }) {
  const { t } = useTranslation("tour");
  const { pathname, search } = useLocation();
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever goes on by keyboard, or hears the page, goes on here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const isHere = `${pathname}${search}` === path;
  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="outline-none">
        {title} <span className="font-normal text-[13px] text-muted tabular-nums">{t("place", { number, stops })}</span>
      </h2>
      <p className="mt-1 max-w-prose">{text}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        {isHere ? null : (
          <a href={path} className="button">
            {t("toStop")}
          </a>
        )}
        {number > 1 ? (
          <TourForm projectId={projectId} stop={number - 2}>
            {t("back")}
          </TourForm>
        ) : null}
        {number < stops ? (
          <TourForm projectId={projectId} stop={number} primary>
            {t("next")}
          </TourForm>
        ) : null}
        {next?.mayCreate ? (
          <a href="/projects/new" className="button" data-primary>
            {t("create")}
          </a>
        ) : null}
        {next?.mayRemove ? (
          <a href={`/projects/${projectId}/settings#trash`} className="button">
            {t("remove")}
          </a>
        ) : null}
        <FinishForm projectId={projectId}>{t(number < stops ? "leave" : "finish")}</FinishForm>
      </div>
    </>
  );
}

interface TourFormProps {
  readonly projectId: string;
  readonly stop: number;
  readonly primary?: boolean;
  readonly children: ReactNode;
}

/** Goes to a stop. */
export function TourForm({ projectId, stop, primary = false, children }: TourFormProps) {
  return (
    <Form method="post" action={`/projects/${projectId}/tour`}>
      <input type="hidden" name="intent" value="go" />
      <input type="hidden" name="stop" value={stop} />
      <button type="submit" className="button" data-primary={primary || undefined}>
        {children}
      </button>
    </Form>
  );
}

function FinishForm({ projectId, children }: { readonly projectId: string; readonly children: ReactNode }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action={`/projects/${projectId}/tour`}>
      <input type="hidden" name="intent" value="finish" />
      <input type="hidden" name="next" value={`${pathname}${search}`} />
      <button type="submit" className="button">
        {children}
      </button>
    </Form>
  );
}
