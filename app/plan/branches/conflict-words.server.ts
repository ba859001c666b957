import type { MergeConflict } from "#app/domain/branch/conflicts.ts";
import { fieldsWith } from "#app/domain/branch/field-groups.ts";
import { fieldName, fieldsText, type Wording } from "#app/http/field-words.server.ts";
import { formatList } from "#app/i18n/format.ts";
import { linkText, placeText } from "./change-words.server.ts";
import { seenMark } from "./seen-mark.server.ts";

export type ShownConflict = ReturnType<typeof conflictWords>;

const mostNamed = 5;

/** What both sides changed, each state of it in words. */
export function conflictWords(conflict: MergeConflict, wording: Wording, nameOf: (id: string) => string) {
  return {
    key: conflict.key,
    seen: seenMark(conflict),
    taskId: conflict.taskId,
    name: nameOf(conflict.taskId),
    ...statesOf(conflict, wording, nameOf),
  };
}

function statesOf(conflict: MergeConflict, wording: Wording, nameOf: (id: string) => string) {
  const { t, locale } = wording;
  switch (conflict.kind) {
    case "field": {
      const { group, base, live, branch } = conflict;
      const text = (state: typeof base) =>
        group === "parentId" ? placeText(state, t, nameOf) : fieldsText(fieldsWith(group), { ...state }, wording) || t("history:nothing");
      const label = group === "parentId" ? t("branches:place") : fieldName(group, wording) || group;
      return { label, base: text(base), live: text(live), branch: text(branch) };
    }
    case "link": {
      const { base, live, branch } = conflict;
      const link = live ?? branch ?? base;
      const label = t("branches:linkFrom", { name: nameOf(link?.predecessorId ?? "") });
      return { label, base: linkText(base, wording), live: linkText(live, wording), branch: linkText(branch, wording) };
    }
    case "removed": {
      const { by, touched } = conflict;
      const names = formatList(touched.slice(0, mostNamed).map(nameOf), locale);
      const removed = t("branches:conflict.removed");
      const kept = t("branches:conflict.wentOn", { names, count: touched.length });
      return {
        label: t("branches:conflict.task"),
        base: t("branches:conflict.there"),
        live: by === "live" ? removed : kept,
        branch: by === "branch" ? removed : kept,
      };
    }
    default:
      return conflict satisfies never;
  }
}
