import { setTimeout } from "node:timers/promises";
import type { ActionFunctionArgs } from "@remix-run/node";
import { sql } from "kysely";
import { expect, it } from "vitest";
import { register } from "#app/account/invitation.server.ts";
import { addMember as giveAccess } from "#app/people/members.server.ts";
import { disableUser, findUser, findUserByEmail, lockSessions, setAdministrator } from "#db/queries/accounts.ts";
import { appendEvent } from "#db/queries/events.ts";
import type { Database } from "#db/tables/index.ts";
import { addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { testDatabases } from "#test/support/database.ts";

const openTest = testDatabases("postgres");

/** Takes what two pieces of work both need, one before and one after the other piece has begun and waits. */
async function crossing(db: Database, first: (db: Database) => Promise<unknown>, work: () => Promise<unknown>, second: typeof first) {
  let begun: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (transaction) => {
    await first(transaction);
    begun = work();
    begun.catch(() => undefined);
    for (let isWaiting = false; !isWaiting;) {
      const { rows } = await sql`select 1 from pg_locks where not granted and locktype = 'advisory'
        and database = (select oid from pg_database where datname = current_database())`.execute(db);
      isWaiting = rows.length > 0;
      if (!isWaiting) await setTimeout(20);
    }
    await second(transaction);
  });
  await begun;
}

it("closes an account while it gets a new password", async () => {
  const context = await openContext(await openTest());
  const { id } = await addUser(context, "leaving@example.com");

  await crossing(
    context.db,
    (transaction) => lockSessions(transaction, id),
    () => context.db.transaction().execute((transaction) => disableUser(transaction, id, context.now())),
    (transaction) => setAdministrator(transaction, id, false, context.now()),
  );

  expect((await findUser(context.db, id))?.disabledAt).not.toBeNull();
});

it("makes an account of who was invited while the project is handed over", async () => {
  const context = await openContext(await openTest());
  const owner = await addUser(context, "owner@example.com");
  const projectId = await addProject(context, owner);
  const request = new Request("http://localhost:3000/");
  const email = "new@example.com";
  const caller = { ...(await projectCallerOf(context, owner, projectId)), request, params: {}, formKey: undefined };
  const { invitationId } = await giveAccess({ ...caller, value: { email, role: "viewer" } });
  const token = context.invitationLinks
    .of(invitationId ?? "")
    .split("/")
    .at(-1);
  const entry = { at: context.now(), actorId: owner.id, command: "user.disable", subjectId: null, data: {}, requestId: "r" };
  const args = { context, request, params: { token } } as unknown as ActionFunctionArgs;

  await crossing(
    context.db,
    (transaction) => appendEvent(transaction, { ...entry, stream: projectId }),
    () => register({ ...args, value: { name: "New", password: "correct horse battery staple", timeZone: null }, locale: "en" }),
    (transaction) => appendEvent(transaction, { ...entry, stream: "instance" }),
  );

  expect(await findUserByEmail(context.db, email)).toBeDefined();
});
