import { formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { RevealedScores } from "./moderation-page.server.ts";

type Chosen = NonNullable<RevealedScores["chosen"]>;

interface CellSectionProps {
  readonly cell: Chosen;
  readonly canModerate: boolean;
}

/** One vendor in one criterion: how many gave which score, what each said, and what was agreed on. */
export function CellSection({ cell, canModerate }: CellSectionProps) {
  const { t } = useTranslation("moderation");
  const locale = useLocale();
  const most = Math.max(1, ...cell.levels.map(({ votes }) => votes));
  return (
    <section id="cell" aria-labelledby="cell-title" className="card scroll-mt-16">
      <h2 id="cell-title">{t("agenda.item", { vendor: cell.vendorName, criterion: cell.criterionName })}</h2>
      <div className="mt-3 grid items-start gap-6 lg:grid-cols-2">
        <table className="table [&_td]:whitespace-normal">
          <caption className="sr-only">{t("cell.histogram")}</caption>
          <tbody>
            {cell.levels.map(({ level, text, votes }) => (
              <tr key={level}>
                <th scope="row" className="w-8 tabular-nums">
                  {level}
                </th>
                <td className="w-32">
                  <span
                    aria-hidden="true"
                    className="inline-block h-3 rounded-sm bg-accent align-middle"
                    style={{ width: `${(votes / most) * 5}rem` }}
                  />
                  <span className="ms-1 tabular-nums">{votes}</span>
                </td>
                <td className="text-[13px] text-muted">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <ul className="divide-y divide-line">
          {cell.votes.map(({ seatId, name, state, value, comment, evidence }) => (
            <li key={seatId} className="py-1.5">
              <span className="font-medium">{name}</span>
              <span className="ms-2 tabular-nums">{value === null ? t(stateKey(state)) : formatNumber(value, locale)}</span>
              {comment === "" ? null : <p className="wrap-anywhere whitespace-pre-line">{comment}</p>}
              {evidence === "" ? null : <p className="wrap-anywhere text-[13px] text-muted">{t("cell.evidence", { text: evidence })}</p>}
            </li>
          ))}
        </ul>
      </div>
      {cell.moderated ? (
        <p className="mt-3">
          {t("cell.agreed", { value: formatNumber(cell.moderated.value, locale), name: cell.moderated.by, reason: cell.moderated.reason })}
        </p>
      ) : null}
      {canModerate ? <ModerateForm cell={cell} /> : null}
    </section>
  );
}

const silences = ["abstain", "recused", "not_yet"] as const;

function stateKey(state: string) {
  return `cell.state.${silences.find((each) => each === state) ?? "not_yet"}` as const;
}

function ModerateForm({ cell }: { readonly cell: Chosen }) {
  const { t } = useTranslation("moderation");
  const reply = useFormReply("moderate");
  const dropReply = useFormReply("dropModeration");
  const version = staleDetail(reply)?.version ?? cell.moderated?.version ?? 0;
  const [lowest, highest] = cell.scale;
  return (
    <div className="no-print mt-4 border-t border-line pt-3">
      <ActionForm intent="moderate" reply={reply}>
        <h3 className="mb-2">{t("moderate.title")}</h3>
        <Conflict
          reply={reply}
          fields={[
            { name: "value", label: t("moderate.value") },
            { name: "reason", label: t("moderate.reason") },
          ]}
        />
        <input type="hidden" name="vendorId" value={cell.vendorId} />
        <input type="hidden" name="criterionId" value={cell.criterionId} />
        <input type="hidden" name="version" value={version} />
        <div className="grid gap-x-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
          <TextField
            name="value"
            type="number"
            min={lowest}
            max={highest}
            step={0.5}
            inputMode="decimal"
            label={t("moderate.value")}
            defaultValue={cell.moderated?.value ?? ""}
          />
          <TextAreaField
            name="reason"
            rows={2}
            maxLength={2000}
            label={t("moderate.reason")}
            help={t("moderate.help")}
            defaultValue={cell.moderated?.reason}
          />
        </div>
        <SubmitButton>{t("moderate.submit")}</SubmitButton>
      </ActionForm>
      {cell.moderated ? (
        <ActionForm intent="dropModeration" reply={dropReply} className="mt-2">
          <input type="hidden" name="vendorId" value={cell.vendorId} />
          <input type="hidden" name="criterionId" value={cell.criterionId} />
          <input type="hidden" name="version" value={cell.moderated.version} />
          <SubmitButton primary={false}>{t("moderate.drop")}</SubmitButton>
        </ActionForm>
      ) : null}
    </div>
  );
}
