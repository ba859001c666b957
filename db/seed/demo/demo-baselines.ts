import { milestonePoints } from "#app/domain/baseline/milestone-points.ts";
import { planAsBaseline } from "#app/domain/baseline/model.ts";
import { rebaseline } from "#app/domain/baseline/rebaseline.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import type { Day } from "#app/domain/time/day.ts";
import { insertApproval, insertBaseline } from "../../queries/baselines.ts";
import { recordForecasts } from "../../queries/milestone-forecasts.ts";
import type { Database } from "../../tables/index.ts";
import { demoBaselines, type DemoBaseline } from "./company.ts";

export interface DemoPast {
  readonly plan: Plan;
  readonly schedule: Schedule;
}

interface DemoRecord {
  readonly projectId: string;
  /** What each task costs by itself, in minor units. */
  readonly costs: ReadonlyMap<string, number>;
  /** The plan as it was known on a day. */
  planOn(day: Day): DemoPast;
  /** The working days of the project so far. */
  readonly days: readonly Day[];
  /** Days on which the plan changed, as working days after the first. */
  readonly recordDays: readonly number[];
  readonly users: ReadonlyMap<string, string>;
  newId(): string;
}

/** Writes what the demo company agreed on, and how its gates moved from then on. */
export async function writeDemoBaselines(db: Database, record: DemoRecord): Promise<void> {
  for (const index of record.recordDays) {
    const day = dayAt(record, index);
    const { plan, schedule } = record.planOn(day);
    await recordForecasts(db, record.projectId, day, milestonePoints(plan, schedule));
  }
  for (const [index, baseline] of demoBaselines.entries()) await writeBaseline(db, record, baseline, index + 1);
}

async function writeBaseline(db: Database, record: DemoRecord, baseline: DemoBaseline, number: number): Promise<void> {
  const { projectId, planOn, users, newId } = record;
  const id = newId();
  const day = dayAt(record, baseline.day);
  const by = (person: string) => users.get(person) ?? null;
  await insertBaseline(
    db,
    {
      id,
      projectId,
      number,
      name: baseline.name.en,
      nameZh: baseline.name.zh,
      note: baseline.note.en,
      noteZh: baseline.note.zh,
      planVersion: 1,
      isReference: 0,
      createdBy: by(baseline.takenBy),
      createdAt: `${day}T09:00:00.000Z`,
    },
    tasksOf(planOn(day), baseline, record),
  );
  if (baseline.approvedBy === null) return;
  const approvedAt = `${day}T09:30:00.000Z`;
  await insertApproval(db, { id: newId(), baselineId: id, approvedBy: by(baseline.approvedBy), approvedAt });
}

function tasksOf({ plan, schedule }: DemoPast, { phases, over }: DemoBaseline, record: DemoRecord) {
  const now = planAsBaseline(plan, schedule, record.costs);
  if (over === null) return now;
  const earlier = record.planOn(dayAt(record, over));
  const top = plan.tasks.filter((task) => task.parentId === null);
  const chosen = new Set(phases.flatMap((index) => top[index]?.id ?? []));
  return rebaseline(planAsBaseline(earlier.plan, earlier.schedule, record.costs), now, chosen);
}

/** The day that lies so many working days after the first. */
function dayAt({ days }: DemoRecord, index: number): Day {
  const day = days[index];
  if (day === undefined) throw new RangeError(`the demo has not come to its working day ${index}`);
  return day;
}
