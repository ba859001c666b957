import type { BilingualText } from "#app/domain/plan/model.ts";
import type { ChangedField } from "#app/domain/sheet/merge-sheet.ts";
import type { PreviewLine } from "#app/domain/sheet/preview.ts";
import { constraintWords, kindWords } from "#app/domain/sheet/values.ts";
import { formatDuration } from "#app/domain/time/duration.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatDay, formatList, inLanguage } from "#app/i18n/format.ts";
import type { ExaminedSheet } from "./examine-sheet.server.ts";

export interface FieldWords {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Puts what changes of a line's task into words: the names of people, roles and tasks instead of their ids. */
export function changedFields({ names, dayLength }: ExaminedSheet, { t, locale }: Reader): (line: PreviewLine) => readonly FieldWords[] {
  const nothing = t("imports:sheet.nothing");
  const value = (field: ChangedField, text: string): string => {
    if (field === "predecessors") return text || nothing;
    const parsed: unknown = JSON.parse(text);
    if (parsed === null || parsed === undefined) return nothing;
    switch (field) {
      case "name":
      case "deliverable":
        return inLanguage(parsed as BilingualText, locale) || nothing;
      case "custom": {
        const values = parsed as readonly { readonly name: BilingualText; readonly value: BilingualText }[];
        const words = values.map((each) =>
          t("imports:sheet.ownValue", { name: inLanguage(each.name, locale), value: inLanguage(each.value, locale) }),
        );
        return formatList(words, locale, "bare") || nothing;
      }
      case "durationMinutes": {
        const [minutes, elapsed] = parsed as [number, boolean];
        return formatDuration({ minutes, elapsed }, dayLength);
      }
      case "progress":
        return `${String(parsed)}%`;
      case "kind":
        return kindWords[parsed as keyof typeof kindWords][locale];
      case "constraint":
        return constraintWords[parsed as keyof typeof constraintWords][locale];
      case "parentId":
      case "ownerId":
      case "roleCode": {
        const name = names[String(parsed)];
        return name ? inLanguage(name, locale) : String(parsed);
      }
      case "constraintAt":
      case "deadline":
      case "actualStart":
      case "actualFinish":
      case "manualStart":
      case "manualFinish":
        return formatDay(String(parsed), locale);
      default:
        return field satisfies never;
    }
  };
  return (line) =>
    line.fields.map(({ field, before, after }) => ({
      field: t(`imports:changedField.${field}`),
      before: value(field, before),
      after: value(field, after),
    }));
}
