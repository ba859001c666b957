import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { GlossaryTerm, Inventory, MethodologyPage } from "./methodology-schema.ts";
import { parseGateCriteria, parseGlossary, parseInventory, parseMethodologyPage } from "./methodology-schema.ts";

import type { GateCriterion } from "#app/domain/template/gate-criterion.ts";
import type { MethodologyArea } from "#app/domain/template/template.ts";
import { methodologyAreas } from "#app/domain/template/template.ts";

export interface Methodology {
  readonly pages: ReadonlyMap<MethodologyArea, { readonly en: MethodologyPage; readonly zh: MethodologyPage }>;
  readonly gateCriteria: readonly GateCriterion[];
  readonly glossary: readonly GlossaryTerm[];
  readonly inventory: Inventory;
}

const methodologies = new Map<string, Promise<Methodology>>();

/**
 * The pages, gate criteria, terms and inventory of the methodology, read from `methodology/` of the content directory once and kept. A
 * directory that cannot be read is tried again the next time.
 */
export function loadMethodology(contentDirectory: string): Promise<Methodology> {
  const known = methodologies.get(contentDirectory);
  if (known !== undefined) return known;
  const methodology = readMethodology(join(contentDirectory, "methodology"));
  methodologies.set(contentDirectory, methodology);
  methodology.catch(() => methodologies.delete(contentDirectory));
  return methodology;
}

async function readMethodology(directory: string): Promise<Methodology> {
  const read = (...path: readonly string[]): Promise<string> => readFile(join(directory, ...path), "utf8");
  const [gates, glossary, inventory, pages] = await Promise.all([
    read("gates.yaml"),
    read("glossary.yaml"),
    read("inventory.yaml"),
    Promise.all(
      methodologyAreas.map(async (area) => {
        const [en, zh] = await Promise.all([read(area, "en.md"), read(area, "zh.md")]);
        return [area, { en: parseMethodologyPage(en), zh: parseMethodologyPage(zh) }] as const;
      }),
    ),
  ]);
  return {
    pages: new Map(pages),
    gateCriteria: parseGateCriteria(gates),
    glossary: parseGlossary(glossary),
    inventory: parseInventory(inventory),
  };
}
