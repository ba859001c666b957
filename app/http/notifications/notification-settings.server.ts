import { z } from "zod";
import { isTimeZone } from "#app/i18n/regional.server.ts";
import type { NotificationSettingRow } from "#db/tables/notifications.ts";
import { digests, reasons, type Digest, type Reason } from "./reasons.ts";

export interface Ways {
  readonly isListed: boolean;
  readonly isMailed: boolean;
}

export interface NotificationSettings {
  readonly ways: Readonly<Record<Reason, Ways>>;
  readonly digest: Digest;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly pausedUntil: string | null;
}

type StoredSettings = Pick<NotificationSettingRow, "digest" | "quietFrom" | "quietTo" | "pausedUntil" | "ways">;

const everyWay: Ways = { isListed: true, isMailed: true };
const storedWays = z.partialRecord(z.enum(reasons), z.object({ isListed: z.boolean(), isMailed: z.boolean() }));

/** Reads what is stored; whoever has stored nothing is told of everything, in both ways, at once. */
export function readSettings(stored: { readonly [Field in keyof StoredSettings]: StoredSettings[Field] | null }): NotificationSettings {
  const ways = storedWays.safeParse(JSON.parse(stored.ways ?? "{}"));
  const digest = digests.find((choice) => choice === stored.digest);
  return {
    ways: waysOf((reason) => (ways.success ? ways.data[reason] : undefined) ?? everyWay),
    digest: digest ?? "atOnce",
    quietFrom: stored.quietFrom,
    quietTo: stored.quietTo,
    pausedUntil: stored.pausedUntil,
  };
}

/** The same choice for each reason. */
export function waysOf(choose: (reason: Reason) => Ways): Record<Reason, Ways> {
  return {
    mentioned: choose("mentioned"),
    assigned: choose("assigned"),
    due: choose("due"),
    gate: choose("gate"),
    watching: choose("watching"),
    report: choose("report"),
    committee: choose("committee"),
    joined: choose("joined"),
  };
}

/** The time zone of an account; UTC while it has chosen none. */
export function zoneOf(timeZone: string | null): string {
  return isTimeZone(timeZone) ? timeZone : "UTC";
}
