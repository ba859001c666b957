import { useTranslation } from "#app/i18n/use-translation.ts";
import { FieldTable } from "./field-table.tsx";
import type { FieldLine } from "./schema-lines.ts";

/** The types that operations take and answer. */
export function TypeList({ types }: { readonly types: readonly { readonly name: string; readonly fields: readonly FieldLine[] }[] }) {
  const { t } = useTranslation("api");
  return (
    <section id="types">
      <h2 className="mb-2">{t("page.types")}</h2>
      {types.map((type) => (
        <article key={type.name} id={`type-${type.name}`} className="border-t border-line py-3">
          <FieldTable caption={type.name} fields={type.fields} />
        </article>
      ))}
    </section>
  );
}
