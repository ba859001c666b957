import { z } from "zod";
import { amountUnits } from "#app/domain/scorecard/scorecard.ts";
import { aggregations, criterionKinds, normalisations, scoreVariations, tieBreaks } from "#app/domain/scoring/model.ts";
import { plainExcerpt } from "#app/domain/plain-text.ts";
import type { FieldChange, Wording } from "#app/http/field-words.server.ts";
import { formatList, formatNumber, inLanguage } from "#app/i18n/format.ts";

const name = z.object({ text: z.string(), zh: z.string().nullable().default(null) });
const state = z.record(z.string(), z.unknown());
const said = z.array(z.object({ criterion: name.nullable(), against: name.nullable().optional(), number: z.number() }));
const weighings = z.enum(["points", "swing", "rank", "pairwise"]);
const weighers = z.enum(["agreed", "committee"]);
const chosen = z.object({ method: weighings, weigher: weighers });

const shapes = {
  start: z.object({ from: z.enum(["standard", "empty"]) }),
  named: z.object({ name }),
  taken: z.object({ count: z.number(), codes: z.array(z.string()) }),
  takeChange: z.object({ name, code: z.string() }),
  edit: z.object({ name, before: state, after: state }),
  method: z.object({ before: state, after: state }),
  choose: z.object({ name: name.nullable(), before: chosen, after: chosen }),
  weigh: z.object({ name: name.nullable(), method: weighings, reason: z.string(), before: said.nullable(), after: said.nullable() }),
  judge: z.object({ name: name.nullable(), method: weighings, seat: z.string() }),
};

interface Words {
  readonly text: string;
  readonly changes?: readonly FieldChange[];
}

/** What was done to a scorecard, in the reader's words; undefined for an entry of another release. */
export function scorecardWords(verb: string, data: unknown, wording: Wording): Words | undefined {
  const { t, locale } = wording;
  const groupName = (group: z.output<typeof name> | null) =>
    group ? t("scorecard:group.below", { name: inLanguage(group, locale) }) : t("scorecard:group.top");
  switch (verb) {
    case "start": {
      const started = shapes.start.safeParse(data).data;
      return started && { text: t(`history:event.scorecard.start.${started.from}`) };
    }
    case "addCriterion":
    case "moveCriterion":
    case "duplicateCriterion":
    case "removeCriterion":
    case "restoreCriterion":
    case "addRequirement":
    case "moveRequirement":
    case "removeRequirement":
    case "restoreRequirement": {
      const named = shapes.named.safeParse(data).data;
      return named && { text: t(`history:event.scorecard.${verb}`, { name: plainExcerpt(inLanguage(named.name, locale), 120) }) };
    }
    case "takeRequirements": {
      const taken = shapes.taken.safeParse(data).data;
      return taken && { text: t("history:event.scorecard.takeRequirements", { ...taken, codes: formatList(taken.codes, locale, "bare") }) };
    }
    case "takeChange": {
      const taken = shapes.takeChange.safeParse(data).data;
      const told = taken && { code: taken.code, name: plainExcerpt(inLanguage(taken.name, locale), 120) };
      return told && { text: t("history:event.scorecard.takeChange", told) };
    }
    case "editCriterion":
    case "editRequirement": {
      const edited = shapes.edit.safeParse(data).data;
      if (!edited) return undefined;
      const text = t(`history:event.scorecard.${verb}`, { name: plainExcerpt(inLanguage(edited.name, locale), 120) });
      return { text, changes: changesOf(edited.before, edited.after, wording) };
    }
    case "setMethod": {
      const method = shapes.method.safeParse(data).data;
      return method && { text: t("history:event.scorecard.setMethod"), changes: changesOf(method.before, method.after, wording) };
    }
    case "chooseWeighing": {
      const choice = shapes.choose.safeParse(data).data;
      if (!choice) return undefined;
      const told = { method: t(`scorecard:weighing.${choice.after.method}`), weigher: t(`scorecard:weigherShort.${choice.after.weigher}`) };
      return { text: t("history:event.scorecard.chooseWeighing", { group: groupName(choice.name), ...told }) };
    }
    case "weigh": {
      const weighed = shapes.weigh.safeParse(data).data;
      if (!weighed) return undefined;
      const text = t("history:event.scorecard.weigh", {
        group: groupName(weighed.name),
        method: t(`scorecard:weighing.${weighed.method}`),
      });
      const change = {
        label: t("scorecard:column.weight"),
        before: saidText(weighed.before, wording),
        after: saidText(weighed.after, wording),
      };
      return { text, changes: change.before === change.after ? [] : [change] };
    }
    case "judge": {
      const judged = shapes.judge.safeParse(data).data;
      const told = judged && { group: groupName(judged.name), method: t(`scorecard:weighing.${judged.method}`), seat: judged.seat };
      return told && { text: t("history:event.scorecard.judge", told) };
    }
    default:
      return undefined;
  }
}

/** A longer list of weights is cut. */
const longestWeights = 400;

