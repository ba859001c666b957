import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ConflictRows } from "./conflict-rows.server.ts";
import { useSentFields } from "./sent-fields.ts";

interface RestChoiceProps {
  readonly conflicts: ConflictRows;
  readonly of: "branches" | "method";
}

/** One choice for all that are not chosen one by one; of a method, what people changed stands unless it is chosen otherwise. */
export function RestChoice({ conflicts: { mark }, of }: RestChoiceProps) {
  const { t } = useTranslation(of);
  const { t: shared } = useTranslation("branches");
  const { rest: sent = "" } = useSentFields();
  const options = [
    ...(of === "branches" ? [{ value: "", label: shared("conflict.rest.none") }] : []),
    { value: `live ${mark}`, label: t("conflict.restLive") },
    { value: `branch ${mark}`, label: t("conflict.restBranch") },
  ];
  const chosen = options.some(({ value }) => value === sent) ? sent : (options[0]?.value ?? "");
  return (
    <fieldset className="card mb-3 max-w-prose">
      <legend className="sr-only">{shared("conflict.rest.legend")}</legend>
      <p className="mb-1 font-medium" aria-hidden="true">
        {shared("conflict.rest.legend")}
      </p>
      {options.map(({ value, label }) => (
        <label key={value} className="flex items-start gap-2 py-0.5">
          <input type="radio" name="rest" value={value} defaultChecked={value === chosen} className="mt-1" />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
