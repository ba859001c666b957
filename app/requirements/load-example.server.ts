import { loadExampleRequirements } from "#app/content/requirements.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { isLocale, type Locale } from "#app/i18n/locale.ts";
import { listRequirements } from "#db/queries/requirements.ts";
import type { RequirementArgs } from "./change-requirements.server.ts";
import { addRequirements } from "./keep-requirements.server.ts";

/** Begins with the example: as drafts, to be thrown out and rewritten. Refused where something is written down already. */
export async function loadExample(args: RequirementArgs<unknown>, locale: Locale): Promise<{ readonly count: number }> {
  const { context, project } = args;
  if ((await listRequirements(context.db, project.id)).length > 0) throw new Refusal("requirement.notEmpty", { status: 409 });
  const language = isLocale(project.locale) ? project.locale : locale;
  const values = (await loadExampleRequirements(context.contentDirectory)).map(({ statement, kind, priority, source }) => ({
    ...{ statement: statement.en, statementZh: statement.zh, kind, priority },
    source: inLanguage({ text: source.en, zh: source.zh }, language),
    ...{ disposition: "undecided", status: "draft", ownerId: null, effortDays: null, taskId: null },
  }));
  return addRequirements({ ...args, value: values });
}
