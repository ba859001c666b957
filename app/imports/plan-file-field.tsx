import { useId, useState, type ChangeEvent } from "react";
import { importLimits } from "#app/domain/interchange/import-limits.ts";
import { sheetLimits } from "#app/domain/sheet/sheet.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { useErrorText } from "#app/ui/error-text.ts";
import { useReply } from "#app/ui/form.tsx";

const largestMegabytes = importLimits.bytes / 1_000_000;

/**
 * Takes one plan file. A file over the limit is told and taken out as soon as it is chosen, so that it is not sent for nothing; the
 * server looks again.
 */
export function PlanFileField() {
  const { t } = useTranslation("imports");
  const id = useId();
  const reply = useReply();
  const errorText = useErrorText();
  const [chosen, setChosen] = useState<{ readonly isTooLarge: boolean; readonly reply: unknown }>({ isTooLarge: false, reply: null });
  const answered = chosen.reply === reply ? undefined : reply?.errors["file"];
  const tooLarge = { code: "import.tooLarge", parameters: { context: "bytes", limit: largestMegabytes } };
  const shown = chosen.isTooLarge && chosen.reply === reply ? tooLarge : answered;
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const isTooLarge = (currentTarget.files?.[0]?.size ?? 0) > importLimits.bytes;
    if (isTooLarge) currentTarget.value = "";
    setChosen({ isTooLarge, reply });
  };
  return (
    <div className="mb-4">
      <label htmlFor={id} className="mb-1 block font-medium">
        {t("form.file")}
      </label>
      <input
        id={id}
        type="file"
        name="file"
        accept=".xml,.json,.xlsx,.csv"
        className="input"
        onChange={choose}
        aria-required
        aria-invalid={shown ? true : undefined}
        aria-describedby={`${shown ? `${id}-error ` : ""}${id}-help`}
      />
      {shown ? (
        <p id={`${id}-error`} role={chosen.isTooLarge ? "alert" : undefined} className="mt-1 break-words text-critical">
          {errorText(shown)}
        </p>
      ) : null}
      <p id={`${id}-help`} className="mt-1 text-[13px] text-muted">
        {t("form.fileHelp", { limit: largestMegabytes, sheetLimit: sheetLimits.bytes / 1_000_000 })}
      </p>
    </div>
  );
}
