import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { MethodPage } from "./method-page.server.ts";

/** Asks for a comparison with a method; nothing changes by that. */
export function ChooseMethod({ page: { methods, chosen } }: { readonly page: MethodPage }) {
  const { t } = useTranslation("method");
  return (
    <Form method="get" className="no-print flex flex-wrap items-end gap-3">
      <label className="max-w-full">
        <span className="mb-1 block font-medium">{t("choose.label")}</span>
        <select name="to" className="input" defaultValue={chosen}>
          {methods.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {t("choose.button")}
      </button>
    </Form>
  );
}
