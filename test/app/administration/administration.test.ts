import type { AppLoadContext } from "@remix-run/node";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";

import { admit } from "#app/account/sign-in.server.ts";
import { auditAreas, auditWords } from "#app/administration/audit-words.server.ts";
import { exportAudit, readAuditPage, verifyChains } from "#app/administration/audit.server.ts";
import { reasonOfFailure } from "#app/administration/failure-reason.ts";
import { en } from "#app/administration/messages.en.ts";
import { sendTestMail } from "#app/administration/mail.server.ts";
import { readJobs, removeJob, retryFailedJob } from "#app/administration/jobs.server.ts";
import { changeInstanceSettings } from "#app/administration/settings.server.ts";
import { readStorage } from "#app/administration/storage.server.ts";
import {
  addAccount,
  changeAdministrator,
  closeManagedAccount,
  endSessionsOfAccount,
  openManagedAccount,
  readAccounts,
  readManagedAccount,
  resetSecondFactorOfAccount,
  separateFromProvider,
} from "#app/administration/users.server.ts";
import { readVersion } from "#app/administration/version.server.ts";
import { authorizeUser, mayOutsideProjects } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { readSession, type SignedInUser } from "#app/http/session.server.ts";
import { jobKindNames } from "#app/jobs/job-kinds.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { findPasswordHash, setAdministrator, setPassword } from "#db/queries/accounts.ts";
import { insertJobs } from "#db/queries/jobs.ts";
import { insertLinkedAccount } from "#db/queries/linked-accounts.ts";
import { listMembers } from "#db/queries/projects.ts";
import { confirmSecondFactor, hasSecondFactor, startSecondFactor } from "#db/queries/second-factors.ts";
import { readEvents } from "#db/queries/events.ts";
import { noteVisit } from "#db/queries/visits.ts";
import { addMember, addProject, addUser, callerOf, cookieOf, formPost, openContext, requestContext } from "#test/support/context.ts";
import { startSmtpServer } from "#test/support/smtp-server.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { readSourceFiles } from "#test/support/source-files.ts";

const settings = {
  version: 1,
  name: "Hengfeng",
  locale: "zh",
  timeZone: "Asia/Shanghai",
  currency: "CNY",
  calendar: "china",
  projectCreators: "administrators",
  sessionDays: 7,
  newAccounts: "invited",
} as const;

