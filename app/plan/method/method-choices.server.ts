import { loadTemplates } from "#app/content/templates.server.ts";
import { outlineOfSaved, outlineOfTemplate, type MethodOutline } from "#app/domain/method/method-outline.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { templateKeys } from "#app/domain/template/template.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import { findProjectTemplate, listProjectTemplates } from "#db/queries/project-templates.ts";
import type { Database } from "#db/tables/index.ts";

/** A method that a plan can be brought to. */
export interface MethodChoice {
  readonly key: string;
  readonly edition: number;
  readonly name: BilingualText;
}

export interface Method extends MethodChoice {
  readonly outline: MethodOutline;
}

/** The templates of the product, then those that people saved. */
export async function listMethods({ context }: Pick<ProjectCaller, "context">): Promise<readonly MethodChoice[]> {
  const { templates } = await loadTemplates(context.contentDirectory);
  const built = templateKeys.map((key) => ({
    key,
    edition: templates[key].version,
    name: { text: templates[key].name.en, zh: templates[key].name.zh },
  }));
  const saved = await listProjectTemplates(context.db);
  return [...built, ...saved.map(({ id, edition, name }) => ({ key: id, edition, name: { text: name, zh: null } }))];
}

/** One of them as it is now; undefined when it is gone. */
export async function findMethod(
  { context }: Pick<ProjectCaller, "context">,
  key: string,
  db: Database = context.db,
): Promise<Method | undefined> {
  const built = templateKeys.find((candidate) => candidate === key);
  if (built) {
    const { templates, roles } = await loadTemplates(context.contentDirectory);
    const template = templates[built];
    const name = { text: template.name.en, zh: template.name.zh };
    return { key, edition: template.version, name, outline: outlineOfTemplate(template, roles) };
  }
  const saved = await findProjectTemplate(db, key);
  if (!saved || saved.removedAt !== null) return undefined;
  return { key, edition: saved.edition, name: { text: saved.name, zh: null }, outline: outlineOfSaved(saved.outline) };
}
