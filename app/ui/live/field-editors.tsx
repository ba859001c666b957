import { useSyncExternalStore } from "react";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "../icon.tsx";
import { fieldKeyOf } from "./field-key.ts";
import { useCompanions } from "./live-context.ts";

const neverChanges = () => () => undefined;
const noKey = () => null;

/** Below a field: who else is editing it now. */
export function FieldEditors({ controlId }: { readonly controlId: string }) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const companions = useCompanions();
  const key = useSyncExternalStore(neverChanges, () => fieldKeyOf(document.getElementById(controlId)), noKey);
  const editors = key === null ? [] : companions.filter(({ fields }) => fields.includes(key));
  if (editors.length === 0) return null;
  const names = formatList(
    editors.map(({ name }) => name),
    locale,
  );
  return (
    <span className="mt-1 flex items-center gap-1 text-[0.93em] text-accent-strong">
      <Icon name="edit" />
      {t("live.editsField", { names, count: editors.length })}
    </span>
  );
}