forEachDatabase((dialect, openTest) => {
  let context: AppLoadContext;
  let administrator: SignedInUser;
  let colleague: SignedInUser;

  beforeEach(async () => {
    context = await openContext(await openTest());
    administrator = { ...(await addUser(context, "admin@example.com")), isAdministrator: true };
    await setAdministrator(context.db, administrator.id, true, context.now());
    colleague = await addUser(context, "colleague@example.com");
  });

  const about = <Value>(user: SignedInUser, value: Value, by = administrator) => ({
    ...callerOf(context, by),
    value,
    params: { userId: user.id },
    request: new Request(`http://localhost:3000/administration/users/${user.id}`),
    formKey: undefined,
  });
  const page = (query = "") => ({
    ...callerOf(context, administrator),
    request: new Request(`http://localhost:3000/administration${query}`),
  });
  const reader = () => readReader(new Request("http://localhost:3000/"), requestContext(context));
  const cookieFor = async (user: SignedInUser) =>
    (await admit(formPost(context, "/sign-in", {}), user.id, "/"))?.headers.get("Set-Cookie") ?? "";
  const sessionOf = async (user: SignedInUser) => cookieOf(new Headers({ "Set-Cookie": await cookieFor(user) }));
  const isOpen = async (cookie: string) =>
    (await readSession(new Request("http://localhost:3000/", { headers: { Cookie: cookie } }), requestContext(context))) !== undefined;
  const commands = async () => (await readEvents(context.db, "instance", 20)).map((event) => event.command);

  describe("mail", () => {
    it("sends a test mail, and says why one is not taken: refused, of a server that hangs, or without a server", async () => {
      const words = await reader();
      const send = (mail: AppLoadContext["mail"], to: string) => {
        const args = about(administrator, { to });
        return sendTestMail({ ...args, context: { ...args.context, mail }, reader: words });
      };
      const taking = await startSmtpServer({ recipient: (address) => (address === "no@example.com" ? "550 unknown" : "250 taken") });
      const hanging = await startSmtpServer({ hangsAt: "greeting" });

      expect(await send(taking.mailer, "a@example.com")).toEqual({ to: "a@example.com" });
      expect(taking.mails.map((mail) => mail.to)).toEqual([["a@example.com"]]);
      await expect(send(taking.mailer, "no@example.com")).rejects.toMatchObject({ code: "administration.mailFailed", field: "to" });
      await expect(send(hanging.mailer, "a@example.com")).rejects.toMatchObject({
        code: "administration.mailFailed",
        field: "to",
        parameters: { reason: expect.stringContaining("The other server did not answer in time.") },
      });
      await expect(send(null, "a@example.com")).rejects.toMatchObject({ code: "administration.noMailServer" });
      await taking.close();
      await hanging.close();
    });
  });

  describe("accounts", () => {
    it("are found by part of a name or an address, and by state; signs of patterns stand for themselves", async () => {
      const found = async (query: string) => (await readAccounts(page(query))).accounts.map((account) => account.email);

      expect(await found("?q=COLLEA")).toEqual(["colleague@example.com"]);
      expect(await found("?state=administrators")).toEqual(["admin@example.com"]);
      expect(await found("?q=%25")).toEqual([]);
      expect(await found("?q=_dmin")).toEqual([]);
      expect(await found("?page=2")).toEqual([]);
    });

    it("are closed with their sessions at once, and opened again", async () => {
      const cookie = await sessionOf(colleague);

      await closeManagedAccount(about(colleague, {}));
      expect(await isOpen(cookie)).toBe(false);
      await openManagedAccount(about(colleague, {}));
      await openManagedAccount(about(colleague, {}));

      expect(await isOpen(await sessionOf(colleague))).toBe(true);
      expect(await commands()).toEqual(["session.begin", "user.enable", "user.disable", "session.begin"]);
    });

    it("tell when they were last seen, also once their sessions are over", async () => {
      const seen = async () =>
        (await readManagedAccount({ ...about(colleague, {}), params: { userId: colleague.id } })).usedAt?.slice(0, 10) ?? null;
      expect(await seen()).toBeNull();
      const projectId = await addProject(context, colleague);
      await noteVisit(context.db, { userId: colleague.id, projectId, subjectId: projectId }, "2027-02-03T08:00:00.000Z");
      await endSessionsOfAccount(about(colleague, {}));

      expect(await seen()).toBe("2027-02-03");
    });

    it("hand over the projects that nobody else owns before they are closed", async () => {
      const projectId = await addProject(context, colleague);

      await expect(closeManagedAccount(about(colleague, {}))).rejects.toMatchObject({
        code: "administration.successorNeeded",
        field: "successor",
        parameters: { count: 1 },
      });
      await expect(closeManagedAccount(about(colleague, { successor: "nobody@example.com" }))).rejects.toMatchObject({
        field: "successor",
      });
      await expect(closeManagedAccount(about(colleague, { successor: colleague.email }))).rejects.toMatchObject({ field: "successor" });
      expect((await readManagedAccount(about(colleague, {}))).isClosed).toBe(false);

      await closeManagedAccount(about(colleague, { successor: "Admin@example.com" }));
      const owners = (await listMembers(context.db, projectId)).filter((member) => member.disabledAt === null);
      expect(owners.map((member) => member.email)).toEqual(["admin@example.com"]);
    });

    it("keep one administrator: the last can be neither closed nor dropped, and of two who drop each other one stays", async () => {
      await expect(changeAdministrator(about(administrator, { to: "no" }))).rejects.toMatchObject({ code: "administration.last" });
      await expect(closeManagedAccount(about(administrator, {}))).rejects.toMatchObject({ code: "administration.self" });
      await expect(closeManagedAccount(about(administrator, {}, colleague))).rejects.toMatchObject({ status: 403 });
      await changeAdministrator(about(colleague, { to: "yes" }));

      const outcomes = await Promise.allSettled([
        changeAdministrator(about(colleague, { to: "no" }, administrator)),
        changeAdministrator(about(administrator, { to: "no" }, colleague)),
      ]);

      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect((await readAccounts(page("?state=administrators"))).count).toBe(1);
      const former = outcomes[0]?.status === "fulfilled" ? colleague : administrator;
      await expect(endSessionsOfAccount(about(administrator, {}, former))).rejects.toMatchObject({ status: 403 });
    });

    it("get a link when they are added, and no second account for one address", async () => {
      const makeToken = () => Promise.resolve("token");

      const added = await addAccount(about(colleague, { name: "New", email: "New@Example.com" }), makeToken);

      expect(added).toEqual({ email: "new@example.com", link: "http://localhost:3000/new-password/token" });
      await expect(addAccount(about(colleague, { name: "New", email: "NEW@example.com" }), makeToken)).rejects.toMatchObject({
        field: "email",
      });
    });

    it("are separated from single sign-on, and signed out, when an administrator does it", async () => {
      const link = {
        id: "link",
        userId: colleague.id,
        providerId: "oidc:https://id.example.com",
        accountId: "subject",
        now: context.now(),
      };
      await insertLinkedAccount(context.db, link);
      await setPassword(context.db, colleague.id, "hash", context.now());
      const cookie = await sessionOf(colleague);
      const isLinked = async () => (await readManagedAccount({ ...about(colleague, {}), params: { userId: colleague.id } })).isLinked;
      expect(await isLinked()).toBe(true);

      await separateFromProvider(about(colleague, {}));

      expect(await isLinked()).toBe(false);
      expect(await isOpen(cookie)).toBe(false);
      expect(await findPasswordHash(context.db, colleague.id)).toBe("hash");
    });

    it("lose their sessions and their second factor when an administrator takes them", async () => {
      const cookie = await sessionOf(colleague);
      await startSecondFactor(context.db, colleague.id, "sealed", context.now());
      await confirmSecondFactor(context.db, colleague.id, "sealed", 1, context.now());

      await resetSecondFactorOfAccount(about(colleague, {}));
      expect(await hasSecondFactor(context.db, colleague.id)).toBe(false);
      expect(await isOpen(cookie)).toBe(false);

      const again = await sessionOf(colleague);
      await endSessionsOfAccount(about(colleague, {}));
      expect(await isOpen(again)).toBe(false);
      await expect(resetSecondFactorOfAccount(about(colleague, {}))).rejects.toMatchObject({ code: "secondFactor.isOff" });
      await expect(readManagedAccount({ ...about(colleague, {}), params: { userId: "nobody" } })).rejects.toMatchObject({ status: 404 });
    });
  });

  it("administer nothing without the right, and their right opens no project", async () => {
    const projectId = await addProject(context, colleague);
    const args = { context: requestContext(context), request: new Request("http://localhost:3000/"), params: { projectId } };

    await expect(authorizeUser("instance.administer", colleague, args)).rejects.toMatchObject({ status: 403 });
    await expect(authorizeUser("project.view", administrator, args)).rejects.toMatchObject({ status: 404 });
    expect((await authorizeUser("instance.administer", administrator, args)).user.id).toBe(administrator.id);
  });

  it("settings decide who creates projects, how long sessions last and what strangers read; an older edit is refused", async () => {
    await changeInstanceSettings(about(administrator, settings));

    const may = (user: SignedInUser) => mayOutsideProjects("projects.create", callerOf(context, user));
    expect([await may(administrator), await may(colleague)]).toEqual([true, false]);
    expect(await cookieFor(colleague)).toContain(`Max-Age=${7 * 24 * 60 * 60}`);
    expect(await reader()).toMatchObject({ locale: "zh", timeZone: "Asia/Shanghai" });
    await expect(changeInstanceSettings(about(administrator, { ...settings, name: "Other" }))).rejects.toMatchObject({
      status: 409,
      code: "form.stale",
      detail: { version: 2, theirs: { name: "Hengfeng", sessionDays: "7" } },
    });
    await expect(changeInstanceSettings(about(administrator, { ...settings, version: 2, calendar: "none" }))).rejects.toMatchObject({
      field: "calendar",
    });
  });

  describe("the log", () => {
    it("tells of projects what kind of thing was done and never what it says, whatever is searched for", async () => {
      const projectId = await addProject(context, colleague, { name: "Secret merger" });
      const { entries } = await readAuditPage(page(), await reader());
      const file = await exportAudit(page(), await reader());

      expect(entries.map((entry) => [entry.command, entry.actor, entry.where])).toEqual([["project.create", "colleague", "Secret merger"]]);
      const [stored] = await readEvents(context.db, projectId, 1);
      expect(stored?.data).toContain("rapid");
      expect(JSON.stringify(entries) + file).not.toContain("rapid");
    });

    it("is found by who, what, where and when, and read page by page without a gap", async () => {
      const projectId = await addProject(context, colleague);
      await addMember(context, projectId, administrator, "viewer");
      for (let count = 0; count < 60; count++) await endSessionsOfAccount(about(colleague, {}));
      const found = async (query: string) => (await readAuditPage(page(query), await reader())).entries.length;

      expect(await found("?actor=COLLEAGUE")).toBe(1);
      expect(await found("?area=project")).toBe(1);
      expect(await found(`?project=${projectId}`)).toBe(1);
      expect(await found("?to=2020-01-01")).toBe(0);
      expect(await found("?from=2020-01-01&actor=%25")).toBe(0);
      const first = await readAuditPage(page(), await reader());
      const second = await readAuditPage(page(`?before=${encodeURIComponent(first.older ?? "")}`), await reader());
      expect(new Set([...first.entries, ...second.entries].map((entry) => entry.key)).size).toBe(61);
      expect([first.entries.length, second.older]).toEqual([50, null]);
    });

    it("is exported so that a spreadsheet computes nothing of it", async () => {
      const evil = await addUser(context, "=cmd@example.com");
      await context.db.updateTable("appUser").set({ isAdministrator: 1 }).where("id", "=", evil.id).execute();
      await endSessionsOfAccount(about(colleague, {}, evil));

      const file = await exportAudit(page(), await reader());

      expect(file).toContain(`,'=cmd,'=cmd@example.com,`);
      expect(file.startsWith("\uFEFF")).toBe(true);
    });

    it("is verified stream by stream, and every stream that is not what was written is named", async () => {
      const projectId = await addProject(context, colleague);
      await endSessionsOfAccount(about(colleague, {}));
      expect(await verifyChains(about(colleague, {}))).toEqual({ streams: 2, entries: 2, broken: [] });

      if (dialect === "postgres") await sql`drop trigger event_no_change on event`.execute(context.db);
      else await sql`drop trigger event_no_update`.execute(context.db);
      await context.db.updateTable("event").set({ actorId: "nobody" }).where("stream", "=", projectId).execute();

      expect((await verifyChains(about(colleague, {}))).broken).toEqual([{ stream: projectId, sequence: 1 }]);
      expect((await commands())[0]).toBe("instance.verifyLog");
    });
  });

  it("jobs that failed are put back or removed, once, and those that run are left alone", async () => {
    const at = context.now();
    const job = { kind: "housekeeping.run", data: "{}", onlyKey: null, runAt: at, createdAt: at };
    await insertJobs(context.db, [
      { ...job, id: "failed" },
      { ...job, id: "running" },
    ]);
    await context.db.updateTable("job").set({ state: "failed", failedAt: at, lastError: "no reason" }).where("id", "=", "failed").execute();
    await context.db.updateTable("job").set({ state: "running" }).where("id", "=", "running").execute();
    const shown = await readJobs(page("/jobs"));
    expect(shown).toMatchObject({ state: "failed", jobs: [{ id: "failed", lastError: "no reason" }] });

    await retryFailedJob(about(colleague, { jobId: "failed" }));
    await expect(retryFailedJob(about(colleague, { jobId: "failed" }))).rejects.toMatchObject({ code: "administration.jobGone" });
    await expect(removeJob(about(colleague, { jobId: "running" }))).rejects.toMatchObject({ code: "administration.jobGone" });
    await removeJob(about(colleague, { jobId: "failed" }));

    expect((await readJobs(page("/jobs?state=running"))).counts.map((entry) => entry.count)).toEqual([0, 0, 1]);
  });

  it("storage and version tell what is there", async () => {
    const storage = await readStorage(callerOf(context, administrator));
    const { changes, latest, notes } = await readVersion(callerOf(context, administrator), "zh");

    expect(storage.bytes).toBeGreaterThan(10_000);
    expect(storage.tables.find((table) => table.name === "app_user")?.rows).toBe(2);
    expect(changes.at(-1)?.name).toBe(latest);
    expect(notes).toContain("ROLLOUT_SECRET");
  });
});

