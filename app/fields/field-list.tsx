import { Form } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { FieldsPage, ShownFieldEntry } from "./fields-page.server.ts";

/** The fields of a project in their order. */
export function FieldList({ fields }: { readonly fields: readonly ShownFieldEntry[] }) {
  const { t } = useTranslation("fields");
  if (fields.length === 0) return null;
  return (
    <ScrollRegion label={t("title")}>
      <table className="table stacking-table" aria-label={t("title")}>
        <thead>
          <tr>
            <th scope="col">{t("column.name")}</th>
            <th scope="col">{t("column.kind")}</th>
            <th scope="col">{t("column.options")}</th>
            <th scope="col">{t("column.used")}</th>
            <th scope="col" className="no-print">
              <span className="sr-only">{t("column.actions")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field, place) => (
            <FieldRow key={field.key} field={field} isFirst={place === 0} isLast={place === fields.length - 1} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

interface FieldRowProps {
  readonly field: ShownFieldEntry;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

function FieldRow({ field, isFirst, isLast }: FieldRowProps) {
  const { t } = useTranslation("fields");
  const name = field.shownName;
  return (
    <tr>
      <th scope="row">
        {name}
        {field.isExpected ? <span className="ms-2 text-[12px] font-normal text-muted">{t("expected")}</span> : null}
        {field.shownDescription === "" ? null : <span className="block text-[12px] font-normal text-muted">{field.shownDescription}</span>}
      </th>
      <td className="whitespace-nowrap" data-label={t("column.kind")}>
        {t(`kind.${field.kind}`)}
      </td>
      <td data-label={field.shownOptions.length === 0 && field.removedOptions.length === 0 ? undefined : t("column.options")}>
        {field.shownOptions.join(t("separator"))}
        {field.removedOptions.length === 0 ? null : (
          <span className="block text-[12px] text-muted">{t("removedOptions", { names: field.removedOptions.join(t("separator")) })}</span>
        )}
      </td>
      <td className="whitespace-nowrap" data-label={t("column.used")}>
        {field.used === 0 ? t("unused") : t("used", { count: field.used })}
      </td>
      <td className="no-print">
        <div className="flex max-md:flex-wrap items-center justify-end gap-x-3 gap-y-1">
          <MoveButton field={field} direction="up" isOff={isFirst} label={t("up", { name })} />
          <MoveButton field={field} direction="down" isOff={isLast} label={t("down", { name })} />
          <a className="link inline-block min-h-6 min-w-6" href={`?edit=${field.key}#edit`} aria-label={t("editNamed", { name })}>
            {t("edit")}
          </a>
          <Form method="post" action="?" preventScrollReset>
            <input type="hidden" name="intent" value="removeField" />
            <input type="hidden" name="key" value={field.key} />
            <input type="hidden" name="version" value={field.version} />
            <button type="submit" className="link min-h-6 min-w-6" aria-label={t("removeNamed", { name })}>
              {t("remove")}
            </button>
          </Form>
        </div>
      </td>
    </tr>
  );
}

interface MoveButtonProps {
  readonly field: ShownFieldEntry;
  readonly direction: "up" | "down";
  readonly isOff: boolean;
  readonly label: string;
}

function MoveButton({ field, direction, isOff, label }: MoveButtonProps) {
  return (
    <Form method="post" action="?" preventScrollReset>
      <input type="hidden" name="intent" value="moveField" />
      <input type="hidden" name="key" value={field.key} />
      <input type="hidden" name="direction" value={direction} />
      <button type="submit" className="button icon-button" aria-label={label} title={label} disabled={isOff}>
        <Icon name={direction} />
      </button>
    </Form>
  );
}

/** Fields that were removed; what tasks held in them is back with them. */
export function RemovedFields({ removed }: { readonly removed: FieldsPage["removed"] }) {
  const { t } = useTranslation("fields");
  if (removed.length === 0) return null;
  return (
    <details className="no-print mt-6">
      <summary className="cursor-pointer font-medium">{t("removed.heading", { count: removed.length })}</summary>
      <ul className="mt-2 flex flex-col gap-2">
        {removed.map(({ key, version, name, used, removed: day }) => (
          <li key={key} className="flex flex-wrap items-baseline gap-x-3 border-b border-line pb-2">
            <span>{name}</span>
            <span className="text-[13px] text-muted">{t("removed.when", { day, count: used })}</span>
            <Form method="post" action="?" preventScrollReset>
              <input type="hidden" name="intent" value="restoreField" />
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="version" value={version} />
              <button type="submit" className="link min-h-6 min-w-6" aria-label={t("removed.restoreNamed", { name })}>
                {t("removed.restore")}
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  );
}