function saidText(weights: z.output<typeof said> | null, { t, locale }: Wording): string {
  if (!weights || weights.length === 0) return t("history:nothing");
  const called = (criterion: z.output<typeof name> | null | undefined) => (criterion ? inLanguage(criterion, locale) : "");
  const texts = weights.map(({ criterion, against, number }) => {
    const names = against ? `${called(criterion)} : ${called(against)}` : called(criterion);
    return `${names} ${formatNumber(number, locale, { maximumFractionDigits: 3 })}`;
  });
  return plainExcerpt(formatList(texts, locale, "bare"), longestWeights);
}

/** The fields of which two states differ. */
function changesOf(before: z.output<typeof state>, after: z.output<typeof state>, wording: Wording): FieldChange[] {
  const { t } = wording;
  return shownFields.flatMap(([field, label]) => {
    if (!(field in after) || JSON.stringify(before[field] ?? null) === JSON.stringify(after[field] ?? null)) return [];
    return [{ label: t(label), before: fieldText(field, before[field], wording), after: fieldText(field, after[field], wording) }];
  });
}

const shownFields = [
  ["name", "scorecard:field.name"],
  ["nameZh", "scorecard:field.nameZh"],
  ["guidance", "scorecard:field.guidance"],
  ["guidanceZh", "scorecard:field.guidanceZh"],
  ["text", "scorecard:field.requirement"],
  ["textZh", "scorecard:field.requirementZh"],
  ["parent", "scorecard:field.parent"],
  ["kind", "scorecard:field.kind"],
  ["unit", "scorecard:field.unit"],
  ["weight", "scorecard:field.weight"],
  ["scale", "scorecard:criterion.scale"],
  ["levels", "scorecard:criterion.meaning"],
  ["valuePoints", "scorecard:criterion.curve"],
  ["anchors", "scorecard:criterion.anchors"],
  ["discountRate", "scorecard:field.discountRate"],
  ["minimum", "scorecard:field.minimum"],
  ["isApplicable", "scorecard:field.takenOut"],
  ["normalisation", "scorecard:method.normalisation"],
  ["moneyPerPoint", "scorecard:method.moneyPerPoint"],
  ["currency", "scorecard:method.currency"],
  ["envelopes", "scorecard:method.envelopes"],
  ["minimumTechnical", "scorecard:method.minimumTechnical"],
  ["aggregation", "scorecard:method.aggregation"],
  ["tieBreaks", "scorecard:method.tieBreaks"],
  ["weightConstraint", "scorecard:method.constraint"],
  ["scoreVariation", "scorecard:method.scoreVariation"],
  ["samples", "scorecard:method.samples"],
  ["seed", "scorecard:method.seed"],
] as const;

type Shown = (typeof shownFields)[number][0];

/** A value with words of its own; undefined for any other. */
function wordOf(field: Shown, value: string, { t }: Wording): string | undefined {
  const oneOf = <Name extends string>(names: readonly Name[], text: (name: Name) => string) => {
    const found = names.find((each) => each === value);
    return found === undefined ? undefined : text(found);
  };
  switch (field) {
    case "kind":
      return oneOf(criterionKinds, (each) => t(`scorecard:kind.${each}`));
    case "unit":
      return oneOf(amountUnits, (each) => t(`scorecard:unit.${each}`));
    case "normalisation":
      return oneOf(normalisations, (each) => t(`scorecard:normalisation.${each}`));
    case "envelopes":
      return oneOf(["1", "2"] as const, (each) => t(`scorecard:envelopes.${each}`));
    case "aggregation":
      return oneOf(aggregations, (each) => t(`scorecard:aggregation.${each}`));
    case "tieBreaks":
      return oneOf(tieBreaks, (each) => t(`scorecard:tieBreak.${each}`));
    case "weightConstraint":
      return oneOf(["none", "ordinal"] as const, (each) => t(`scorecard:constraint.${each}`));
    case "scoreVariation":
      return oneOf(scoreVariations, (each) => t(`scorecard:scoreVariation.${each}`));
    default:
      return undefined;
  }
}

const levels = z.record(z.string(), z.object({ en: z.string(), zh: z.string().nullable() }));

function fieldText(field: Shown, value: unknown, wording: Wording): string {
  const { t, locale } = wording;
  if (value === null || value === undefined || value === "") return t("history:nothing");
  if (field === "parent") return inLanguage(name.catch({ text: "", zh: null }).parse(value), locale);
  if (field === "isApplicable") return t(value === true ? "ui:no" : "ui:yes");
  if (field === "discountRate") return `${formatNumber(Number(value) * 100, locale)} %`;
  if (field === "levels") {
    const described = Object.entries(levels.catch({}).parse(value));
    const texts = described.map(([level, { en, zh }]) => `${level} ${inLanguage({ text: en, zh }, locale)}`);
    return plainExcerpt(formatList(texts, locale, "bare"), longestWeights) || t("history:nothing");
  }
  if (Array.isArray(value))
    return (
      formatList(
        value.map((each) => fieldText(field, each, wording)),
        locale,
        "bare",
      ) || t("history:nothing")
    );
  if (typeof value === "object") return t("scorecard:constraint.bands");
  const word = wordOf(field, String(value), wording);
  if (word !== undefined) return word;
  return typeof value === "number" ? formatNumber(value, locale, { maximumFractionDigits: 6 }) : plainExcerpt(String(value), 200);
}
