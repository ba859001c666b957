import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackTable } from "./pack-table.tsx";

type Criterion = PackPage["criteria"][number];

const indents = ["ps-2", "ps-6", "ps-10", "ps-14", "ps-18"] as const;

/** The scorecard as it was fixed: criteria, weights and what each score means. */
export function PackCriteria({ criteria }: { readonly criteria: PackPage["criteria"] }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "criterion", text: t("pack.criterion") },
    { key: "share", text: t("pack.share"), isNumber: true },
    { key: "whole", text: t("pack.whole"), isNumber: true },
    { key: "minimum", text: t("pack.minimum"), isNumber: true },
    { key: "levels", text: t("pack.meaning") },
  ];
  return (
    <section>
      <h2 id="scorecard">{t("pack.scorecard")}</h2>
      <PackTable label={t("pack.scorecard")} columns={columns}>
        {criteria.map((criterion) => (
          <tr key={criterion.id}>
            <th
              scope="row"
              className={`align-top whitespace-normal text-fg ${indents[Math.min(criterion.depth, indents.length - 1)]} ${criterion.kind === null ? "" : "font-normal"}`}
            >
              {criterion.name}
            </th>
            <td className="number align-top">{criterion.share ?? t("pack.takenOut")}</td>
            <td className="number align-top">{criterion.whole ?? "–"}</td>
            <td className="number align-top">{criterion.minimum ?? "–"}</td>
            <td className="max-w-md text-[13px]">
              <Meaning criterion={criterion} />
            </td>
          </tr>
        ))}
      </PackTable>
    </section>
  );
}

function Meaning({ criterion: { kind, anchors, levels } }: { readonly criterion: Criterion }) {
  const { t } = useTranslation("decision");
  if (kind === null) return null;
  if (kind !== "score") return anchors ? t("pack.anchors", { best: anchors[0] ?? "", worst: anchors[1] ?? "" }) : t(`pack.kind.${kind}`);
  return (
    <ul>
      {levels.map(({ level, text }) => (
        <li key={level}>{t("pack.level", { level, text })}</li>
      ))}
    </ul>
  );
}
