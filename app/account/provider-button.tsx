import { useTranslation } from "#app/i18n/use-translation.ts";

/** The way through the provider. A link that loads the page anew: a form may not lead to another site. */
export function ProviderButton({ provider, next }: { readonly provider: string; readonly next: string }) {
  const { t } = useTranslation("account");
  return (
    <p className="mt-4 flex items-center gap-3">
      <span className="text-muted">{t("provider.or")}</span>
      <a className="button" data-reload href={`/sign-in/provider?next=${encodeURIComponent(next)}`}>
        {t("provider.button", { provider })}
      </a>
    </p>
  );
}
