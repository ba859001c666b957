import { loadTemplates } from "#app/content/templates.server.ts";
import { outlineOfSaved, outlineOfTemplate, type MethodOutline } from "#app/domain/method/method-outline.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { templateKeys } from "#app/domain/template/template.ts";
import { mayOutsideProjects, type ProjectCaller } from "#app/http/guarded.server.ts";
import { findProjectMethod } from "#db/queries/project-method.ts";
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

/** Whoever looks for methods, and by a program's token the projects that it is limited to. */
export type MethodCaller = ProjectCaller & { readonly projectIds?: readonly string[] | null };

/** The templates of the product, then those that people saved, as far as the caller may see them. */
export async function listMethods(caller: MethodCaller): Promise<readonly MethodChoice[]> {
  const { context } = caller;
  const { templates } = await loadTemplates(context.contentDirectory);
  const built = templateKeys.map((key) => ({
    key,
    edition: templates[key].version,
    name: { text: templates[key].name.en, zh: templates[key].name.zh },
  }));
  const maySee = await savedForCaller(caller, context.db);
  const saved = (await listProjectTemplates(context.db)).filter(({ id }) => maySee(id));
  return [...built, ...saved.map(({ id, edition, name }) => ({ key: id, edition, name: { text: name, zh: null } }))];
}

/** One of them as it is now; undefined when it is gone or the caller may not see it. */
export async function findMethod(caller: MethodCaller, key: string, db: Database = caller.context.db): Promise<Method | undefined> {
  const { context } = caller;
  const built = templateKeys.find((candidate) => candidate === key);
  if (built) {
    const { templates, roles } = await loadTemplates(context.contentDirectory);
    const template = templates[built];
    const name = { text: template.name.en, zh: template.name.zh };
    return { key, edition: template.version, name, outline: outlineOfTemplate(template, roles) };
  }
  const saved = await findProjectTemplate(db, key);
  if (!saved || saved.removedAt !== null || !(await savedForCaller(caller, db))(key)) return undefined;
  return { key, edition: saved.edition, name: { text: saved.name, zh: null }, outline: outlineOfSaved(saved.outline) };
}

/** Saved templates tell of other projects: they are for those who may make projects of them. The one that the plan came from is no secret. */
async function savedForCaller(caller: MethodCaller, db: Database): Promise<(key: string) => boolean> {
  const { project, can, projectIds = null } = caller;
  if (projectIds === null && can("plan.edit") && (await mayOutsideProjects("projects.create", caller))) return () => true;
  const own = (await findProjectMethod(db, project.id))?.current.key ?? project.templateKey;
  return (key) => key === own;
}
