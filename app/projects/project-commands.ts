import type { TFunction } from "i18next";
import { useMemo } from "react";
import { lastsInArchive, type ProjectPermission } from "#app/domain/access/permissions.ts";
import type { Day } from "#app/domain/time/day.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { usePageCommands, type PageCommand } from "#app/ui/page-commands.ts";

interface ProjectCommandContext {
  readonly base: string;
  readonly permissions: readonly ProjectPermission[];
  readonly isArchived: boolean;
  readonly today: Day;
}

type OfProject = {
  readonly id: string;
  readonly group: "go" | "create";
  readonly to: string;
  readonly needs: ProjectPermission;
  readonly keys?: string;
};

/** What can be done in a project from every one of its pages, beside its navigation; each only for who may. */
export function useProjectCommands({ base, permissions, isArchived, today }: ProjectCommandContext): void {
  const { t } = useTranslation("projects");
  usePageCommands(useMemo(() => projectCommands({ base, permissions, isArchived, today }, t), [t, base, permissions, isArchived, today]));
}

export function projectCommands({ base, permissions, isArchived, today }: ProjectCommandContext, t: TFunction<"projects">): PageCommand[] {
  const may = (needs: ProjectPermission) => permissions.includes(needs) && (!isArchived || lastsInArchive(needs));
  const all = [
    { id: "newTask", group: "create", to: `${base}/tasks?new=`, needs: "plan.edit", keys: "c" },
    { id: "invite", group: "create", to: `${base}/people#invite`, needs: "members.manage" },
    { id: "copy", group: "create", to: `${base}/copy`, needs: "project.copy" },
    { id: "saveTemplate", group: "create", to: `${base}/save-template`, needs: "project.saveTemplate" },
    { id: "importSheet", group: "create", to: `${base}/import/sheet`, needs: "plan.edit" },
    { id: "myToday", group: "go", to: `${base}/tasks?show=open&owner=me&from=${today}&to=${today}`, needs: "plan.progress" },
    { id: "myOpen", group: "go", to: `${base}/tasks?show=open&owner=me`, needs: "plan.progress" },
    { id: "late", group: "go", to: `${base}/tasks?show=late`, needs: "plan.view" },
    { id: "webhooks", group: "go", to: `${base}/webhooks`, needs: "webhooks.manage" },
    { id: isArchived ? "unarchive" : "archive", group: "go", to: `${base}/settings#archive`, needs: "project.archive" },
  ] as const satisfies readonly OfProject[];
  return all
    .filter(({ needs }) => may(needs))
    .map(({ needs: _, id, ...command }): PageCommand => ({
      ...command,
      id: `project.${id}`,
      label: t(`command.${id}`),
      otherWords: t(`also.${id}`),
    }));
}
