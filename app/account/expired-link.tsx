import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

export function ExpiredLink() {
  const { t } = useTranslation("account");
  return (
    <main id="main" className="mx-auto w-full max-w-md flex-1 px-4 py-16">
      <h1>{t("expired.title")}</h1>
      <p className="mt-3">{t("expired.help")}</p>
      <p className="mt-6">
        <Link to="/sign-in" className="button">
          {t("expired.signIn")}
        </Link>
      </p>
    </main>
  );
}
