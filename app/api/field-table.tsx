import { useTranslation } from "#app/i18n/use-translation.ts";
import type { FieldLine } from "./schema-lines.ts";

/** Names, types and what is needed. */
export function FieldTable({ caption, fields }: { readonly caption: string; readonly fields: readonly FieldLine[] }) {
  const { t } = useTranslation("api");
  return (
    <div className="relative mt-2">
      <table className="w-full text-[13px]">
        <caption className="pb-1 text-start font-medium">{caption}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("page.field")}</th>
            <th scope="col">{t("page.type")}</th>
            <th scope="col">{t("page.needed")}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field.name} className="border-t border-line align-top">
              <th scope="row" className="py-1 pe-4 text-start font-normal">
                <code>{field.name}</code>
              </th>
              <td className="wrap-anywhere py-1 pe-4 text-muted">
                <code>{field.type}</code>
              </td>
              <td className="whitespace-nowrap py-1 text-muted">{field.isRequired ? t("page.required") : t("page.optional")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
