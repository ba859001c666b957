import { parseWithZod } from "@conform-to/zod/v4";
import type { z } from "zod";
import { recommendTemplate, type TemplateReason } from "#app/domain/template/recommend.ts";
import { templateKeys, type Template, type TemplateKey } from "#app/domain/template/template.ts";
import { loadTemplates } from "#app/content/templates.server.ts";
import { fieldErrors, type FieldErrors } from "#app/http/field-errors.ts";
import type { Caller } from "#app/http/guarded.server.ts";
import { readInstanceSettings } from "#app/http/instance-settings.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { currencyChoices, timeZoneChoices } from "#app/i18n/regional.server.ts";
import { listLibraryCalendars } from "#db/queries/calendars.ts";
import { readOwnTemplates, type OwnTemplate } from "./own-templates.server.ts";
import { chooserForm } from "./projects.forms.server.ts";

export interface TemplateChoice {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  readonly assumption: string;
  /** Who saved it and when; null for our own. */
  readonly origin: Pick<OwnTemplate, "author" | "edition" | "saved"> | null;
  readonly tasks: number;
  readonly gates: number;
  readonly roles: readonly { readonly code: string; readonly name: string }[];
}

/** A reason as it travels to the page: money as whole units of its currency. */
export interface ShownReason {
  readonly code: TemplateReason["code"];
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface ChooserPage {
  readonly asked: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
  readonly recommended: TemplateKey | null;
  readonly reasons: readonly ShownReason[];
}

/** The templates in the reader's language, and which one fits what the URL says of the project. */
export async function readNewProjectPage(caller: Caller & { request: Request }, { locale, timeZone: ownTimeZone }: Reader) {
  const { context, request } = caller;
  const query = new URL(request.url).searchParams;
  const timeZone = ownTimeZone === "UTC" && locale === "zh" ? "Asia/Shanghai" : ownTimeZone;
  const usual = await readInstanceSettings(context);
  const { templates, roles } = await loadTemplates(context.contentDirectory);
  const roleNames = new Map(roles.map((role) => [role.code, role.name[locale]]));
  const calendars = await listLibraryCalendars(context.db);
  const own = await readOwnTemplates(caller, { locale, timeZone });
  const chooser = readChooser(query);
  const choices = [...templateKeys.map((key) => describe(templates[key], locale, roleNames)), ...own.map(describeOwn)];
  return {
    chooser,
    choices,
    own,
    chosen: choices.find(({ key }) => key === query.get("template"))?.key ?? chooser.recommended ?? "std6",
    calendars: calendars.map(({ libraryKey, name, nameZh }) => ({ key: libraryKey, name: inLanguage({ text: name, zh: nameZh }, locale) })),
    today: todayIn(timeZone, context.now()),
    timeZone,
    calendar: usual.calendar,
    currency: usual.currency,
    timeZones: timeZoneChoices(timeZone),
    currencies: currencyChoices(locale),
    ownName: caller.user.name,
    formKey: context.newId(),
  };
}

function readChooser(query: URLSearchParams): ChooserPage {
  const asked = Object.fromEntries(query);
  if (!query.has("users")) return { asked, errors: {}, recommended: null, reasons: [] };
  const submission = parseWithZod(query, { schema: chooserForm, formatError: (issues: z.core.$ZodIssue[]) => issues });
  if (submission.status !== "success") return { asked, errors: fieldErrors(submission.error ?? {}), recommended: null, reasons: [] };
  const { users, sites, criticality, budget, currency } = submission.value;
  const money = budget === undefined ? {} : { budgetMinor: BigInt(Math.round(budget * 100)), currency: currency ?? "CNY" };
  const { key, reasons } = recommendTemplate({ users, sites, criticality, ...money });
  return { asked, errors: {}, recommended: key, reasons: reasons.map(shown) };
}

function shown(reason: TemplateReason): ShownReason {
  switch (reason.code) {
    case "template.reason.users":
      return { code: reason.code, parameters: { users: reason.users, from: reason.range.from, to: reason.range.to ?? "" } };
    case "template.reason.sites":
      return { code: reason.code, parameters: { sites: reason.sites } };
    case "template.reason.criticality":
      return { code: reason.code, parameters: { criticality: reason.criticality } };
    case "template.reason.budgetNotCompared":
      return { code: reason.code, parameters: { currency: reason.currency ?? "" } };
    default:
      return {
        code: reason.code,
        parameters: {
          budget: Number(reason.budgetMinor / 100n),
          currency: reason.band.currency,
          from: Number(reason.band.fromMinor / 100n),
          to: reason.band.toMinor === null ? "" : Number(reason.band.toMinor / 100n),
        },
      };
  }
}

function describeOwn({ id, name, summary, tasks, gates, roles, author, edition, saved }: OwnTemplate): TemplateChoice {
  return { key: id, name, summary, assumption: "", tasks, gates, roles, origin: { author, edition, saved } };
}

function describe(template: Template, locale: Reader["locale"], roleNames: ReadonlyMap<string, string>): TemplateChoice {
  const codes = [...roleNames.keys()].filter((code) => template.tasks.some((task) => task.role === code));
  return {
    key: template.key,
    name: template.name[locale],
    summary: template.summary[locale],
    assumption: template.assumption[locale],
    origin: null,
    tasks: template.tasks.filter((task) => task.type === "task").length,
    gates: template.tasks.filter((task) => task.type === "gate").length,
    roles: codes.map((code) => ({ code, name: roleNames.get(code) ?? code })),
  };
}
