import { reasons, type Reason } from "#app/http/notifications/reasons.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { ShownReply } from "#app/ui/form-reply.ts";

interface WayTableProps {
  readonly ways: Readonly<Record<Reason, { readonly isListed: boolean; readonly isMailed: boolean }>>;
  readonly reply: ShownReply | undefined;
}

/** For each reason, whether it is told in the application and by mail. What was ticked survives a refusal. */
export function WayTable({ ways, reply }: WayTableProps) {
  const { t } = useTranslation("notifications");
  const typed = reply && reply.outcome !== "done" ? reply.values : undefined;
  const shown = (reason: Reason) => ({
    isListed: typed ? typed[`${reason}Listed`] === "on" : ways[reason].isListed,
    isMailed: typed ? typed[`${reason}Mailed`] === "on" : ways[reason].isMailed,
  });
  return (
    <table className="table w-full">
      <thead>
        <tr>
          <th scope="col">{t("settings.reason")}</th>
          <th scope="col">{t("settings.listed")}</th>
          <th scope="col">{t("settings.mailed")}</th>
        </tr>
      </thead>
      <tbody>
        {reasons.map((reason) => (
          <tr key={reason}>
            <td className="whitespace-normal">{t(`reason.${reason}.what`)}</td>
            <Tick name={`${reason}Listed`} what={t(`reason.${reason}.what`)} way={t("settings.listed")} isTicked={shown(reason).isListed} />
            <Tick name={`${reason}Mailed`} what={t(`reason.${reason}.what`)} way={t("settings.mailed")} isTicked={shown(reason).isMailed} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TickProps {
  readonly name: string;
  readonly what: string;
  readonly way: string;
  readonly isTicked: boolean;
}

function Tick({ name, what, way, isTicked }: TickProps) {
  return (
    <td>
      <input type="checkbox" name={name} aria-label={`${what} – ${way}`} defaultChecked={isTicked} className="size-4" />
    </td>
  );
}
