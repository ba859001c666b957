import type { AppLoadContext } from "@remix-run/node";
import { readGatesOf, type Gate } from "#app/gates/gate-records.server.ts";
import { decideGate } from "#app/gates/decide.server.ts";
import { signCriterion } from "#app/gates/sign.server.ts";
import { waiveCriterion } from "#app/gates/waivers.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { insertPeople } from "#db/queries/projects.ts";
import { projectCallerOf } from "./context.ts";

/** What a use case of the page of a gate is called with. */
export async function gateArgs<Value>(context: AppLoadContext, user: SignedInUser, projectId: string, gateId: string, value: Value) {
  return {
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/projects/p/gates/t"),
    params: { taskId: gateId, gateId },
    formKey: undefined,
  };
}

/** The gates of a project as they stand now. */
export async function gatesOf(context: AppLoadContext, user: SignedInUser, projectId: string): Promise<Gate[]> {
  const caller = await projectCallerOf(context, user, projectId);
  const { plan } = await context.plans.read(context.db, projectId, caller.project.planVersion);
  return readGatesOf(caller, context.db, plan);
}

/** Covers every criterion of a gate, by a signature where one counts and else by a waiver that lasts. */
export async function coverCriteria(context: AppLoadContext, user: SignedInUser, projectId: string, taskId: string): Promise<void> {
  const gate = (await gatesOf(context, user, projectId)).find(({ task }) => task.id === taskId);
  for (const { id, state } of gate?.criteria ?? []) {
    if (state === "toSign") await signCriterion(await gateArgs(context, user, projectId, taskId, { criterionId: id }));
    if (state !== "notMet") continue;
    const ownerId = await addPerson(context, projectId, `Keeper of ${id}`);
    const waiver = { criterionId: id, reason: "Later", ownerId, expiresOn: "2099-12-31" };
    await waiveCriterion(await gateArgs(context, user, projectId, taskId, waiver));
  }
}

/** Takes a gate from open to go. */
export async function passGate(context: AppLoadContext, user: SignedInUser, projectId: string, taskId: string): Promise<void> {
  await coverCriteria(context, user, projectId, taskId);
  await decideGate(await gateArgs(context, user, projectId, taskId, { outcome: "go", reason: "All is there.", conditions: [] }));
}

/** A person of the plan without an account. */
export async function addPerson(context: AppLoadContext, projectId: string, name: string): Promise<string> {
  const id = context.newId();
  await insertPeople(context.db, [{ id, projectId, name, email: null, userId: null, version: 1 }]);
  // The plan is read anew with its people.
  context.plans.forget();
  return id;
}
