import type { PersonWindow } from "#app/domain/workload/person-load.ts";
import type { PersonDays } from "#app/domain/levelling/measure-days.ts";
import type { OtherWork } from "./other-projects.server.ts";

/**
 * What everybody has to do, here and, where it counts, elsewhere. Beside work elsewhere stands all of a person's working time, and not only their
 * share for this project.
 */
export function personWindows(projectId: string, days: readonly PersonDays[], others: OtherWork | null): readonly PersonWindow[] {
  return days.map(({ personId, capacity, working, tasks }) => {
    const elsewhere = others?.work.get(personId) ?? [];
    return {
      personId,
      capacity: elsewhere.length === 0 ? capacity : capacity.map((minutes, day) => Math.max(minutes, working[day]!)),
      work: [...tasks.map(({ taskId, minutes }) => ({ projectId, taskId, minutes })), ...elsewhere],
    };
  });
}
