import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import type { ShownToken } from "./tokens.server.ts";

/** The tokens there are, and what each is good for. */
export function TokenList({ tokens }: { readonly tokens: readonly ShownToken[] }) {
  const { t } = useTranslation("account");
  return (
    <section className="card mt-6">
      <h2 className="mb-2">{t("tokens.listed")}</h2>
      {tokens.length === 0 ? <p className="text-muted">{t("tokens.none")}</p> : null}
      <ul className="divide-y divide-line">
        {tokens.map((token) => (
          <TokenEntry key={token.id} token={token} />
        ))}
      </ul>
    </section>
  );
}

function TokenEntry({ token }: { readonly token: ShownToken }) {
  const { t } = useTranslation("account");
  const { id, name, hint, access, projects, created, expires, isExpired, used } = token;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-words font-medium">
          {name} <code className="ms-1 font-normal text-muted">{t("tokens.hint", { hint })}</code>
        </p>
        <p className="text-muted">
          {t(`tokens.accessOf.${access}`)}
          {" · "}
          {projects === null ? t("tokens.scopeOf.all") : projects.length > 0 ? projects.join(t("tokens.separator")) : t("tokens.noProject")}
        </p>
        <p className="text-muted tabular-nums">
          {t("tokens.created", { day: created })}
          {" · "}
          <span className={isExpired ? "text-critical" : undefined}>
            {expires === null ? t("tokens.never") : t(isExpired ? "tokens.expired" : "tokens.expires", { day: expires })}
          </span>
          {" · "}
          {used === null ? t("tokens.unused") : t("tokens.used", { at: used })}
        </p>
      </div>
      <ActionForm intent="revoke" reply={undefined} className="no-print">
        <input type="hidden" name="tokenId" value={id} />
        <SubmitButton primary={false}>
          {t("tokens.revoke")} <span className="sr-only">{name}</span>
        </SubmitButton>
      </ActionForm>
    </li>
  );
}
