import { useTranslation } from "#app/i18n/use-translation.ts";
import { SessionFacts } from "./sessions-section.tsx";
import type { VendorPage } from "./vendor-page.server.ts";

/** What was seen and heard of the vendor: its demonstrations and its references. */
export function KnownSection({ page: { sessions, references, projectId, vendor, canEdit } }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const base = `/projects/${projectId}/vendors`;
  return (
    <div className="grid gap-x-8 gap-y-7 sm:grid-cols-2">
      <section aria-labelledby="demonstrations">
        <h2 id="demonstrations">{t("demo.title")}</h2>
        {sessions.length === 0 ? <p className="mt-1 text-muted">{t("demo.noSessions")}</p> : null}
        <ul className="mt-1 flex flex-col gap-3">
          {sessions.map((session) => (
            <li key={session.id}>
              <SessionFacts session={session} projectId={projectId} />
              <a className="link no-print inline-block py-1" href={`${base}/demonstrations/${session.id}`}>
                {t("demo.openOf", { name: session.at })}
              </a>
            </li>
          ))}
        </ul>
        {sessions.length === 0 && canEdit ? (
          <a className="link no-print" href={`${base}/demonstrations`}>
            {t("demo.schedule")}
          </a>
        ) : null}
      </section>
      <section aria-labelledby="references">
        <h2 id="references">{t("reference.list")}</h2>
        <ul className="mt-1">
          {references.map(({ id, company, facts, asked }) => (
            <li key={id} className="py-1">
              <span className="break-words">{company}</span>
              <span className="block text-[0.93em] text-muted">
                {[facts, asked || t("reference.notAsked")].filter(Boolean).join(" · ")}
              </span>
            </li>
          ))}
        </ul>
        {references.length === 0 ? <p className="text-muted">{t("reference.none")}</p> : null}
        <a className="link no-print" href={`${base}/${vendor.id}/references`}>
          {t(references.length === 0 && canEdit ? "reference.add" : "reference.toList")}
        </a>
      </section>
    </div>
  );
}
