import { useTranslation } from "#app/i18n/use-translation.ts";
import { CopyField } from "#app/ui/copy-field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ShownFeed } from "./calendar-feeds.server.ts";

/** The addresses there are, to be copied, changed or turned off. */
export function FeedList({ feeds }: { readonly feeds: readonly ShownFeed[] }) {
  const { t } = useTranslation("calendarFeed");
  const renewed = useFormReply("renew");
  if (feeds.length === 0) return <p className="card text-muted">{t("none")}</p>;
  return (
    <section className="card">
      <h2 className="mb-1">{t("listed")}</h2>
      <p className="mb-2 text-muted">{t("secret")}</p>
      <ul className="divide-y divide-line">
        {feeds.map((feed) => (
          <FeedEntry key={feed.address} feed={feed} />
        ))}
      </ul>
      {renewed?.outcome === "done" ? (
        <p role="status" className="mt-2 text-ok">
          {t("renewed")}
        </p>
      ) : null}
    </section>
  );
}

function FeedEntry({ feed: { id, project, titlesOnly, address } }: { readonly feed: ShownFeed }) {
  const { t } = useTranslation("calendarFeed");
  const name = project ?? t("allProjects");
  return (
    <li className="py-3">
      <p className="mb-1 break-words font-medium">
        {name} {titlesOnly ? <span className="ms-1 font-normal text-muted">{t("titlesOnly")}</span> : null}
      </p>
      <CopyField label={t("address", { name })} value={address} />
      <div className="no-print mt-2 flex flex-wrap gap-2">
        {(["renew", "remove"] as const).map((intent) => (
          <ActionForm key={intent} intent={intent} reply={undefined}>
            <input type="hidden" name="feedId" value={id} />
            <SubmitButton primary={false}>
              {t(intent)} <span className="sr-only">{name}</span>
            </SubmitButton>
          </ActionForm>
        ))}
      </div>
    </li>
  );
}
