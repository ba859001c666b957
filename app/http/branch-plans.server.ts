import { branchPlan } from "#app/domain/branch/branch-plan.ts";
import { carryOutAll } from "#app/domain/plan/carry-out-all.ts";
import { planDelta, type PlanDelta } from "#app/domain/plan/delta.ts";
import type { PlanCommand } from "#app/domain/plan/command.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { formatCivilTime } from "#app/domain/time/day.ts";
import {
  findBranchState,
  keepBranchState,
  listBranchCommands,
  readBranchBase,
  type BranchBase,
  type BranchRecord,
  type BranchState,
} from "#db/queries/branches.ts";
import type { Database } from "#db/tables/index.ts";
import { scheduleWithPauses, stepsWithPauses } from "./large-plan.server.ts";
import type { LoadedPlan } from "./plan-cache.server.ts";

const capacity = 16;
/** Versions of one branch that pages may still show. */
const mostFormer = 8;
/** After as many changes the state of a branch is kept, so that showing it never takes longer than carrying out so many again. */
const changesAtOnce = 100;

interface CachedBranch {
  readonly base: BranchBase;
  readonly state: BranchBase;
  readonly changes: number;
  /** After how many changes the newest state was kept that is known of; 0 where none was. */
  readonly kept: number;
  /** As it was put together last, and the live plan that it was put together with. */
  readonly composed?: { readonly live: Plan; readonly loaded: LoadedPlan };
  readonly former: readonly Plan[];
}

type Branch = Pick<BranchRecord, "id" | "changes">;

/** Branches of plans by their id: the state each parted from, with what was done since carried out on it again. */
export class BranchPlans {
  readonly #branches = new Map<string, CachedBranch>();

  /** A branch as it is now, beside the live plan of now. */
  async read(db: Database, branch: Branch, live: LoadedPlan): Promise<LoadedPlan> {
    const cached = await this.#state(db, branch, live.plan);
    if (cached.composed?.live === live.plan) return cached.composed.loaded;
    const plan = branchPlan(live.plan, cached.state, branch.changes, datesOf(live));
    const scheduled = await scheduleWithPauses(plan);
    if (!scheduled.ok) throw new Error(`The branch ${branch.id} cannot be scheduled: ${scheduled.problem.code}`);
    return this.#keep(branch.id, cached, live.plan, { plan, schedule: scheduled.value });
  }

  /** The state that a branch parted from. */
  async base(db: Database, branch: Branch, live: LoadedPlan): Promise<BranchBase> {
    return (await this.#state(db, branch, live.plan)).base;
  }

  /** Keeps what was just committed as the newest change of a branch. */
  async store(db: Database, branch: Branch, live: LoadedPlan, loaded: LoadedPlan): Promise<void> {
    const cached = await this.#state(db, branch, live.plan);
    this.#keep(branch.id, cached, live.plan, loaded);
    if (branch.changes - cached.kept < changesAtOnce) return;
    await keepBranchState(db, branch.id, cached);
    const now = this.#branches.get(branch.id);
    if (now) this.#put(branch.id, { ...now, kept: branch.changes });
  }

  /** What changed since an earlier version; undefined when that one is not known any more. */
  delta(branchId: string, { plan }: LoadedPlan, since: number): PlanDelta | undefined {
    const known = this.#branches.get(branchId);
    const before = plan.version === since ? plan : known?.former.find(({ version }) => version === since);
    return before && planDelta(before, plan);
  }

  /** Drops everything: what the database holds may be of another past. */
  forget(): void {
    this.#branches.clear();
  }

  async #state(db: Database, { id, changes }: Branch, live: Plan): Promise<CachedBranch> {
    const known = this.#branches.get(id);
    if (known?.changes === changes) return known;
    const isBehind = known !== undefined && known.changes < changes;
    const base = known?.base ?? (await readBranchBase(db, id));
    const from = isBehind ? known : await startOf(db, id, base, changes);
    const commands = await listBranchCommands(db, id, from.changes, changes);
    const state = await replayed(live, from.state, commands);
    // What was put together of a former state is what pages may still show.
    const shown = isBehind && known.composed ? [known.composed.loaded.plan, ...known.former] : [];
    const next: CachedBranch = { base, state, changes, kept: isBehind ? known.kept : from.changes, former: shown.slice(0, mostFormer) };
    this.#put(id, next);
    return next;
  }

  #keep(id: string, cached: CachedBranch, live: Plan, loaded: LoadedPlan): LoadedPlan {
    const former = cached.composed ? [cached.composed.loaded.plan, ...cached.former].slice(0, mostFormer) : cached.former;
    this.#put(id, { ...cached, former, composed: { live, loaded } });
    return loaded;
  }

  #put(id: string, branch: CachedBranch): void {
    this.#branches.delete(id);
    this.#branches.set(id, branch);
    if (this.#branches.size > capacity) for (const oldest of this.#branches.keys()) return void this.#branches.delete(oldest);
  }
}

/** The newest state that a branch can be put together from. */
async function startOf(db: Database, id: string, base: BranchBase, changes: number): Promise<BranchState> {
  const kept = changes < changesAtOnce ? undefined : await findBranchState(db, id);
  return kept && kept.changes <= changes ? kept : { state: base, changes: 0 };
}

/** Carries out again what was done, in its order: what came out then comes out now. */
async function replayed(live: Plan, base: BranchBase, commands: readonly PlanCommand[]): Promise<BranchBase> {
  const plan: Plan = { ...live, ...base };
  const done = await stepsWithPauses(plan, carryOutAll(plan, commands));
  if (!done.ok) throw new Error(`What was done in a branch cannot be done again: ${done.problem.code}`);
  const { tasks, links, nextTaskNumber } = done.value;
  return { tasks, links, nextTaskNumber };
}

const knownDates = new WeakMap<Plan, NonNullable<Plan["baseline"]>>();

/** When each task of a plan starts and finishes, worked out once a version. */
function datesOf({ plan, schedule }: LoadedPlan): NonNullable<Plan["baseline"]> {
  const known = knownDates.get(plan);
  if (known) return known;
  const dates = Object.fromEntries(
    schedule.ids.map((id, index) => {
      return [id, [formatCivilTime(schedule.startMinutes[index]!), formatCivilTime(schedule.finishMinutes[index]!)] as const];
    }),
  );
  knownDates.set(plan, dates);
  return dates;
}
