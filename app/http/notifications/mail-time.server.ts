import { addDays, parseDay, weekday } from "#app/domain/time/day.ts";
import { civilTimeIn, instantAt } from "../civil-time.server.ts";
import type { NotificationSettings } from "./notification-settings.server.ts";

/** What happens within a minute goes into one mail. */
const gatherMilliseconds = 60_000;
const digestHour = "08:00";

type When = Pick<NotificationSettings, "digest" | "quietFrom" | "quietTo" | "pausedUntil">;

/** When what happens now is mailed: within a minute or with the next digest, after quiet hours and a pause. */
export function nextMailAt(settings: When, timeZone: string, now: string): string {
  const paused = settings.pausedUntil === null ? now : instantAt(timeZone, `${settings.pausedUntil}T00:00`);
  const start = paused > now ? paused : new Date(Date.parse(now) + gatherMilliseconds).toISOString();
  if (settings.digest === "atOnce") return afterQuietHours(settings, timeZone, start);
  const [day = "", clock = ""] = civilTimeIn(timeZone, start).split("T");
  let digestDay = clock < digestHour ? day : addDays(day, 1);
  if (settings.digest === "weekly") while (!isMonday(digestDay)) digestDay = addDays(digestDay, 1);
  return afterQuietHours(settings, timeZone, instantAt(timeZone, `${digestDay}T${digestHour}`));
}

/** The instant itself, or the end of the quiet hours that it falls into. Quiet hours may go past midnight. */
export function afterQuietHours({ quietFrom, quietTo }: Pick<When, "quietFrom" | "quietTo">, timeZone: string, instant: string): string {
  if (quietFrom === null || quietTo === null || quietFrom === quietTo) return instant;
  const [day = "", clock = ""] = civilTimeIn(timeZone, instant).split("T");
  const isWithinDay = quietFrom < quietTo;
  const isQuiet = isWithinDay ? clock >= quietFrom && clock < quietTo : clock >= quietFrom || clock < quietTo;
  if (!isQuiet) return instant;
  return instantAt(timeZone, `${clock < quietTo ? day : addDays(day, 1)}T${quietTo}`);
}

function isMonday(day: string): boolean {
  return weekday(parseDay(day) ?? 0) === 0;
}
