import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ShownCondition } from "./gate-page.server.ts";

interface ConditionTableProps {
  readonly conditions: readonly ShownCondition[];
  readonly canTurn: boolean;
}

const stacked = "max-sm:block max-sm:border-b-0! max-sm:px-0! max-sm:py-0.5!";

/** The conditions of the decision that stands, each with its owner, its day and whether it is met. */
export function ConditionTable({ conditions, canTurn }: ConditionTableProps) {
  const { t } = useTranslation("gates");
  if (conditions.length === 0) return null;
  return (
    <table className="table mt-3 max-sm:block" aria-label={t("condition.title")}>
      <thead className="max-sm:sr-only">
        <tr>
          {(["text", "owner", "due", "state"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`condition.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {conditions.map((condition) => (
          <tr key={condition.id} className="max-sm:block max-sm:border-b max-sm:border-line max-sm:py-1.5">
            <td className={`break-words ${stacked}`}>{condition.text}</td>
            <td className={stacked}>{condition.owner}</td>
            <td className={`whitespace-nowrap tabular-nums ${stacked} ${condition.isOverdue ? "text-critical" : ""}`}>{condition.due}</td>
            <td className={stacked}>
              <ConditionState condition={condition} canTurn={canTurn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ConditionState({ condition, canTurn }: { readonly condition: ShownCondition; readonly canTurn: boolean }) {
  const { t } = useTranslation("gates");
  const { id, version, isMet, isOverdue, met } = condition;
  const intent = isMet ? "openCondition" : "meetCondition";
  const reply = useFormReply(intent);
  const isMine = reply?.values["conditionId"] === id;
  return (
    <>
      <span className={isOverdue ? "text-critical" : ""}>{met ?? t(isOverdue ? "condition.overdue" : "condition.open")}</span>
      {canTurn ? (
        <ActionForm intent={intent} reply={isMine ? reply : undefined} className="no-print mt-1">
          <input type="hidden" name="conditionId" value={id} />
          <input type="hidden" name="version" value={version} />
          <SubmitButton primary={false}>{t(isMet ? "condition.reopen" : "condition.meet")}</SubmitButton>
        </ActionForm>
      ) : null}
    </>
  );
}
