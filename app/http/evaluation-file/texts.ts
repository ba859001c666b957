import type { KnockOutRule } from "#app/domain/scoring/knock-out.ts";
import type { Place } from "#app/domain/scoring/model-problem.ts";
import type { VerdictReason, VerdictWord } from "#app/domain/scoring/verdict.ts";
import type { EvaluationWarning } from "#app/domain/scoring/warnings.ts";
import { formatNumber } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { CriterionFile, ModelFile } from "./file-schema.ts";
import { placeText, type FileProblem } from "./file-problem.ts";
import { en } from "./texts.en.ts";
import { zh } from "./texts.zh.ts";

/** What a reader must know of a file's result, or of the file. */
export type FileWarning =
  | EvaluationWarning
  | { readonly code: "file.unknownField"; readonly place: string }
  | { readonly code: "weights.inconsistent"; readonly group: string | null; readonly ratio: number };

const texts = { en, zh };

/** Why a file cannot be evaluated: the place, what is wrong there, and the code. */
export function problemText({ code, place, otherPlace, detail }: FileProblem, language: Locale): string {
  const sentence = fill(texts[language].problems[code], { ...detail, other: otherPlace ? placeText(otherPlace) : "" });
  const where = placeText(place);
  return `${where === "" ? "" : `${where}${texts[language].colon}`}${sentence}${language === "zh" ? `（${code}）` : ` (${code})`}`;
}

/** What the vendors, criteria and members of a file are called in a language. */
export interface Wording {
  readonly language: Locale;
  readonly vendors: ReadonlyMap<string, string>;
  readonly criteria: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
}

/** The names that the file gives, in the language or else the other one, and ids where it gives none. */
export function wordingOf({ vendors, criteria, members }: Pick<ModelFile, "vendors" | "criteria" | "members">, language: Locale): Wording {
  const names = (items: readonly Pick<CriterionFile, "id" | "name">[]) => new Map(items.map((item) => [item.id, nameOf(item, language)]));
  const all = (siblings: readonly CriterionFile[]): readonly CriterionFile[] => siblings.flatMap((each) => [each, ...all(each.children)]);
  return { language, vendors: names(vendors), criteria: names(all(criteria)), members: names(members) };
}

function nameOf({ id, name }: Pick<CriterionFile, "id" | "name">, language: Locale): string {
  return (typeof name === "string" ? name : (name?.[language] ?? name?.en ?? name?.zh)) || id;
}

export function warningText(warning: FileWarning, wording: Wording): string {
  const words = texts[wording.language];
  const details: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(warning)) details[name] = detailText(name, value, wording);
  if (warning.code === "weights.inconsistent" && warning.group === null) details["group"] = words.top;
  if (warning.code === "moderation.winner" && warning.winner === null) details["winner"] = words.nobody;
  if (warning.code === "knockOut.borderline" || warning.code === "knockOut.open" || warning.code === "knockOut.moderated")
    details["rule"] = ruleText(warning, wording);
  return fill(words.warnings[warning.code], details);
}

/** What a vendor has to pass, in words. */
export function ruleText(
  { rule, criterion }: { readonly rule: KnockOutRule; readonly criterion: string | null },
  wording: Wording,
): string {
  return fill(texts[wording.language].rules[rule], { criterion: detailText("criterion", criterion ?? "", wording) });
}

/** One reason of the verdict, in words. */
export function reasonText(reason: VerdictReason, wording: Wording): string {
  const { language } = wording;
  const words = texts[language].reasons;
  const percent = (share: number) => formatNumber(share, language, { style: "percent", maximumFractionDigits: 1 });
  const weight = (share: number) => formatNumber(share, language, { maximumFractionDigits: 4 });
  switch (reason.code) {
    case "verdict.acceptability":
      return fill(words[reason.code], { share: percent(reason.share), needed: percent(reason.needed) });
    case "verdict.stability": {
      const { nearest, needed } = reason;
      if (!nearest) return words["verdict.stable"];
      return fill(words[reason.code], {
        criterion: detailText("criterion", nearest.criterion, wording),
        rival: detailText("rival", nearest.rival, wording),
        distance: weight(nearest.distance),
        needed: weight(needed),
      });
    }
    case "verdict.members": {
      const changedBy = detailText("changedBy", reason.changedBy, wording);
      return (
        fill(words[reason.code], { kept: reason.kept, of: reason.of }) +
        (changedBy === "" ? "" : fill(words["verdict.changedBy"], { changedBy }))
      );
    }
    case "verdict.tiedFirst":
    case "verdict.incomplete":
    case "verdict.noRival":
      return words[reason.code];
    default:
      return reason satisfies never;
  }
}

export function verdictWord(word: VerdictWord | null, language: Locale): string {
  return texts[language].verdicts[word ?? "none"];
}

/** The words of the tables. */
export function tableWords(language: Locale) {
  const { table, holds, fails, and, colon } = texts[language];
  return { ...table, holds, fails, and, colon };
}

/** Fills names in braces in. */
export function fill(sentence: string, details: Readonly<Record<string, string | number | undefined>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ""));
}

/** Groups whose pairwise judgements contradict each other more than is acceptable. */
export function inconsistent(
  weighed: readonly { readonly group: string | null; readonly pairwise: { readonly consistencyRatio: number | null } | null }[],
): readonly FileWarning[] {
  return weighed.flatMap(({ group, pairwise }): FileWarning[] => {
    const ratio = pairwise?.consistencyRatio ?? 0;
    return ratio > 0.1 ? [{ code: "weights.inconsistent", group, ratio }] : [];
  });
}

export function unknownFields(places: readonly Place[]): readonly FileWarning[] {
  return places.map((place) => ({ code: "file.unknownField", place: placeText(place) }));
}

const namedBy: Readonly<Record<string, "vendors" | "criteria" | "members">> = {
  vendor: "vendors",
  vendors: "vendors",
  rival: "vendors",
  winner: "vendors",
  criterion: "criteria",
  group: "criteria",
  member: "members",
  changedBy: "members",
};

function detailText(field: string, value: unknown, wording: Wording): string {
  if (typeof value === "number") return formatNumber(value, wording.language, { maximumFractionDigits: 3 });
  if (Array.isArray(value)) return value.map((each) => detailText(field, each, wording)).join(texts[wording.language].and);
  const list = namedBy[field];
  const text = String(value);
  return list ? (wording[list].get(text) ?? text) : text;
}
