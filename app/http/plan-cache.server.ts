import { gzip } from "node:zlib";
import { promisify } from "node:util";
import { planDelta, type PlanDelta } from "#app/domain/plan/delta.ts";
import type { Plan } from "#app/domain/plan/model.ts";
import { methodologyStrip, type MethodologyStrip } from "#app/domain/plan/strip.ts";
import type { Day } from "#app/domain/time/day.ts";
import type { Schedule } from "#app/domain/schedule/schedule.ts";
import { readPlan } from "#db/queries/plan.ts";
import type { Database } from "#db/tables/index.ts";
import { pauseForOthers, scheduleWithPauses } from "./large-plan.server.ts";

export interface LoadedPlan {
  readonly plan: Plan;
  readonly schedule: Schedule;
}

const compress = promisify(gzip);
const capacity = 32;
/** Versions of one plan that pages may still show; they share what did not change. */
const mostFormer = 12;

type CachedPlan = LoadedPlan & {
  compressed?: Promise<Buffer>;
  readonly former: readonly Plan[];
  /** By the version they are to be laid over: as a rule all open pages ask for the same one. */
  readonly deltas: Map<number, PlanDelta>;
};

/**
 * Plans by project, as of a version; a version never changes, so an entry is right as long as its version is asked for. Only a restored
 * backup brings back a version with another content: it waits until no server holds the database.
 */
export class PlanCache {
  readonly #plans = new Map<string, CachedPlan>();
  /** What is being read outside of transactions, by project and version: whoever asks meanwhile waits for the same. */
  readonly #reading = new Map<string, Promise<LoadedPlan>>();
  readonly #strips = new WeakMap<Plan, { today: Day; strip: MethodologyStrip }>();

  /** The plan of a project at the version the caller read, in the same transaction if in one. */
  async read(db: Database, projectId: string, version: number): Promise<LoadedPlan> {
    const known = this.#plans.get(projectId);
    if (known?.plan.version === version) {
      this.#plans.delete(projectId);
      this.#plans.set(projectId, known);
      return known;
    }
    if (db.isTransaction) return this.#load(db, projectId, version);
    const key = `${projectId} ${version}`;
    const reading = this.#reading.get(key) ?? this.#load(db, projectId, version).finally(() => this.#reading.delete(key));
    this.#reading.set(key, reading);
    return reading;
  }

  async #load(db: Database, projectId: string, version: number): Promise<LoadedPlan> {
    const known = this.#plans.get(projectId);
    const plan = await readPlan(db, projectId, known && known.plan.version < version ? known.plan : undefined);
    if (!plan) throw new Error(`There is no project ${projectId}`);
    const scheduled = await scheduleWithPauses(plan);
    if (!scheduled.ok) throw new Error(`The stored plan of project ${projectId} cannot be scheduled: ${scheduled.problem.code}`);
    const loaded = { plan, schedule: scheduled.value };
    this.store(loaded);
    return loaded;
  }

  /** Where the project stands today, worked out once a version and day. */
  strip(loaded: LoadedPlan, today: Day): MethodologyStrip {
    const known = this.#strips.get(loaded.plan);
    if (known?.today === today) return known.strip;
    const strip = methodologyStrip(loaded.plan, loaded.schedule, today);
    this.#strips.set(loaded.plan, { today, strip });
    return strip;
  }

  /** Keeps what was just committed. */
  store(loaded: LoadedPlan): void {
    const { projectId, version } = loaded.plan;
    const known = this.#plans.get(projectId);
    if (known && known.plan.version > version) return;
    this.#plans.delete(projectId);
    const former = known && known.plan.version < version ? [known.plan, ...known.former].slice(0, mostFormer) : [];
    this.#plans.set(projectId, { ...loaded, former, deltas: new Map() });
    if (this.#plans.size > capacity) for (const oldest of this.#plans.keys()) return void this.#plans.delete(oldest);
  }

  /** Drops everything: what the database holds may be of another past. */
  forget(): void {
    this.#plans.clear();
  }

  /** The plan as gzipped JSON, made once a version. */
  async compressed(db: Database, projectId: string, version: number): Promise<Buffer> {
    const { plan } = await this.read(db, projectId, version);
    await pauseForOthers(plan);
    const cached = this.#plans.get(projectId);
    if (cached?.plan !== plan) return compressPlan(plan);
    cached.compressed ??= compressPlan(plan);
    return cached.compressed;
  }

  /** What changed since an earlier version; undefined when that one is not known any more. */
  async delta(db: Database, projectId: string, version: number, since: number): Promise<PlanDelta | undefined> {
    const { plan } = await this.read(db, projectId, version);
    const cached = this.#plans.get(projectId);
    const before = plan.version === since ? plan : cached?.former.find((former) => former.version === since);
    if (!before || cached?.plan !== plan) return undefined;
    const delta = cached.deltas.get(since) ?? planDelta(before, plan);
    cached.deltas.set(since, delta);
    return delta;
  }
}

async function compressPlan(plan: Plan): Promise<Buffer> {
  const text = JSON.stringify(plan);
  await pauseForOthers(plan);
  return compress(text, { level: 5 });
}
