import { parse } from "yaml";
import { z } from "zod";

import { bilingualSchema } from "./template-schema.ts";

import type { GateCriterion } from "#app/domain/template/gate-criterion.ts";
import { evidenceKinds } from "#app/domain/template/gate-criterion.ts";
import type { Bilingual, MethodologyArea } from "#app/domain/template/template.ts";
import { methodologyAreas } from "#app/domain/template/template.ts";

/** One thing the methodology asks of a rollout. */
export interface InventoryItem {
  readonly id: string;
  readonly text: Bilingual;
  /** Where the product answers. */
  readonly areas: readonly MethodologyArea[];
  /** A published claim whose method is not known: shown as a quotation, never used as a figure. */
  readonly quoted: boolean;
}

export interface Inventory {
  readonly sections: readonly { readonly id: string; readonly text: Bilingual }[];
  readonly items: readonly InventoryItem[];
}

export interface GlossaryTerm {
  readonly id: string;
  readonly term: Bilingual;
  readonly meaning: Bilingual;
}

/** The page of one area in one language. */
export interface MethodologyPage {
  readonly title: string;
  /** One or two sentences, also shown where the area has nothing in it yet. */
  readonly summary: string;
  /** Markdown without raw HTML. */
  readonly body: string;
}

const text = z.string().trim().min(1).max(600);
const areaSchema = z.enum(methodologyAreas);
const taskIdsSchema = z.array(z.string().regex(/^\d+\.\d+$/)).readonly();

const inventorySchema = z.strictObject({
  sections: z.array(
    z.strictObject({ id: z.string().regex(/^[A-H]$/), en: text, zh: text }).transform(({ id, en, zh }) => ({ id, text: { en, zh } })),
  ),
  items: z.array(
    z
      .strictObject({
        id: z.string().regex(/^[A-H]\d\d$/),
        en: text,
        zh: text,
        areas: z.array(areaSchema).min(1).readonly(),
        quoted: z.boolean().default(false),
      })
      .transform(({ en, zh, ...item }): InventoryItem => ({ ...item, text: { en, zh } })),
  ),
});

const glossarySchema = z.strictObject({
  terms: z.array(z.strictObject({ id: z.string().regex(/^[a-zA-Z]+$/), term: bilingualSchema, meaning: bilingualSchema })).min(1),
});

const criteriaSchema = z.strictObject({
  criteria: z.array(
    z
      .strictObject({
        id: z.string().regex(/^K\d\d$/),
        en: text,
        zh: text,
        topic: areaSchema,
        evidence: z.array(z.enum(evidenceKinds)).min(1).readonly(),
        thresholds: z.record(z.string(), z.number()).default({}),
        at: z.strictObject({ std6: taskIdsSchema, rapid: taskIdsSchema, large: taskIdsSchema }),
        before: z.strictObject({ std6: z.string().optional(), rapid: z.string().optional(), large: z.string().optional() }).default({}),
      })
      .transform(({ en, zh, ...criterion }): GateCriterion => ({ ...criterion, text: { en, zh } })),
  ),
});

const pageSchema = z.strictObject({ title: text, summary: text });

/** Reads the list of what the methodology asks; throws when it is not one. */
export function parseInventory(yaml: string): Inventory {
  return inventorySchema.parse(parse(yaml));
}

/** Reads the terms of the method; throws when they are not in order. */
export function parseGlossary(yaml: string): readonly GlossaryTerm[] {
  return glossarySchema.parse(parse(yaml)).terms;
}

/** Reads the gate criteria; throws when they are not in order. */
export function parseGateCriteria(yaml: string): readonly GateCriterion[] {
  return criteriaSchema.parse(parse(yaml)).criteria;
}

/** Reads a page: front matter between two lines of three dashes, then Markdown; throws when the front matter is missing or incomplete. */
export function parseMethodologyPage(markdown: string): MethodologyPage {
  const match = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(markdown);
  if (match?.[1] === undefined || match[2] === undefined) throw new Error("A methodology page begins with front matter");
  return { ...pageSchema.parse(parse(match[1])), body: match[2].trim() };
}
