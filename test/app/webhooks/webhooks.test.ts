import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { AppLoadContext } from "@remix-run/node";
import { afterEach, beforeEach, expect, it } from "vitest";

import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { addPerson } from "#app/people/people.server.ts";
import { deliver, mostAttempts } from "#app/webhooks/deliver.server.ts";
import {
  addWebhook,
  describeDeliveries,
  describeWebhooks,
  readWebhooksPage,
  redeliver,
  resumeWebhook,
  testWebhook,
} from "#app/webhooks/webhooks.server.ts";
import { disableUser } from "#db/queries/accounts.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let server: Server;
  let url = "";
  let status = 200;
  let received: { headers: IncomingHttpHeaders; body: string }[] = [];

  beforeEach(async () => {
    status = 200;
    received = [];
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        received.push({ headers: request.headers, body });
        response.writeHead(status).end("the inside of the network");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    url = `http://${host}/hook`;
    context = await openContext(await openTest(), { outboundHosts: new Set([host]) });
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const argumentsFor = async <Value>(value: Value) => ({
    ...(await projectCallerOf(context, owner, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: {},
    formKey: undefined,
  });
  const add = async (address = url) => addWebhook(await argumentsFor({ url: address, topics: ["person" as const] }));
  const nameSomebody = async (name = "Chen Jing") => addPerson(await argumentsFor({ name }));
  const deliveries = async (id: string) => describeDeliveries(await projectCallerOf(context, owner, projectId), id);
  const waiting = () => context.db.selectFrom("webhookDelivery").select("id").where("state", "=", "waiting").orderBy("id").execute();
  const run = async (attempt = 1) => {
    for (const { id } of await waiting())
      await deliver(context, { deliveryId: id }, { attempt, signal: new AbortController().signal }).catch(() => undefined);
  };

  it("tells, signed and without what was written, of what it listens to, and only once it is committed", async () => {
    const { id, secret } = await add();
    const personId = await nameSomebody("Secret person");
    await context.db
      .transaction()
      .execute(async () => Promise.reject(new Error("rolled back")))
      .catch(() => undefined);

    await run();

    expect(received).toHaveLength(1);
    const [{ headers, body }] = received as [(typeof received)[number]];
    const message = JSON.parse(body) as Record<string, unknown>;
    expect(Object.keys(message).sort()).toEqual(["actor", "at", "id", "projectId", "subjectId", "type", "version"]);
    expect(message).toMatchObject({
      type: "person.add",
      projectId,
      subjectId: personId,
      actor: owner.name,
      id: headers["rollout-delivery"],
    });
    expect(body).not.toContain("Secret");
    const [, time = "", signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["rollout-signature"])) ?? [];
    expect(createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")).toBe(signature);
    expect(Math.abs(Number(time) * 1000 - Date.now())).toBeLessThan(60_000);
    expect(await deliveries(id)).toMatchObject([{ state: "delivered", status: 200, attempts: 1, error: null }]);
    expect(JSON.stringify(await context.db.selectFrom("webhook").selectAll().execute())).not.toContain(secret);
    expect(JSON.stringify(await context.db.selectFrom("webhookDelivery").selectAll().execute())).not.toContain("inside of the network");
    expect(await context.db.selectFrom("job").select("id").where("kind", "=", "webhook.deliver").execute()).toHaveLength(1);
  });

  it("tries again under the same id, and once more when somebody asks", async () => {
    const { id } = await add();
    status = 503;
    await nameSomebody();
    await run(1);
    expect(await deliveries(id)).toMatchObject([{ state: "waiting", status: 503, error: "status", attempts: 1 }]);
    status = 204;
    await run(2);
    const [delivery] = await deliveries(id);
    expect(delivery).toMatchObject({ state: "delivered", attempts: 2 });
    await run(3);
    expect(received).toHaveLength(2);

    await redeliver(await argumentsFor({ webhookId: id, deliveryId: delivery?.id ?? "" }));
    await run(1);

    expect(new Set(received.map((entry) => entry.headers["rollout-delivery"])).size).toBe(1);
    expect(received).toHaveLength(3);
  });

  it("says when a message is tried next, and tries it now instead when somebody asks, without trying it twice", async () => {
    const { id } = await add();
    status = 500;
    await nameSomebody();
    await run(1);
    const [delivery] = await deliveries(id);
    const soon = new Date(Date.now() + 600_000).toISOString();
    // As the runner puts a job back that is to be tried again.
    await context.db.updateTable("job").set({ runAt: soon, attempts: 1, onlyKey: null }).where("kind", "=", "webhook.deliver").execute();
    expect(await deliveries(id)).toMatchObject([{ state: "waiting", status: 500, nextAt: soon }]);
    const reader = { ...(await readReader(new Request("http://localhost:3000/"), context)), locale: "en" as const, timeZone: "UTC" };
    const shown = async () => (await readWebhooksPage(await projectCallerOf(context, owner, projectId), reader)).webhooks[0]?.deliveries[0];
    expect(await shown()).toMatchObject({ next: formatInstant(soon, "en", "UTC") });

    let isWoken = false;
    context.jobs.onWake(() => (isWoken = true));
    await redeliver(await argumentsFor({ webhookId: id, deliveryId: delivery?.id ?? "" }));

    const jobs = await context.db.selectFrom("job").selectAll().where("kind", "=", "webhook.deliver").execute();
    expect(jobs).toMatchObject([{ state: "waiting", attempts: 1 }]);
    expect((jobs[0]?.runAt ?? "") <= context.now()).toBe(true);
    expect(isWoken).toBe(true);
    expect(await shown()).toMatchObject({ state: "waiting", status: 500, error: "status", next: null });
    await context.db.updateTable("job").set({ state: "failed", failedAt: context.now() }).where("kind", "=", "webhook.deliver").execute();
    await redeliver(await argumentsFor({ webhookId: id, deliveryId: delivery?.id ?? "" }));
    const left = await context.db.selectFrom("job").select("state").where("kind", "=", "webhook.deliver").orderBy("state").execute();
    expect(left).toEqual([{ state: "failed" }, { state: "waiting" }]);
  });

  it("is paused with a word in the history when five messages could not be delivered, and told nothing until it is resumed", async () => {
    const { id } = await add();
    status = 500;
    for (let count = 0; count < 5; count++) await nameSomebody(`Person ${count}`);
    await run(mostAttempts);

    const [paused] = await describeWebhooks(await projectCallerOf(context, owner, projectId));
    expect(paused).toMatchObject({ pauseReason: "failures", version: 2 });
    const event = await context.db.selectFrom("event").selectAll().where("command", "=", "webhook.pause").executeTakeFirstOrThrow();
    expect(event).toMatchObject({ stream: projectId, subjectId: id, actorId: null });
    await nameSomebody("After");
    expect(await waiting()).toEqual([]);
    await expect(argumentsFor({ webhookId: id }).then(testWebhook)).rejects.toMatchObject({ code: "webhook.paused" });

    await resumeWebhook(await argumentsFor({ webhookId: id, version: 2 }));
    status = 200;
    await testWebhook(await argumentsFor({ webhookId: id }));
    await run();
    expect((await deliveries(id))[0]).toMatchObject({ type: "webhook.test", state: "delivered" });
  });

  it("never calls an address that is not public, whatever was saved, and tries none again that is so by itself", async () => {
    const closed = { ...context, outboundHosts: new Set<string>() };
    const { id } = await add();
    await nameSomebody();
    const [delivery] = await waiting();
    const sent = deliver(closed, { deliveryId: delivery?.id ?? "" }, { attempt: 1, signal: new AbortController().signal });

    await expect(sent).rejects.toThrow("address");
    expect(received).toEqual([]);
    expect(await deliveries(id)).toMatchObject([{ state: "failed", error: "address", status: null }]);
  });

  it("tells nothing while who stands for it may not manage webhooks, until somebody who may takes it over", async () => {
    const { id } = await add();
    const second = await addUser(context, "second@example.com");
    await addMember(context, projectId, second, "owner");
    const shown = async () => (await describeWebhooks(await projectCallerOf(context, second, projectId)))[0];
    const bySecond = async <Value>(value: Value) => ({ ...(await argumentsFor(value)), user: second });
    await nameSomebody("Before");
    const role = (to: string) =>
      context.db.updateTable("projectMember").set({ role: to }).where("userId", "=", owner.id).where("projectId", "=", projectId).execute();

    await role("consultant");
    await run();
    expect(received).toEqual([]);
    expect(await shown()).toMatchObject({ pauseReason: "maker", maker: "owner", pausedAt: null });
    await addPerson({ ...(await bySecond({ name: "Meanwhile" })) });
    expect(await waiting()).toEqual([]);
    await expect(bySecond({ webhookId: id }).then(testWebhook)).rejects.toMatchObject({ code: "webhook.paused" });

    await resumeWebhook(await bySecond({ webhookId: id, version: 1 }));
    await testWebhook(await bySecond({ webhookId: id }));
    await run();
    expect(received).toHaveLength(1);
    expect(await shown()).toMatchObject({ pauseReason: null, maker: "second" });
    await disableUser(context.db, second.id, context.now());
    await role("owner");
    await nameSomebody("After");
    expect(await waiting()).toEqual([]);
  });

  it("has one answer for a name that nobody has and for one inside the network, and tries both again", async () => {
    const closed = { ...context, outboundHosts: new Set<string>() };
    const { id } = await add("https://crm.intranet.example/");
    await nameSomebody();
    const [delivery] = await waiting();
    const outcomes = [];
    for (const resolve of [
      () => Promise.reject(new Error("ENOTFOUND")),
      () => Promise.resolve(["10.0.0.7"]),
      () => Promise.resolve(["::ffff:10.0.0.7"]),
    ]) {
      const sent = deliver(closed, { deliveryId: delivery?.id ?? "" }, { attempt: 1, signal: new AbortController().signal }, resolve);
      await expect(sent).rejects.toThrow("address");
      const [{ state, status: answered, error, durationMs }] = (await deliveries(id)) as [Awaited<ReturnType<typeof deliveries>>[number]];
      outcomes.push({ state, answered, error, durationMs });
    }

    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set([JSON.stringify({ state: "waiting", answered: null, error: "address", durationMs: null })]),
    );
  });

  it("refuses what is no address to call, at the field", async () => {
    for (const [address, code] of [
      ["ftp://example.com/", "webhook.scheme"],
      ["https://user:word@example.com/", "webhook.userInfo"],
      ["https://example.com:25/", "webhook.port"],
      ["http://10.0.0.7/", "webhook.private"],
      ["https://[::ffff:127.0.0.1]/", "webhook.private"],
      ["https://localhost/x", "webhook.private"],
      ["https://crm./", "webhook.private"],
      ["https://crm.internal/", "webhook.private"],
    ] as const)
      await expect(add(address)).rejects.toMatchObject({ code, field: "url" });
  });

  it("is of one project: another one's is not there", async () => {
    const { id } = await add();
    const stranger = await addUser(context, "stranger@example.com");
    const elsewhere = await addProject(context, stranger);
    const caller = await projectCallerOf(context, stranger, elsewhere);
    const args = { ...caller, value: { webhookId: id }, request: new Request("http://localhost:3000/"), params: {}, formKey: undefined };

    await expect(testWebhook(args)).rejects.toMatchObject({ status: 404 });
    expect(await describeWebhooks(caller)).toEqual([]);
  });
});
