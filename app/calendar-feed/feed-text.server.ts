import ical from "ical-generator";
import { ownerName } from "#app/domain/plan/owner.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { formatPercent, inLanguage } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import type { FeedEvent } from "./feed-events.server.ts";

export interface FeedProject {
  readonly id: string;
  readonly name: string;
  readonly plan: Plan;
  readonly events: readonly FeedEvent[];
}

export interface FeedSettings {
  readonly origin: URL;
  readonly locale: Locale;
  readonly titlesOnly: boolean;
  /** When it is made, as ISO text in UTC. */
  readonly now: string;
}

const secondsBetweenReads = 3600;

/** An iCalendar file (RFC 5545) of tasks and milestones, as days. With titles only it says nothing beyond what each is called. */
export function feedText(projects: readonly FeedProject[], settings: FeedSettings): string {
  const { locale, now, origin, titlesOnly } = settings;
  const { t } = serverI18n(locale);
  const only = projects.length === 1 && !titlesOnly ? projects[0] : undefined;
  const calendar = ical({
    prodId: { company: "Rollout", product: "Rollout", language: locale.toUpperCase() },
    // The library writes the name as it is.
    name: escaped(only ? t("calendarFeed:file.project", { project: only.name }) : t("calendarFeed:file.all")),
    ttl: secondsBetweenReads,
  });
  for (const { id, name, plan, events } of projects)
    for (const { task, from, until } of events) {
      const address = new URL(`/projects/${id}/tasks/${task.id}`, origin).href;
      const kind = task.kind === "milestone" || task.kind === "gate" ? task.kind : "task";
      const title = oneLine(inLanguage(task.name, locale));
      const deliverable = oneLine(inLanguage(task.deliverable, locale));
      const lines = [
        t("calendarFeed:file.inProject", { project: oneLine(name) }),
        t("calendarFeed:file.owner", { owner: oneLine(ownerName(plan, task, (text) => inLanguage(text, locale))) }),
        ...(deliverable === "" ? [] : [t("calendarFeed:file.deliverable", { deliverable })]),
        ...(kind === "task" ? [t("calendarFeed:file.progress", { percent: formatPercent(task.progress, locale) })] : []),
      ];
      calendar.createEvent({
        id: `${task.id}@${origin.hostname}`,
        stamp: now,
        start: from,
        end: until,
        allDay: true,
        summary: t(`calendarFeed:file.${kind}`, { title }),
        ...(titlesOnly ? {} : { description: { plain: [...lines, address].join("\n") }, url: address }),
      });
    }
  return calendar.toString();
}

/** A line break in a name would begin a line of its own in some readers, however it is written. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\;,]/g, (character) => `\\${character}`);
}
