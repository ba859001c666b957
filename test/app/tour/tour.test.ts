import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";

import type { SignedInUser } from "#app/http/session.server.ts";
import { findTourProject, finishTour, goToStop, readTour } from "#app/tour/tour.server.ts";
import { tourStops } from "#app/tour/tour-stops.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
    await context.db.updateTable("project").set({ isDemo: 1 }).execute();
  });

  const args = async <Value>(value: Value, user = owner, id = projectId) => ({
    ...(await projectCallerOf(context, user, id)),
    value,
    request: new Request(`http://localhost:3000/projects/${id}`),
    params: {},
    formKey: undefined,
  });
  const shown = async (user = owner, id = projectId) => readTour(await args(null, user, id));
  const go = async (stop: number, user = owner) => (await goToStop(await args({ stop }, user))).headers.get("Location");

  it("is offered on the demo until it was taken or declined, and nowhere else", async () => {
    const own = await addProject(context, owner);
    expect(await shown()).toEqual({ isOffered: true });
    expect(await shown(owner, own)).toBeNull();
    expect(await findTourProject(await args(null))).toBe(projectId);

    await finishTour(await args({ next: `/projects/${projectId}/plan` }));

    expect(await shown()).toBeNull();
    expect(await shown(owner)).toBeNull();
  });

  it("leads through real pages and knows where each person is", async () => {
    const paths = [];
    for (let stop = 0; stop < tourStops.length; stop++) {
      paths.push(await go(stop));
      expect(await shown()).toMatchObject({ number: stop + 1, stops: tourStops.length, path: paths[stop] });
    }
    // Its end is where it began.
    expect([new Set(paths).size, paths.at(-1)]).toEqual([tourStops.length - 1, paths[0]]);
    expect(await shown()).toMatchObject({ next: { mayCreate: true, mayRemove: true } });
    const task = /\/tasks\/([\w-]+)$/.exec(paths[3] ?? "")?.[1] ?? "";
    const { plan, schedule } = await context.plans.read(context.db, projectId, 1);
    expect(schedule.critical[schedule.indexOf(task)]).toBe(1);
    expect(plan.tasks.find((entry) => entry.id === task)?.kind).toBe("task");

    const other = await addUser(context, "other@example.com");
    await addMember(context, projectId, other, "owner");
    expect(await shown(other)).toEqual({ isOffered: true });
  });

  it("leaves out what a role may not see, and stays within its stops", async () => {
    const viewer = await addUser(context, "viewer@example.com");
    await addMember(context, projectId, viewer, "viewer");

    expect(await go(20, viewer)).toBe(`/projects/${projectId}`);
    expect(await shown(viewer)).toMatchObject({
      number: tourStops.length - 1,
      stops: tourStops.length - 1,
      next: { mayCreate: true, mayRemove: false },
    });
    expect(await go(6, viewer)).not.toContain("history");
  });

  it("goes back to the page it was left on, and to no other site", async () => {
    const left = async (next: string) => (await finishTour(await args({ next }))).headers.get("Location");

    expect(await left(`/projects/${projectId}/tasks?show=critical`)).toBe(`/projects/${projectId}/tasks?show=critical`);
    expect(await left("//evil.example")).toBe("/");
  });
});
