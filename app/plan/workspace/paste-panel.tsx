import { useEffect, useMemo, useRef, useState } from "react";
import type { NewPlanTask, PlanCommand } from "#app/domain/plan/command.ts";
import type { PlanLink } from "#app/domain/plan/model.ts";
import type { Day } from "#app/domain/time/day.ts";
import { scheduledAfter } from "./bulk-edit.ts";
import { customText } from "#app/domain/plan/custom-text.ts";
import { changeImpact, hasImpact, impactSentence } from "./change-impact.ts";
import type { CopyPlace } from "./duplicate-tasks.ts";
import { customWords } from "./further-cells.ts";
import { lagText } from "./lag-text.ts";
import { newId } from "./new-id.ts";
import type { PasteProblem, PastePreview } from "./paste-preview.ts";
import { mostPastedRows, type PastedRows } from "./pasted-table.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import type { PlanMessageKey, PlanText } from "./plan-text.ts";
import { taskById, timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { usePanelKeys } from "./use-panel-keys.ts";

export interface PastePanelProps {
  readonly picture: ScheduledPlan;
  readonly format: PlanFormat;
  readonly rows: PastedRows;
  readonly place: CopyPlace;
  readonly today: Day;
  onAdd(command: PlanCommand): void;
  onClose(): void;
}

const rowsShown = 100;
const problemsShown = 8;

/** What pasted rows come to, before they are added. */
export function PastePanel({ picture, format, rows, place, today, onAdd, onClose }: PastePanelProps) {
  const { text } = format;
  const isTooMany = rows.length > mostPastedRows;
  const [preview, setPreview] = useState<PastePreview | null>(null);
  const panel = usePanelKeys<HTMLElement>(onClose);
  useEffect(() => panel.current?.focus(), [panel]);
  // Read once, of the plan as it was when the rows were pasted: what others do meanwhile changes nothing of them.
  const reading = useRef({ picture, place, today });
  useEffect(() => {
    if (isTooMany) return;
    let isCurrent = true;
    void import("./paste-preview.ts").then(({ previewPaste }) => {
      const { picture: seen, place: wanted, today: day } = reading.current;
      if (isCurrent) setPreview(previewPaste(seen.plan, rows, { ...wanted, today: day, dayLength: seen.dayLength, newId }));
    });
    return () => {
      isCurrent = false;
    };
  }, [rows, isTooMany]);
  const command = preview?.command ?? null;
  const count = command?.tasks.length ?? 0;
  const title = text("paste.title", { count: command ? count : rows.length });
  return (
    <section ref={panel} tabIndex={-1} className="paste-panel" aria-label={title}>
      <h2>{title}</h2>
      <p className="link-hint">{whereText(picture, place, format)}</p>
      {isTooMany ? <p role="alert">{text("paste.tooMany", { most: mostPastedRows })}</p> : null}
      {!isTooMany && !preview ? <p role="status">{text("paste.reading")}</p> : null}
      {preview && !command ? <p role="alert">{text("paste.nothing")}</p> : null}
      {preview && command ? (
        <>
          <p className="link-hint">{text(preview.hasHeader ? "paste.header" : "paste.noHeader")}</p>
          <PasteRows picture={picture} command={command} format={format} />
        </>
      ) : null}
      {preview && preview.problems.length > 0 ? <PasteProblems problems={preview.problems} format={format} /> : null}
      <p className="plan-notice-actions">
        {command ? (
          <button type="button" className="button" data-primary="" onClick={() => onAdd(command)}>
            {text("paste.apply", { count })}
          </button>
        ) : null}
        <button type="button" className="button" onClick={onClose}>
          {text("paste.cancel")}
        </button>
      </p>
    </section>
  );
}

function whereText(picture: ScheduledPlan, { parentId, afterId }: CopyPlace, { text, bilingual }: PlanFormat): string {
  const task = taskById(picture, afterId ?? parentId ?? "");
  return task ? text("paste.below", { name: bilingual(task.name) }) : text("paste.atEnd");
}

interface PasteRowsProps {
  readonly picture: ScheduledPlan;
  readonly command: Extract<PlanCommand, { kind: "addTasks" }>;
  readonly format: PlanFormat;
}

function PasteRows({ picture, command, format }: PasteRowsProps) {
  const { text } = format;
  const after = useMemo(() => scheduledAfter(picture, command), [picture, command]);
  const impact = after ? changeImpact(picture, after) : null;
  const depths = useMemo(() => depthsOf(command.tasks), [command]);
  const parents = new Set(command.tasks.map((task) => task.parentId));
  const people = new Map(picture.plan.people.map((person) => [person.id, person.name]));
  const linksOf = useMemo(() => linksBySuccessor(command), [command]);
  const names = new Map(command.tasks.map((task) => [task.id, format.bilingual(task.name)]));
  const nameOf = (id: string) => {
    const task = taskById(picture, id);
    return names.get(id) ?? (task ? `${picture.codes.get(id) ?? ""} ${format.bilingual(task.name)}` : "");
  };
  const fields = picture.plan.fields.filter(({ key }) => command.tasks.some(({ custom }) => custom?.[key] !== undefined));
  const datesOf = (id: string) => {
    const index = after ? after.indexOf(id) : -1;
    if (!after || index < 0) return "";
    const { start, finish } = timesOf(after, index);
    return text("card.range", { start: format.day(start), finish: format.day(finishForDisplay(start, finish)) });
  };
  const predecessorsOf = (id: string) =>
    (linksOf.get(id) ?? [])
      .map((link) => {
        const lag = lagText(link, picture, format);
        return `${nameOf(link.predecessorId)}${link.type === "FS" && lag === "" ? "" : ` ${link.type}${lag}`}`;
      })
      .join("; ");
  const more = command.tasks.length - rowsShown;
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="paste-rows" role="region" aria-label={text("paste.rows")} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text("column.name")}</th>
              <th scope="col">{text("column.duration")}</th>
              <th scope="col">{text("paste.dates")}</th>
              <th scope="col">{text("column.predecessors")}</th>
              <th scope="col">{text("column.owner")}</th>
              <th scope="col">{text("column.progress")}</th>
              {fields.map(({ key, name }) => (
                <th key={key} scope="col">
                  {format.bilingual(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {command.tasks.slice(0, rowsShown).map((task) => (
              <tr key={task.id}>
                <th scope="row" style={{ paddingInlineStart: 6 + (depths.get(task.id) ?? 0) * 16 }}>
                  {format.bilingual(task.name)}
                </th>
                <td>
                  {parents.has(task.id)
                    ? ""
                    : format.duration({ minutes: task.durationMinutes, elapsed: task.elapsed ?? false }, picture.dayLength)}
                </td>
                <td>{datesOf(task.id)}</td>
                <td>{predecessorsOf(task.id)}</td>
                <td>{task.ownerId ? people.get(task.ownerId) : ""}</td>
                <td>{`${task.progress ?? 0}%`}</td>
                {fields.map((field) => (
                  <td key={field.key}>{customText(field, task.custom?.[field.key], customWords(picture.plan, format))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 ? <p className="link-hint">{text("paste.more", { count: more })}</p> : null}
      {after ? null : <p role="alert">{text("bulk.impossible")}</p>}
      {impact && hasImpact(impact) ? <p role="status">{`${impactSentence(picture, impact, format)}${text("bulk.stop")}`}</p> : null}
    </>
  );
}

function linksBySuccessor({ links }: PasteRowsProps["command"]): ReadonlyMap<string, readonly PlanLink[]> {
  const found = new Map<string, PlanLink[]>();
  for (const link of links) {
    const own = found.get(link.successorId);
    if (own) own.push(link);
    else found.set(link.successorId, [link]);
  }
  return found;
}

function depthsOf(tasks: readonly NewPlanTask[]): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  for (const task of tasks) depths.set(task.id, task.parentId === null ? 0 : (depths.get(task.parentId) ?? 0) + 1);
  return depths;
}

/** What the reason is where the cell alone does not say it. */
const reasons = {
  linkUnknown: "paste.linkUnknown",
  linkItself: "paste.linkItself",
  linkInside: "paste.linkInside",
  linkLag: "paste.linkLag",
  duplicateLink: "paste.duplicateLink",
  loop: "paste.loop",
  ownerUnknown: "paste.ownerUnknown",
  ownChoice: "paste.ownChoice",
  ownDate: "paste.ownDate",
  ownNumber: "paste.ownNumber",
  ownPerson: "paste.ownPerson",
} as const satisfies Partial<Record<PasteProblem["code"], PlanMessageKey>>;

function problemText({ code, line, field, column, text: cell }: PasteProblem, text: PlanText): string {
  const told = code in reasons ? text(reasons[code as keyof typeof reasons], { text: cell }) : cell;
  if (column !== undefined) return text("paste.problem", { line, field: column, text: told });
  if (field === null) return text("paste.problemOfRow", { line, text: told });
  return text("paste.problem", { line, field: text(`paste.fields.${field}`), text: told });
}

function PasteProblems({ problems, format }: { readonly problems: readonly PasteProblem[]; readonly format: PlanFormat }) {
  const { text } = format;
  const shown = problems.slice(0, problemsShown);
  return (
    <div role="status" className="paste-problems">
      <p>{text("paste.problems", { count: problems.length })}</p>
      <ul>
        {shown.map((problem, place) => (
          <li key={place}>{problemText(problem, text)}</li>
        ))}
      </ul>
      {problems.length > shown.length ? <p>{text("paste.more", { count: problems.length - shown.length })}</p> : null}
    </div>
  );
}
