import { ownerName } from "#app/domain/plan/owner.ts";
import { baselineWords, type ComparedBaseline } from "./compared-baseline.ts";
import { heldWords } from "./held-words.ts";
import { finishForDisplay, type PlanFormat } from "./plan-format.ts";
import { timesOf, type ScheduledPlan } from "./scheduled-plan.ts";
import { constraintWords, describeDriver, describeSlack, durationWords } from "./task-words.ts";

export interface TaskCardProps {
  readonly picture: ScheduledPlan;
  readonly index: number;
  readonly format: PlanFormat;
  readonly baseline: ComparedBaseline | null;
  /** Where the bar lies on the screen. */
  readonly at: DOMRect;
}

const cardWidth = 300;
const cardRoom = 200;

/** Dates, driver and slack of the task under the pointer or the focus. The same words stand in the row's description. */
export function TaskCard({ picture, index, format, baseline, at }: TaskCardProps) {
  const task = picture.plan.tasks[index];
  if (!task) return null;
  const { start, finish } = timesOf(picture.schedule, index);
  const planned = baselineWords(picture, index, format, baseline);
  const { text } = format;
  const constraint = constraintWords(task, format);
  const facts: readonly (readonly [string, string])[] = [
    ...(start === finish
      ? [[text("card.date"), format.dayAndTime(start)] as const]
      : [
          [text("column.start"), format.dayAndTime(start)] as const,
          [text("column.finish"), format.dayAndTime(finishForDisplay(start, finish))] as const,
          [text("column.duration"), durationWords(picture, index, format)] as const,
        ]),
    ...(constraint === null ? [] : [[text("card.constraint"), constraint] as const]),
    ...(planned === null ? [] : [[text("card.baseline"), planned] as const]),
    ...heldWords(picture.held.get(task.id), format),
    [text("column.owner"), ownerName(picture.plan, task, format.bilingual) || text("owner.nobody")],
  ];
  const left = Math.max(8, Math.min(at.left, window.innerWidth - cardWidth - 8));
  const isBelow = at.bottom + cardRoom < window.innerHeight;
  const place = isBelow ? { left, top: at.bottom + 8 } : { left, bottom: window.innerHeight - at.top + 8 };
  return (
    <div className="task-card" aria-hidden="true" style={{ ...place, width: cardWidth }}>
      <p className="task-card-title">
        <span className="task-card-code">{picture.codes.get(task.id)}</span> {format.bilingual(task.name)}
      </p>
      <dl className="task-card-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>{describeDriver(picture, index, format)}</p>
      <p className={picture.schedule.critical[index] === 1 ? "task-card-critical" : undefined}>{describeSlack(picture, index, format)}</p>
    </div>
  );
}
