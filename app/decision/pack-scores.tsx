import { Fragment } from "react";
import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPage } from "./pack-page.server.ts";
import { PackTable } from "./pack-table.tsx";

/** Every score with its comment, by vendor and criterion. */
export function PackScores({ scores }: { readonly scores: PackPage["scores"] }) {
  const { t } = useTranslation("decision");
  const columns = [
    { key: "member", text: t("pack.member") },
    { key: "score", text: t("pack.score"), isNumber: true },
    { key: "comment", text: t("pack.comment") },
    { key: "evidence", text: t("pack.evidence") },
  ];
  return (
    <section>
      <h2 id="scores">{t("pack.scores")}</h2>
      {scores.map(({ id, name, criteria }) => (
        <div key={id} className="mt-3">
          <h3>{name}</h3>
          {criteria.length === 0 ? (
            <p className="text-muted">{t("pack.unscored")}</p>
          ) : (
            <PackTable label={name} columns={columns}>
              {criteria.map((criterion) => (
                <Fragment key={criterion.id}>
                  <tr>
                    <th colSpan={4} scope="colgroup" className="bg-surface whitespace-normal text-fg">
                      {criterion.name}
                    </th>
                  </tr>
                  {criterion.said.map(({ member, state, value, comment, evidence }) => (
                    <tr key={member}>
                      <td>{member}</td>
                      <td className="number">{value ?? t(`pack.state.${state}`)}</td>
                      <td className="max-w-md break-words">{comment}</td>
                      <td className="max-w-xs break-words">{evidence}</td>
                    </tr>
                  ))}
                </Fragment>
              ))}
            </PackTable>
          )}
        </div>
      ))}
    </section>
  );
}

export function PackModeration({ moderated }: { readonly moderated: PackPage["moderated"] }) {
  const { t } = useTranslation("decision");
  const locale = useLocale();
  if (moderated.length === 0) return null;
  const columns = [
    { key: "vendor", text: t("pack.vendor") },
    { key: "criterion", text: t("pack.criterion") },
    { key: "originals", text: t("pack.originals") },
    { key: "agreed", text: t("pack.agreed"), isNumber: true },
    { key: "reason", text: t("pack.reason") },
  ];
  return (
    <section>
      <h2 id="moderation">{t("pack.moderation")}</h2>
      <PackTable label={t("pack.moderation")} columns={columns}>
        {moderated.map(({ key, vendor, criterion, originals, value, reason, by, at }) => (
          <tr key={key}>
            <th scope="row" className="whitespace-normal text-fg">
              {vendor}
            </th>
            <td>{criterion}</td>
            <td>{formatList(originals, locale, "bare")}</td>
            <td className="number">{value}</td>
            <td className="max-w-md break-words">
              {reason}
              <span className="block text-[13px] text-muted">{t("pack.agreedBy", { name: by, at })}</span>
            </td>
          </tr>
        ))}
      </PackTable>
    </section>
  );
}
