import { readiness } from "#app/domain/gate/decision.ts";
import { isOpen, maySign, takesSignature } from "#app/domain/gate/evidence.ts";
import { underNamesApart } from "#app/domain/names-apart.ts";
import { addDays } from "#app/domain/time/day.ts";
import { loadMethodology } from "#app/content/methodology.server.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readNamesApart } from "#app/http/names-apart.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { todayIn } from "#app/domain/time/today.ts";
import { byName, formatDay, formatInstant, inLanguage } from "#app/i18n/format.ts";
import { storedEvidence } from "#db/queries/gates.ts";
import type { GateConditionRow, GateDecisionRow } from "#db/tables/gates.ts";
import { readGatesOf, type Gate, type StandingCriterion } from "./gate-records.server.ts";
import { attentionOf, figureText, outcomeOf, roleText, shortened, shownLimit } from "./gate-words.server.ts";
import { rolesOf } from "./sign.server.ts";

export type GatePageData = Awaited<ReturnType<typeof readGatePage>>;
export type ShownCriterion = GatePageData["criteria"][number];
export type ShownDecision = GatePageData["record"][number];
export type ShownCondition = ShownDecision["conditions"][number];

/** One gate with all that it asks for and all that was decided, in the reader's words. Throws a Response of 404 for any other task. */
export async function readGatePage(caller: ProjectCaller, taskId: string | undefined, reader: Reader) {
  const { context, project, user, role, can } = caller;
  const { locale, timeZone, t } = reader;
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const gate = (await readGatesOf(caller, context.db, plan)).find(({ task }) => task.id === taskId);
  if (!gate) throw errorResponse(404, context);
  const today = todayIn(project.timeZone, context.now());
  const roles = await rolesOf(context.db, plan, user.id);
  const people = underNamesApart(plan.people, await readNamesApart(caller, locale));
  const { gateCriteria } = await loadMethodology(context.contentDirectory);
  const asked = new Set(gate.criteria.map(({ id }) => id));
  const criteria = gate.criteria.map((criterion) => shownCriterion(criterion, { caller, reader, roles }));
  const record = gate.decisions.map((decision) => shownDecision(decision, gate, today, reader)).reverse();
  return {
    title: inLanguage(gate.task.name, locale),
    projectId: project.id,
    taskId: gate.task.id,
    isMilestone: gate.task.kind === "milestone",
    day: formatDay(schedule.task(schedule.indexOf(gate.task.id)).finish, locale, "long"),
    state: gate.state,
    ...readiness(gate.criteria),
    attention: attentionOf(gate, today, reader),
    criteria,
    open: gate.criteria.filter(({ state }) => isOpen(state)).map(({ id, text }) => ({ id, text: inLanguage(text, locale) })),
    current: record.find(({ id }) => id === gate.current?.id) ?? null,
    record,
    seen: gate.decisions.length,
    me: { name: user.name, role: roleText(role, { t }) },
    may: { decide: can("gate.decide"), waive: can("gate.waive"), sign: can("gate.sign"), edit: can("gate.edit") },
    people: people.map(({ id, name }) => ({ id, name })).sort((a, b) => byName(a.name, b.name)),
    library: gateCriteria.filter(({ id }) => !asked.has(id)).map(({ id, text }) => ({ id, text: `${id} ${shortened(text[locale])}` })),
    today,
    inFourWeeks: addDays(today, 28),
    formKey: context.newId(),
    printedOn: formatInstant(context.now(), locale, timeZone),
  };
}

interface Shown {
  readonly caller: ProjectCaller;
  readonly reader: Reader;
  /** Those that the reader holds in the plan. */
  readonly roles: readonly string[];
}

/** Criteria that the evaluation of vendors answers. */
const ofEvaluation: ReadonlySet<string> = new Set(["K10", "K11"]);

