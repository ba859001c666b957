import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { locales } from "#app/i18n/locale.ts";
import { findSetting } from "#db/queries/settings.ts";
import type { Database } from "#db/tables/index.ts";

/** How long a session may last at most, in days. */
export const longestSessionDays = 90;

/** What the administrators decide for everybody. Values that are not there are what a new instance has. */
const instanceSettings = z.object({
  version: z.number().int().default(1),
  /** What the instance is called beside the product's name; empty for nothing. */
  name: z.string().max(60).default(""),
  /** For people who have chosen no language, and whose browser asks for none that we speak. */
  locale: z.enum(locales).default("en"),
  /** For people who have chosen none, and for new projects. */
  timeZone: z.string().default("UTC"),
  currency: z.string().default("CNY"),
  /** The library calendar that new projects start with. */
  calendar: z.string().default("china"),
  projectCreators: z.enum(["everybody", "administrators"]).default("everybody"),
  sessionDays: z.number().int().min(1).max(longestSessionDays).default(30),
  /** Who gets an account: only who is invited, or also who comes through the identity provider from a domain that is allowed. */
  newAccounts: z.enum(["invited", "provider"]).default("provider"),
});

export type InstanceSettings = z.output<typeof instanceSettings>;

export const instanceSettingsKey = "settings";

/** The settings of the instance. The loaders of one page share one look-up: the context lives as long as the request. */
export function readInstanceSettings(context: AppLoadContext): Promise<InstanceSettings> {
  const known = settingsOfRequests.get(context) ?? loadInstanceSettings(context.db);
  settingsOfRequests.set(context, known);
  return known;
}

const settingsOfRequests = new WeakMap<AppLoadContext, Promise<InstanceSettings>>();

/** The request has changed them itself. */
export function forgetInstanceSettings(context: AppLoadContext): void {
  settingsOfRequests.delete(context);
}

export async function loadInstanceSettings(db: Database): Promise<InstanceSettings> {
  const stored = await findSetting(db, instanceSettingsKey);
  return instanceSettings.parse(stored === undefined ? {} : JSON.parse(stored));
}
