import type { z } from "zod";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import type { DemoScenario } from "#app/domain/scorecard/demo-script.ts";
import { errorResponse } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { Refusal } from "#app/http/refusal.ts";
import { inLanguage } from "#app/i18n/format.ts";
import type { Undo } from "#app/ui/undo.tsx";
import { insertScenarios, listScenarios, placeScenario, updateScenario } from "#db/queries/demonstrations.ts";
import { readOfferBasis } from "#db/queries/vendors.ts";
import type { Database } from "#db/tables/index.ts";
import type { DemoScenarioRow } from "#db/tables/vendor-questions.ts";
import { changedSince, changeVendors, stale, type VendorArgs } from "./change-vendors.server.ts";
import type { addScenarioForm, chooseScenariosForm, editScenarioForm, orderScenarioForm, scenarioForm } from "./meetings.forms.server.ts";

const mostScenarios = 100;

/** Takes ready scenarios into the script, behind those there are; one that is in it already stays once. Returns how many were taken. */
export async function chooseScenarios(args: VendorArgs<z.output<typeof chooseScenariosForm>>): Promise<number> {
  const { context, project, value } = args;
  const { demoScripts } = await loadScorecards(context.contentDirectory);
  return changeVendors(args, async ({ transaction, record }) => {
    const rows = await listScenarios(transaction, project.id);
    const present = new Set(rows.flatMap(({ libraryId, removedAt }) => (removedAt === null && libraryId !== null ? [libraryId] : [])));
    const chosen = demoScripts.filter(({ id }) => value.libraryIds.includes(id) && !present.has(id));
    if (value.libraryIds.some((id) => !demoScripts.some((script) => script.id === id)))
      throw new Refusal("field.unknown", { field: "libraryIds" });
    if (chosen.length === 0) return 0;
    const position = roomFor(rows, chosen.length);
    // One that was taken out comes back as it was, with what was noted on it.
    const removed = rows.filter(({ libraryId, removedAt }) => removedAt !== null && chosen.some(({ id }) => id === libraryId));
    for (const { id, version } of removed) await updateScenario(transaction, id, version, { removedAt: null, removedBy: null });
    const fresh = chosen.filter(({ id }) => !removed.some(({ libraryId }) => libraryId === id));
    const made = fresh.map((script, index) => readyScenario(script, context.newId(), project.id, position + index));
    await insertScenarios(transaction, made);
    const items = [...removed, ...made].map(({ title, titleZh }) => ({ name: title, nameZh: titleZh }));
    await record({ stream: project.id, command: "vendor.chooseScenarios", subjectId: null, data: { name: "", items } });
    return items.length;
  });
}

/** A ready scenario as a project keeps it. */
export function readyScenario(script: DemoScenario, id: string, projectId: string, position: number): DemoScenarioRow {
  const { name, painPoint, role, minutes, steps, lookFor, criteria, items } = script;
  const lines = (texts: DemoScenario["steps"], locale: "en" | "zh") => texts.map((text) => text[locale]).join("\n");
  return {
    ...{ id, projectId, position, libraryId: script.id, audience: role, minutes },
    ...{ title: name.en, titleZh: name.zh, painPoint: painPoint.en, painPointZh: painPoint.zh },
    ...{ steps: lines(steps, "en"), stepsZh: lines(steps, "zh"), lookFor: lines(lookFor, "en"), lookForZh: lines(lookFor, "zh") },
    ...{ criterionIds: JSON.stringify(criteria), itemIds: JSON.stringify(items), removedAt: null, removedBy: null, version: 1 },
  };
}

/** Adds a scenario of the project's own behind the others; returns its id. */
export async function addScenario(args: VendorArgs<z.output<typeof addScenarioForm>>): Promise<string> {
  const { context, project, value } = args;
  return changeVendors(args, async ({ transaction, record }) => {
    const position = roomFor(await listScenarios(transaction, project.id), 1);
    const { criterionIds, ...words } = value;
    await requireCriteria(transaction, project.id, criterionIds);
    const id = context.newId();
    const place = { id, projectId: project.id, position, libraryId: null, itemIds: "[]" };
    const life = { removedAt: null, removedBy: null, version: 1 };
    await insertScenarios(transaction, [{ ...place, ...words, criterionIds: JSON.stringify(criterionIds), ...life }]);
    const data = { name: "", items: [{ name: value.title, nameZh: value.titleZh }] };
    await record({ stream: project.id, command: "vendor.chooseScenarios", subjectId: id, data });
    return id;
  });
}

