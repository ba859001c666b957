import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackPartSection } from "./pack-part.tsx";
import { PackTable } from "./pack-table.tsx";

type VendorScores = PackPage["scores"][number];

/** How many members have columns beside each other on a page of A4. */
const mostColumns = 9;

/** Every score, members beside each other, and below it what they said of it. */
export function PackScores({ page }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  return (
    <PackPartSection sections={page.sections} part="scores">
      {page.scores.map((scores) => (
        <div key={scores.id} className="pack-vendor">
          <h3 className="mt-3">{scores.name}</h3>
          {scores.criteria.length === 0 ? (
            <p className="text-muted">{t("pack.unscored")}</p>
          ) : (
            <>
              {inGroups(page.members).map((members) => (
                <ScoreMatrix key={members[0]?.id} scores={scores} members={members} />
              ))}
              <Comments scores={scores} />
            </>
          )}
        </div>
      ))}
    </PackPartSection>
  );
}

interface ScoreMatrixProps {
  readonly scores: VendorScores;
  readonly members: PackPage["members"];
}

function ScoreMatrix({ scores: { name, criteria, recused }, members }: ScoreMatrixProps) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "criterion", text: t("pack.criterion") },
    ...members.map((member) => ({ key: member.id, text: member.name, isNumber: true })),
  ];
  return (
    <PackTable label={t("pack.scoresOf", { vendor: name })} columns={columns} isMatrix>
      {criteria.map((criterion) => (
        <tr key={criterion.id}>
          <th scope="row" className="font-normal whitespace-normal text-fg">
            {criterion.name}
          </th>
          {members.map(({ id }) => {
            const said = criterion.said.find(({ seatId }) => seatId === id);
            return (
              <td key={id} className="number">
                {said ? (said.value ?? t(`pack.state.${said.state}`)) : recused.includes(id) ? t("pack.recused") : "–"}
              </td>
            );
          })}
        </tr>
      ))}
    </PackTable>
  );
}

function Comments({ scores: { name, criteria } }: { readonly scores: VendorScores }) {
  const { t } = useTranslation("decision");
  const spoken = criteria
    .map((criterion) => ({ ...criterion, said: criterion.said.filter(({ comment, evidence }) => comment !== "" || evidence !== "") }))
    .filter(({ said }) => said.length > 0);
  if (spoken.length === 0) return null;
  return (
    <>
      <h4 className="mt-3 font-medium">{t("pack.commentsOn", { vendor: name })}</h4>
      <dl className="pack-comments">
        {spoken.map(({ id, name: criterion, said }) => (
          <div key={id}>
            <dt>{criterion}</dt>
            {said.map(({ seatId, member, state, value, comment, evidence }) => (
              <dd key={seatId} className="break-words">
                <span className="text-muted">{t("pack.saidBy", { member, score: value ?? t(`pack.state.${state}`) })}</span> {comment}
                {evidence === "" ? null : <span className="block">{t("pack.evidenceIs", { evidence })}</span>}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  );
}

/** Members in groups of which each fits beside the names of the criteria. */
function inGroups(members: PackPage["members"]): readonly PackPage["members"][] {
  const groups = Math.max(1, Math.ceil(members.length / mostColumns));
  const size = Math.ceil(members.length / groups);
  return Array.from({ length: groups }, (_, at) => members.slice(at * size, (at + 1) * size));
}

export function PackModeration({ page: { moderated, sections } }: { readonly page: PackPage }) {
  const { t } = useTranslation("decision");
  const locale = useLocale();
  const columns = [
    { key: "vendor", text: t("pack.vendor") },
    { key: "criterion", text: t("pack.criterion") },
    { key: "originals", text: t("pack.originals") },
    { key: "agreed", text: t("pack.agreed"), isNumber: true },
    { key: "reason", text: t("pack.reason") },
  ];
  return (
    <PackPartSection sections={sections} part="moderation">
      <PackTable label={t("pack.part.moderation")} columns={columns}>
        {moderated.map(({ key, vendor, criterion, originals, value, reason, by, at }) => (
          <tr key={key}>
            <th scope="row" className="whitespace-normal text-fg">
              {vendor}
            </th>
            <td>{criterion}</td>
            <td>{formatList(originals, locale, "bare")}</td>
            <td className="number">{value}</td>
            <td className="w-1/3 break-words">
              {reason}
              <span className="block text-muted">{t("pack.agreedBy", { name: by, at })}</span>
            </td>
          </tr>
        ))}
      </PackTable>
    </PackPartSection>
  );
}