function shownCriterion(criterion: StandingCriterion, { caller, reader, roles }: Shown) {
  const { can, project, user } = caller;
  const { locale, timeZone, t } = reader;
  const { id, state, computed, source, added, beforeTask, topic } = criterion;
  const standing = criterion.signatures.find((row) => row.id === criterion.signature?.id);
  const waiver = criterion.waivers.find((row) => row.id === criterion.waiver?.id);
  const isSignable = can("gate.sign") && takesSignature(criterion, computed) && !standing && state !== "met";
  const base = `/projects/${project.id}`;
  return {
    id,
    code: source === "own" ? null : id,
    text: inLanguage(criterion.text, locale),
    source,
    state,
    figure: computed ? figureText(computed, reader) : null,
    isUncomputed: computed === null && criterion.evidence.includes("auto"),
    workedOn:
      topic === null
        ? null
        : ofEvaluation.has(id) && can("vendors.result")
          ? { to: `${base}/decision`, text: t("gates:workedOn.decision") }
          : id === "K09" && can("requirements.read")
            ? { to: `${base}/requirements`, text: t("requirements:title") }
            : id === "K06"
              ? { to: `${base}/people`, text: t("gates:workedOn.people") }
              : { to: `${base}/method/${topic}`, text: t("gates:workedOn.area", { area: t(`ui:area.${topic}`) }) },
    before: beforeTask && {
      id: beforeTask.id,
      name: inLanguage(beforeTask.name, locale),
      hasBegun: beforeTask.progress > 0 && isOpen(state),
    },
    signature: standing
      ? {
          id: standing.id,
          words: t("gates:signedBy", {
            name: standing.signerName,
            role: roleText(standing.signerRole, reader),
            at: formatInstant(standing.signedAt, locale, timeZone),
          }),
          note: standing.note,
          canWithdraw: can("gate.decide") || (can("gate.sign") && standing.signedBy === user.id),
        }
      : null,
    waiver: waiver
      ? {
          id: waiver.id,
          words: t(state === "waiverExpired" ? "gates:waiverRanOut" : "gates:waivedBy", {
            name: waiver.granterName,
            role: roleText(waiver.granterRole, reader),
            day: formatDay(waiver.expiresOn, locale),
            owner: waiver.ownerName,
          }),
          reason: waiver.reason,
          canEnd: can("gate.waive"),
        }
      : null,
    former: [
      ...criterion.signatures
        .filter(({ withdrawnAt }) => withdrawnAt !== null)
        .map((row) =>
          t("gates:formerSignature", {
            name: row.signerName,
            at: formatInstant(row.signedAt, locale, timeZone),
            by: row.withdrawerName ?? "",
            reason: row.withdrawal ?? "",
          }),
        ),
      ...criterion.waivers
        .filter(({ endedAt }) => endedAt !== null)
        .map((row) =>
          t("gates:formerWaiver", {
            name: row.granterName,
            day: formatDay(row.expiresOn, locale),
            by: row.enderName ?? "",
            reason: row.ending ?? "",
          }),
        ),
    ],
    canSign: isSignable && maySign(id, roles),
    isNotForIt: isSignable && !maySign(id, roles),
    canWaive: can("gate.waive") && state !== "met" && state !== "signed",
    limits: criterion.thresholds.map((limit) => shownLimit(limit, reader)),
    limitsVersion: criterion.thresholdVersion,
    added: added && can("gate.edit") ? { id: added.id, version: added.version, isOwn: added.libraryId === null } : null,
  };
}

function shownDecision(decision: GateDecisionRow, gate: Gate, today: string, reader: Reader) {
  const { locale, timeZone, t } = reader;
  return {
    id: decision.id,
    outcome: outcomeOf(decision),
    day: formatDay(decision.decidedOn, locale, "long"),
    name: decision.deciderName,
    role: roleText(decision.deciderRole, reader),
    at: formatInstant(decision.decidedAt, locale, timeZone),
    planVersion: decision.planVersion,
    reason: decision.reason,
    dissent: decision.dissent,
    evidence: storedEvidence(decision.evidence).map(({ id, text, state, figure, by, until }) => ({
      id,
      text: inLanguage(text, locale),
      state,
      words:
        until !== null
          ? t("gates:kept.until", { name: by ?? "", day: formatDay(until, locale) })
          : by !== null
            ? t("gates:kept.by", { name: by })
            : figure
              ? t("gates:kept.figure", { count: figure.count, of: figure.of })
              : "",
    })),
    conditions: gate.conditions
      .filter(({ decisionId }) => decisionId === decision.id)
      .map((condition) => shownCondition(condition, today, reader)),
  };
}

function shownCondition(condition: GateConditionRow, today: string, { locale, timeZone, t }: Reader) {
  const { id, version, text, ownerName, dueOn, metAt, meeterName } = condition;
  return {
    id,
    version,
    text,
    owner: ownerName,
    due: formatDay(dueOn, locale),
    isMet: metAt !== null,
    isOverdue: metAt === null && dueOn < today,
    met: metAt === null ? null : t("gates:condition.met", { name: meeterName ?? "", at: formatInstant(metAt, locale, timeZone) }),
  };
}
