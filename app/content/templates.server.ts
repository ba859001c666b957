import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { parseRoles, parseTemplate } from "./template-schema.ts";

import type { Template, TemplateKey, TemplateRole } from "#app/domain/template/template.ts";

export interface TemplateLibrary {
  readonly templates: Readonly<Record<TemplateKey, Template>>;
  readonly roles: readonly TemplateRole[];
}

const libraries = new Map<string, Promise<TemplateLibrary>>();

/**
 * The three plan templates and their roles, read from `templates/` of the content directory once and kept. A directory that cannot be read is
 * tried again the next time.
 */
export function loadTemplates(contentDirectory: string): Promise<TemplateLibrary> {
  const known = libraries.get(contentDirectory);
  if (known !== undefined) return known;
  const library = readLibrary(join(contentDirectory, "templates"));
  libraries.set(contentDirectory, library);
  library.catch(() => libraries.delete(contentDirectory));
  return library;
}

async function readLibrary(directory: string): Promise<TemplateLibrary> {
  const read = (name: string): Promise<string> => readFile(join(directory, `${name}.yaml`), "utf8");
  const [rapid, std6, large, roles] = await Promise.all([read("rapid"), read("std6"), read("large"), read("roles")]);
  return { templates: { rapid: parseTemplate(rapid), std6: parseTemplate(std6), large: parseTemplate(large) }, roles: parseRoles(roles) };
}
