import { redirect } from "@remix-run/node";
import type { z } from "zod";
import { accountMay } from "#app/domain/access/permissions.ts";
import { summaryIds } from "#app/domain/plan/tree.ts";
import { change } from "#app/http/change.server.ts";
import type { Caller, IntentArgs, ProjectCaller } from "#app/http/guarded.server.ts";
import { readInstanceSettings } from "#app/http/instance-settings.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { safePath } from "#app/http/safe-redirect.ts";
import { findDemoProject, findTour, putTour } from "#db/queries/tours.ts";
import type { finishForm, goForm } from "./tour.forms.server.ts";
import { pathOfStop, tourStops, type TourStop } from "./tour-stops.ts";

export interface ShownTour {
  readonly number: number;
  readonly stops: number;
  readonly title: string;
  readonly text: string;
  /** The page that the stop is about, for who went elsewhere. */
  readonly path: string;
  /** What the reader may go on with, after the last stop; null before. */
  readonly next: { readonly mayCreate: boolean; readonly mayRemove: boolean } | null;
}

/** Whether the tour was never begun, so that it is offered. */
export interface OfferedTour {
  readonly isOffered: true;
}

/** The stop of the tour that the reader is at, on every page of the demo; on its home the offer to begin. Null where there is none. */
export async function readTour(caller: ProjectCaller & { request: Request }): Promise<ShownTour | OfferedTour | null> {
  const { context, user, project, request } = caller;
  if (project.isDemo !== 1) return null;
  const tour = await findTour(context.db, user.id);
  const isHome = new URL(request.url).pathname.replace(/\.data$/, "") === `/projects/${project.id}`;
  if (!tour) return isHome ? { isOffered: true } : null;
  const stops = stopsFor(caller);
  const stop = stops[tour.stop];
  if (tour.finishedAt !== null || stop === undefined) return null;
  const { t } = await readReader(request, context);
  const path = pathOfStop(stop, project.id, stop === "task" ? await decidingTask(caller) : null);
  const words = { title: t(`tour:stop.${stop}.title`), text: t(`tour:stop.${stop}.text`) };
  const next = stop === "end" ? { mayCreate: await mayCreate(caller), mayRemove: caller.can("project.delete") } : null;
  return { number: tour.stop + 1, stops: stops.length, ...words, path, next };
}

async function mayCreate({ context, user }: ProjectCaller): Promise<boolean> {
  return accountMay("projects.create", user, (await readInstanceSettings(context)).projectCreators === "everybody");
}

/** Not everybody may read the history. */
function stopsFor({ can }: ProjectCaller): readonly TourStop[] {
  return tourStops.filter((stop) => stop !== "history" || can("history.view"));
}

/** The next open task that moves the end of the project when it is late. */
async function decidingTask({ context, project }: ProjectCaller): Promise<string | null> {
  const { plan, schedule } = await context.plans.read(context.db, project.id, project.planVersion);
  const summaries = summaryIds(plan.tasks);
  const open = plan.tasks.filter((task) => task.kind === "task" && task.progress < 100 && !summaries.has(task.id));
  return (open.find((task) => schedule.critical[schedule.indexOf(task.id)] === 1) ?? open[0])?.id ?? null;
}

type TourArgs<Schema extends z.ZodType> = IntentArgs<"project.view", z.output<Schema>>;

/** Goes to a stop and remembers it. */
export async function goToStop(args: TourArgs<typeof goForm>): Promise<Response> {
  const { user, project, value } = args;
  const stops = stopsFor(args);
  const number = Math.min(value.stop, stops.length - 1);
  await change(args, ({ transaction }) => putTour(transaction, { userId: user.id, stop: number, finishedAt: null }));
  const stop = stops[number] ?? "home";
  return redirect(pathOfStop(stop, project.id, stop === "task" ? await decidingTask(args) : null));
}

/** Ends the tour, at its last stop or before; it is not offered again. */
export async function finishTour(args: TourArgs<typeof finishForm>): Promise<Response> {
  const { context, user, value } = args;
  await change(args, ({ transaction }) => putTour(transaction, { userId: user.id, stop: 0, finishedAt: context.now() }));
  return redirect(safePath(value.next, context.origin));
}

/** The project that the tour leads through; null for who is not in the demo. */
export async function findTourProject({ context, user }: Caller): Promise<string | null> {
  return (await findDemoProject(context.db, user.id)) ?? null;
}