export async function editScenario(args: VendorArgs<z.output<typeof editScenarioForm>>): Promise<void> {
  const { scenarioId, version, criterionIds, ...after } = args.value;
  await changeVendors(args, async ({ transaction, record }) => {
    const known = await requireScenario(args, transaction, scenarioId);
    if (known.removedAt !== null) throw errorResponse(404, args.context);
    const added = criterionIds.filter((id) => !idsOf(known.criterionIds).includes(id));
    await requireCriteria(transaction, args.project.id, added);
    if (!(await updateScenario(transaction, known.id, version, { ...after, criterionIds: JSON.stringify(criterionIds) })))
      throw stale(known.version, typedScenario(known));
    const data = { name: "", ...titled({ ...known, ...after }) };
    await record({ stream: args.project.id, command: "vendor.editScenario", subjectId: known.id, data });
  });
}

/** Moves a scenario before the one above it of the same audience, or behind the one below. */
export async function orderScenario(args: VendorArgs<z.output<typeof orderScenarioForm>>): Promise<void> {
  const { project, value } = args;
  await changeVendors(args, async ({ transaction, record }) => {
    const scenario = await requireScenario(args, transaction, value.scenarioId);
    const beside = (await listScenarios(transaction, project.id)).filter(
      ({ audience, removedAt }) => audience === scenario.audience && removedAt === null,
    );
    const at = beside.findIndex(({ id }) => id === scenario.id);
    const other = beside[value.direction === "up" ? at - 1 : at + 1];
    if (at < 0 || !other) return;
    await placeScenario(transaction, scenario.id, other.position);
    await placeScenario(transaction, other.id, scenario.position);
    await record({
      stream: project.id,
      command: "vendor.orderScenario",
      subjectId: scenario.id,
      data: { name: "", ...titled(scenario) },
    });
  });
}

/** Takes a scenario out of the script; what was noted on it stays. The answer says how it is put back. */
export async function removeScenario(args: VendorArgs<z.output<typeof scenarioForm>>): Promise<{ readonly undo: Undo }> {
  const { context, project, user, value } = args;
  const row = await turnScenario(args, "vendor.removeScenario", { removedAt: context.now(), removedBy: user.id });
  const { t, locale } = await readReader(args.request, context);
  const fields = { scenarioId: value.scenarioId, version: String(value.version + 1) };
  const name = inLanguage({ text: row.title, zh: row.titleZh }, locale);
  const action = `/projects/${project.id}/vendors/demonstrations`;
  return { undo: { done: t("vendors:removed.done", { name }), intent: "restoreScenario", fields, action } };
}

export async function restoreScenario(args: VendorArgs<z.output<typeof scenarioForm>>): Promise<void> {
  await turnScenario(args, "vendor.restoreScenario", { removedAt: null, removedBy: null });
}

async function turnScenario(
  args: VendorArgs<z.output<typeof scenarioForm>>,
  command: "vendor.removeScenario" | "vendor.restoreScenario",
  changes: Pick<DemoScenarioRow, "removedAt" | "removedBy">,
): Promise<DemoScenarioRow> {
  return changeVendors(args, async ({ transaction, record }) => {
    const row = await requireScenario(args, transaction, args.value.scenarioId);
    if (!(await updateScenario(transaction, row.id, args.value.version, changes))) throw changedSince();
    await record({ stream: args.project.id, command, subjectId: row.id, data: { name: "", ...titled(row) } });
    return row;
  });
}

async function requireScenario({ context, project }: VendorArgs<unknown>, db: Database, id: string): Promise<DemoScenarioRow> {
  const row = (await listScenarios(db, project.id)).find((each) => each.id === id);
  if (!row) throw errorResponse(404, context);
  return row;
}

/** The first place behind all scenarios; refused when there is no room for so many more. */
function roomFor(rows: readonly DemoScenarioRow[], count: number): number {
  if (rows.filter(({ removedAt }) => removedAt === null).length + count > mostScenarios)
    throw new Refusal("demo.tooMany", { parameters: { limit: mostScenarios } });
  return Math.max(0, ...rows.map(({ position }) => position)) + 1;
}

async function requireCriteria(db: Database, projectId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { criteria } = await readOfferBasis(db, projectId);
  const known = new Set(criteria.flatMap(({ id, libraryId }) => (libraryId === null ? [id] : [id, libraryId])));
  if (ids.some((id) => !known.has(id))) throw new Refusal("field.unknown", { field: "criterionIds" });
}

/** What a list of ids says that was stored as text; nobody but this product writes it. */
export function idsOf(json: string): readonly string[] {
  return JSON.parse(json) as readonly string[];
}

function titled({ title, titleZh }: Pick<DemoScenarioRow, "title" | "titleZh">) {
  return { items: [{ name: title, nameZh: titleZh }] };
}

/** A scenario as its form would send it. */
function typedScenario(row: DemoScenarioRow): Record<string, string> {
  const { audience, title, titleZh, painPoint, painPointZh, steps, stepsZh, lookFor, lookForZh, minutes } = row;
  return {
    ...{ audience, title, titleZh: titleZh ?? "", painPoint, painPointZh: painPointZh ?? "", steps, stepsZh: stepsZh ?? "" },
    ...{ lookFor, lookForZh: lookForZh ?? "", minutes: String(minutes) },
  };
}
