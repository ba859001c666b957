import { useTranslation } from "#app/i18n/use-translation.ts";
import type { CriterionPage } from "./criterion-page.server.ts";

interface ConflictField {
  readonly name: string;
  readonly label: string;
  readonly show?: (value: string) => string;
}

/** The fields of a criterion that are shown side by side where two people changed it. */
export function useConflictFields({ levels, parents, fields }: CriterionPage): readonly ConflictField[] {
  const { t } = useTranslation("scorecard");
  const kinds: readonly string[] = ["score", "lowerIsBetter", "cost"];
  const points = Object.keys(fields).filter((name) => name.startsWith("valuePoints["));
  return [
    { name: "name", label: t("field.name") },
    { name: "nameZh", label: t("field.nameZh") },
    { name: "guidance", label: t("field.guidance") },
    { name: "guidanceZh", label: t("field.guidanceZh") },
    { name: "parentId", label: t("field.parent"), show: (id) => parents.find((parent) => parent.id === id)?.name ?? t("field.atTop") },
    { name: "kind", label: t("field.kind"), show: (kind) => (kinds.includes(kind) ? t(`kind.${kind as "score"}`) : kind) },
    { name: "weight", label: t("field.weight") },
    { name: "scaleLow", label: t("field.scaleLow") },
    { name: "scaleHigh", label: t("field.scaleHigh") },
    { name: "anchorBest", label: t("field.anchorBest") },
    { name: "anchorWorst", label: t("field.anchorWorst") },
    { name: "discountRate", label: t("field.discountRate") },
    { name: "minimum", label: t("field.minimum") },
    ...levels.flatMap(({ level }, at) => [
      { name: `levels[${at}].en`, label: t("field.level", { level }) },
      { name: `levels[${at}].zh`, label: t("field.levelZh", { level }) },
    ]),
    ...points.map((name) => ({ name, label: name.endsWith("score") ? t("field.score") : t("field.value") })),
  ];
}