it("has words for every kind of background work, and for what mail servers and receivers do", () => {
  expect(Object.keys(en.jobs.kinds).sort()).toEqual([...jobKindNames].sort());
  expect(
    [
      "Greeting never received",
      "Timeout",
      "Can't send mail - all recipients were rejected: 550 5.1.1 User unknown",
      "connect ECONNREFUSED 127.0.0.1:25",
      "getaddrinfo ENOTFOUND mail.example.com",
      "Invalid login: 535 Authentication failed",
      "The webhook could not be called: timeout.",
      "The webhook could not be called: status 530.",
      "It took longer than 30 seconds.",
      'password authentication failed for user "rollout"',
    ].map(reasonOfFailure),
  ).toEqual(["noAnswer", "noAnswer", "receiver", "noConnection", "noName", "signIn", "noAnswer", "webhook", "noAnswer", null]);
});

it("has words for every command that is logged of projects and templates", () => {
  const sources = readSourceFiles("app");
  const find = (pattern: RegExp, isWanted: (file: string) => boolean) =>
    [...sources].filter(([file]) => isWanted(file)).flatMap(([, text]) => [...text.matchAll(pattern)].map((match) => match[1] ?? ""));
  const recorded = find(/\bcommand: "([a-zA-Z]+\.[a-zA-Z]+)"/g, (file) => file.endsWith(".server.ts"));
  const told = find(/case "([a-zA-Z]+\.[a-zA-Z]+)":/g, (file) => file.endsWith("event-words.server.ts"));
  const planned = find(/kind: "([a-zA-Z]+)"/g, (file) => file.endsWith("domain/plan/command.ts"));
  const turned = [...["undo", "redo", "revert"].map((verb) => `plan.${verb}`), "template.remove", "template.restore"];
  const commands = new Set([...recorded, ...told, ...planned.map((kind) => `plan.${kind}`), ...turned]);
  expect([recorded.length > 30, told.length > 40, planned.length > 6]).toEqual([true, true, true]);
  for (const locale of ["en", "zh"] as const) {
    const { t } = serverI18n(locale);
    const event = { stream: "a project", data: "{}", subjectName: null, subjectEmail: null };
    const mute = auditAreas.map((area) => t(`administration:audit.area.${area}`));
    expect([...commands].filter((command) => [command, ...mute].includes(auditWords({ ...event, command }, t)))).toEqual([]);
  }
});

it("has words for every command of accounts and of the instance that the product logs", () => {
  const logged = [...readSourceFiles("app")]
    .filter(([file]) => /\.server\.ts$|^app\/cli\//.test(file))
    .flatMap(([, text]) => [...text.matchAll(/"((?:session|user|instance)\.[a-zA-Z]+)"/g)].map((match) => match[1] ?? ""));
  const { t } = serverI18n("en");
  const event = { stream: "instance", data: "{}", subjectName: "Li Na", subjectEmail: "li.na@example.com" };
  const silent = [...new Set(logged)].filter((command) =>
    ["Sign-ins", "Accounts", "The instance"].includes(auditWords({ ...event, command }, t)),
  );

  expect(logged.length).toBeGreaterThan(15);
  expect(silent.filter((command) => command !== "instance.administer")).toEqual([]);
});
