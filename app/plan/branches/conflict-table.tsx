import { useTranslation } from "#app/i18n/use-translation.ts";
import { useReply } from "#app/ui/form.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import type { ShownConflict } from "./conflict-words.server.ts";

interface ConflictTableProps {
  readonly conflicts: readonly ShownConflict[];
  /** What the plan is merged with. What people changed stands before what a method says; of two plans neither does. */
  readonly of?: "branches" | "method";
}

/** What was changed on both sides, each in its own way: one of them is chosen for each. */
export function ConflictTable({ conflicts, of = "branches" }: ConflictTableProps) {
  const { t } = useTranslation(of);
  return (
    <section>
      <h2>{t("conflict.heading", { count: conflicts.length })}</h2>
      <p className="mb-2 max-w-prose text-muted">{t("conflict.help")}</p>
      <ScrollRegion label={t("conflict.heading", { count: conflicts.length })}>
        <table className="table branch-conflicts" aria-label={t("conflict.heading", { count: conflicts.length })}>
          <thead>
            <tr>
              <th scope="col">{t("column.task")}</th>
              <th scope="col">{t("column.base")}</th>
              <th scope="col">{t("column.live")}</th>
              <th scope="col">{t("column.branch")}</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict, index) => (
              <tr key={conflict.key}>
                <th scope="row" className="whitespace-normal">
                  {conflict.name}
                  <span className="block font-normal text-muted">{conflict.label}</span>
                </th>
                <td className="whitespace-normal text-muted">{conflict.base}</td>
                <td className="whitespace-normal">
                  <Option conflict={conflict} name={`choice[${index}]`} side="live" of={of} />
                </td>
                <td className="whitespace-normal">
                  <Option conflict={conflict} name={`choice[${index}]`} side="branch" of={of} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

interface OptionProps {
  readonly conflict: ShownConflict;
  readonly name: string;
  readonly side: "live" | "branch";
  readonly of: "branches" | "method";
}

/** Chosen as it was before a refusal, wherever it stood then, as long as what it replaces is the same. */
function Option({ conflict, name, side, of }: OptionProps) {
  const { t } = useTranslation(of);
  const reply = useReply();
  const valueOf = (which: "live" | "branch") => `${which} ${conflict.seen} ${conflict.key}`;
  const value = valueOf(side);
  const sent = reply !== undefined && reply.outcome !== "done" ? Object.values(reply.values) : [];
  const isOpen = !sent.includes(valueOf("live")) && !sent.includes(valueOf("branch"));
  const isChosen = isOpen ? of === "method" && side === "live" : sent.includes(value);
  return (
    <label className="flex items-start gap-2">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} className="mt-1" />
      <span>
        <span className="sr-only">{t(`conflict.${side}`, { name: conflict.name, label: conflict.label })}</span>
        {conflict[side]}
      </span>
    </label>
  );
}
