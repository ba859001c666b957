import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

type Criterion = PackPage["criteria"][number];

const indents = ["ps-2", "ps-6", "ps-10", "ps-14", "ps-18"] as const;

/** The scorecard as it was fixed, with what the committee as a whole gave each vendor. */
export function PackCriteria({ page: { criteria, vendors, sections, moderated } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "criterion", text: t("pack.criterion") },
    { key: "share", text: t("pack.share"), isNumber: true },
    { key: "whole", text: t("pack.whole"), isNumber: true },
    { key: "minimum", text: t("pack.minimum"), isNumber: true },
    ...vendors.map(({ id, name }) => ({ key: id, text: name, isNumber: true })),
  ];
  return (
    <PackPartSection sections={sections} part="scorecard">
      <p className="mt-1 max-w-prose text-muted">{t("pack.scorecardLead")}</p>
      <PackTable label={t("pack.part.scorecard")} columns={columns} isMatrix>
        {criteria.map((criterion) => (
          <tr key={criterion.id}>
            <th
              scope="row"
              className={`whitespace-normal text-fg ${indents[Math.min(criterion.depth, indents.length - 1)]} ${criterion.kind === null ? "" : "font-normal"}`}
            >
              {criterion.name}
            </th>
            <td className="number">{criterion.share ?? t("pack.takenOut")}</td>
            <td className="number">{criterion.whole ?? "–"}</td>
            <td className="number">{criterion.minimum ?? "–"}</td>
            {vendors.map(({ id }) => (
              <td key={id} className="number">
                <Given given={criterion.given.find(({ vendor }) => vendor === id)} />
              </td>
            ))}
          </tr>
        ))}
      </PackTable>
      {moderated.length === 0 ? null : <p className="mt-1 text-[13px] text-muted">{t("pack.agreedMark")}</p>}
    </PackPartSection>
  );
}

function Given({ given }: { readonly given: Criterion["given"][number] | undefined }) {
  if (!given) return null;
  return (
    <>
      {given.text ?? "–"}
      {given.isAgreed ? <sup>*</sup> : null}
    </>
  );
}

/** What each score means, as it was fixed before anybody scored. */
export function PackMeanings({ page: { criteria, sections } }: { readonly page: PackPage }) {
  return (
    <PackPartSection sections={sections} part="meanings">
      <dl className="pack-meanings">
        {criteria.map((criterion) =>
          criterion.kind === null ? null : (
            <div key={criterion.id}>
              <dt className="font-medium">{criterion.name}</dt>
              <dd>
                {criterion.guidance === "" ? null : <p className="text-muted">{criterion.guidance}</p>}
                <Meaning criterion={criterion} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </PackPartSection>
  );
}

function Meaning({ criterion: { kind, anchors, levels } }: { readonly criterion: Criterion }) {
  const { t } = useTranslation("decision");
  if (kind === null) return null;
  if (kind !== "score")
    return <p>{anchors ? t("pack.anchors", { best: anchors[0] ?? "", worst: anchors[1] ?? "" }) : t(`pack.kind.${kind}`)}</p>;
  return (
    <ul>
      {levels.map(({ level, text }) => (
        <li key={level}>{t("pack.level", { level, text })}</li>
      ))}
    </ul>
  );
}
