import type { AppLoadContext } from "@remix-run/node";
import type { SignedInUser } from "#app/http/session.server.ts";

/** Puts an account of a project on the side of a supplier: its person in the plan is the supplier's project manager. */
export async function makeSupplier({ db }: AppLoadContext, projectId: string, user: SignedInUser): Promise<void> {
  const personId = `supplier-${user.id}`;
  await db
    .insertInto("person")
    .values({ id: personId, projectId, name: user.name, email: user.email, userId: user.id, version: 1 })
    .execute();
  await db
    .insertInto("projectRole")
    .values({ projectId, code: "VPM", name: "Project manager (supplier)", nameZh: null, position: 99, personId, version: 1 })
    .onConflict((conflict) => conflict.columns(["projectId", "code"]).doUpdateSet({ personId }))
    .execute();
}
