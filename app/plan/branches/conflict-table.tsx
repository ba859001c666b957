import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Pager } from "#app/ui/pager.tsx";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";
import { carriedChoices, carriedSeparator, sentChoices } from "./carried-choices.ts";
import type { ConflictRows } from "./conflict-rows.server.ts";
import type { ShownConflict } from "./conflict-words.server.ts";
import { RestChoice } from "./rest-choice.tsx";
import { useSentFields } from "./sent-fields.ts";

interface ConflictTableProps {
  readonly conflicts: ConflictRows;
  /** What the plan is merged with. What people changed stands before what a method says; of two plans neither does. */
  readonly of?: "branches" | "method";
  /** Whether they stand in a form, which takes choices along from page to page. */
  readonly canChoose?: boolean;
}

/** More of them are folded away. */
const shownAtFirst = 50;

/** What was changed on both sides, each in its own way: one of them is chosen for each, or for all that are not chosen one by one. */
export function ConflictTable({ conflicts, of = "branches", canChoose = true }: ConflictTableProps) {
  const { t } = useTranslation(of);
  const { t: shared } = useTranslation("branches");
  const { pathname, search } = useLocation();
  const fields = useSentFields();
  const sent = sentChoices(fields);
  const { rows, count, page, pages } = conflicts;
  const carried = carriedChoices(fields, new Set(rows.map(({ key }) => key)));
  const addressOf = (number: number) => {
    const next = new URLSearchParams(search);
    next.set("conflicts", String(number));
    return `${pathname}?${next.toString()}#conflicts`;
  };
  const table = (some: readonly ShownConflict[], from: number, label: string) => (
    <ScrollRegion label={label}>
      <table className="table branch-conflicts" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t("column.task")}</th>
            <th scope="col">{t("column.base")}</th>
            <th scope="col">{t("column.live")}</th>
            <th scope="col">{t("column.branch")}</th>
          </tr>
        </thead>
        <tbody>
          {some.map((conflict, index) => (
            <ConflictRow key={conflict.key} conflict={conflict} name={`choice[${from + index}]`} of={of} sent={sent} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
  const heading = t("conflict.heading", { count });
  const more = rows.length - shownAtFirst;
  return (
    <section id="conflicts" className="scroll-mt-16">
      <h2>{heading}</h2>
      <p className="mb-2 max-w-prose text-muted">{t("conflict.help")}</p>
      {count > 1 ? <RestChoice conflicts={conflicts} of={of} /> : null}
      {pages > 1 ? (
        <p className="mb-2 max-w-prose">{shared("conflict.listed", { count: rows.length, page: String(page), pages: String(pages) })}</p>
      ) : null}
      {table(rows.slice(0, shownAtFirst), 0, heading)}
      {more > 0 ? (
        <details className="mt-2" open={rows.slice(shownAtFirst).some((conflict) => sideOf(conflict, sent) !== null)}>
          <summary>{shared("conflict.further", { count: more })}</summary>
          {table(rows.slice(shownAtFirst), shownAtFirst, shared("conflict.further", { count: more }))}
        </details>
      ) : null}
      {carried.length > 0 ? (
        <>
          <input type="hidden" name="carried" value={carried.join(carriedSeparator)} />
          <p className="mt-2 text-muted">{shared("conflict.carried", { count: carried.length })}</p>
        </>
      ) : null}
      <Pager page={page} pages={pages} to={addressOf} isInForm={canChoose} />
    </section>
  );
}

interface RowProps {
  readonly conflict: ShownConflict;
  readonly name: string;
  readonly of: "branches" | "method";
  readonly sent: ReadonlySet<string>;
}

function ConflictRow({ conflict, name, of, sent }: RowProps) {
  return (
    <tr>
      <th scope="row" className="whitespace-normal">
        {conflict.name}
        <span className="block font-normal text-muted">{conflict.label}</span>
      </th>
      <td className="whitespace-normal text-muted">{conflict.base}</td>
      {(["live", "branch"] as const).map((side) => (
        <td key={side} className="whitespace-normal">
          <Option conflict={conflict} name={name} side={side} of={of} isChosen={sideOf(conflict, sent) === side} />
        </td>
      ))}
    </tr>
  );
}

interface OptionProps extends Omit<RowProps, "sent"> {
  readonly side: "live" | "branch";
  readonly isChosen: boolean;
}

function Option({ conflict, name, side, of, isChosen }: OptionProps) {
  const { t } = useTranslation(of);
  return (
    <label className="flex items-start gap-2">
      <input type="radio" name={name} value={valueOf(conflict, side)} defaultChecked={isChosen} className="mt-1" />
      <span>
        <span className="sr-only">{t(`conflict.${side}`, { name: conflict.name, label: conflict.label })}</span>
        {conflict[side]}
      </span>
    </label>
  );
}

/** Which side was chosen before a refusal or another page, wherever it stood then, as long as what it replaces is the same. */
function sideOf(conflict: ShownConflict, sent: ReadonlySet<string>): "live" | "branch" | null {
  return (["live", "branch"] as const).find((side) => sent.has(valueOf(conflict, side))) ?? null;
}

function valueOf({ key, seen }: ShownConflict, side: "live" | "branch"): string {
  return `${side} ${seen} ${key}`;
}
