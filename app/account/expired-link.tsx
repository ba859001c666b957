import { useTranslation } from "#app/i18n/use-translation.ts";

export function ExpiredLink() {
  const { t } = useTranslation("account");
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-16">
      <h1>{t("expired.title")}</h1>
      <p className="mt-3">{t("expired.help")}</p>
      <p className="mt-6">
        <a href="/sign-in" className="button">
          {t("expired.signIn")}
        </a>
      </p>
    </main>
  );
}
