import { useTranslation } from "#app/i18n/use-translation.ts";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import type { DemonstrationsPage, ShownSession } from "./demonstrations-page.server.ts";
import { EditSession } from "./edit-session.tsx";
import { SessionFields } from "./session-fields.tsx";

/** When each vendor shows its product, and the way to what one notes there. */
export function SessionsSection({ page }: { readonly page: DemonstrationsPage }) {
  const { t } = useTranslation("vendors");
  const { sessions, canEdit, vendors, formKey, projectId, minutes } = page;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{t("demo.sessions")}</h2>
      {sessions.length === 0 ? <p className="mt-1 text-muted">{t("demo.noSessions")}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {sessions.map((session) => (
          <li key={session.id} className="py-3 print:break-inside-avoid">
            <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
              <h3 className="min-w-0 flex-1">
                <a className="link break-words" href={`/projects/${projectId}/vendors/${session.vendor.id}`}>
                  {session.vendor.name}
                </a>
              </h3>
              <a
                className="button no-print"
                href={`/projects/${projectId}/vendors/demonstrations/${session.id}`}
                aria-label={t("demo.openOf", { name: `${session.vendor.name}, ${session.at}` })}
              >
                {t("demo.open")}
              </a>
            </div>
            <SessionFacts session={session} projectId={projectId} />
            {minutes > session.minutes ? (
              <p className="no-print text-warn">{t("demo.tooLong", { minutes, session: session.minutes })}</p>
            ) : null}
            {canEdit ? <EditSession key={session.version} page={page} session={session} /> : null}
          </li>
        ))}
      </ul>
      {canEdit && vendors.length === 0 ? <p className="no-print mt-2 text-muted">{t("demo.needsVendor")}</p> : null}
      {canEdit && vendors.length > 0 ? (
        <div className="mt-2">
          <FoldedForm key={formKey} intent="addDemo" title={t("demo.schedule")} submit={t("demo.scheduleSubmit")} formKey={formKey}>
            <SessionFields page={page} minutes={Math.max(30, Math.ceil(minutes / 15) * 15)} />
          </FoldedForm>
        </div>
      ) : null}
    </section>
  );
}

/** Day, place, who attends, and the task of the plan. */
export function SessionFacts({ session, projectId }: { readonly session: ShownSession; readonly projectId: string }) {
  const { t } = useTranslation("vendors");
  return (
    <>
      <p className="tabular-nums">
        {[session.at, t("demo.minutes", { minutes: session.minutes }), session.place].filter(Boolean).join(" · ")}
      </p>
      {session.attendees === "" ? null : (
        <p className="max-w-prose break-words whitespace-pre-line">
          <span className="text-muted">{t("demo.session.attendees")}</span> {session.attendees}
        </p>
      )}
      {session.task === null ? null : (
        <p>
          <span className="text-muted">{t("demo.session.task")}</span>{" "}
          <a className="link" href={`/projects/${projectId}/tasks/${session.task.id}`}>
            {session.task.name}
          </a>
        </p>
      )}
    </>
  );
}
