import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import type { ProjectRole } from "#app/domain/access/permissions.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { addVendor, editVendor, moveVendor, orderVendor, removeVendor, restoreVendor } from "#app/vendors/keep-vendors.server.ts";
import { saveCompliance, saveFacts, saveOffer } from "#app/vendors/offers.server.ts";
import { readVendorsPage } from "#app/vendors/vendors-page.server.ts";
import { readEvents } from "#db/queries/events.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { insertScoredRound } from "#test/support/revealed-round.ts";
import { addVendorForm } from "#app/vendors/vendors.forms.server.ts";
import { findRoundThatCounts } from "#app/vendors/round-under-way.server.ts";
import { forEachDatabase } from "#test/support/database.ts";
import { fillScorecard, scorecardId } from "#test/support/scorecard.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;

  beforeEach(async () => {
    context = await openContext(await openTest());
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
  });

  const asked = async <Value>(value: Value, params: Record<string, string> = {}, user = owner) => ({
    ...(await projectCallerOf(context, user, projectId)),
    value,
    request: new Request("http://localhost:3000/"),
    params: { projectId, ...params },
    formKey: undefined,
  });
  const entered = async (name: string, stage: "long" | "short" = "short") =>
    addVendor(await asked({ name, website: "", profile: "", stage }));
  const page = async (user = owner) => {
    const caller = await asked({}, {}, user);
    return readVendorsPage(caller, await readReader(caller.request, context));
  };
  const offer = {
    version: 0,
    currency: "USD",
    rate: 7,
    rateOn: "2026-01-05",
    taxBasis: "net" as const,
    taxRate: 0,
    validUntil: "2026-01-31",
    rows: [{ category: "licences" as const, label: "Users", amounts: ["1,000", "", "500.50"] }],
  };

  it("moves vendors from list to list with the reason, and keeps those that are dropped or withdraw", async () => {
    const id = await entered("Yunfan", "long");
    await moveVendor(await asked({ vendorId: id, version: 1, stage: "short" as const, reason: "Answers in full" }));
    await moveVendor(await asked({ vendorId: id, version: 2, stage: "withdrawn" as const, reason: "No capacity" }));
    const { stages } = await page();
    expect(stages.find(({ stage }) => stage === "withdrawn")?.vendors).toMatchObject([{ name: "Yunfan", stageReason: "No capacity" }]);
    const events = await readEvents(context.db, projectId, 100);
    expect(events.map(({ command }) => command).filter((command) => command.startsWith("vendor."))).toEqual([
      "vendor.move",
      "vendor.move",
      "vendor.add",
    ]);
  });

  it("takes a website as people write it", async () => {
    const read = (website: string) => addVendorForm.parse({ name: "Yunfan", website }).website;
    expect(read("yunfan.example.com/crm")).toBe("https://yunfan.example.com/crm");
    expect(read("http://yunfan.example")).toBe("http://yunfan.example");
    expect(read("")).toBe("");
    for (const none of ["ask them", "javascript:alert(1)"]) expect(() => read(none)).toThrow();
  });

  it("says that a changed offer still counts while a round is scored, and not after the reveal", async () => {
    expect(await findRoundThatCounts(context.db, projectId)).toBeNull();
    await insertScoredRound(context.db, { projectId, userId: owner.id }, { state: "open" });
    expect(await findRoundThatCounts(context.db, projectId)).toBe(1);
    projectId = await addProject(context, owner);
    await insertScoredRound(context.db, { projectId, userId: owner.id });
    expect(await findRoundThatCounts(context.db, projectId)).toBeNull();
  });

  it("refuses a second vendor of a name, and an edit of what was changed meanwhile", async () => {
    const id = await entered("Yunfan");
    await expect(entered(" YUNFAN")).rejects.toMatchObject({ code: "vendor.name.taken", field: "name" });
    const edit = { name: "Yunfan", website: "https://yunfan.example", profile: "", version: 1 };
    await editVendor(await asked(edit, { vendorId: id }));
    await expect(editVendor(await asked({ ...edit, profile: "Late" }, { vendorId: id }))).rejects.toMatchObject({
      code: "form.stale",
      detail: { version: 2, theirs: { website: "https://yunfan.example", profile: "" } },
    });
  });

  it("puts vendors in order within their list, and a removed one back", async () => {
    await entered("A");
    const second = await entered("B");
    await orderVendor(await asked({ vendorId: second, direction: "up" as const }));
    expect((await page()).vendors.map(({ name }) => name)).toEqual(["B", "A"]);
    const { undo } = await removeVendor(await asked({ vendorId: second, version: 1 }));
    expect((await page()).vendors.map(({ name }) => name)).toEqual(["A"]);
    await restoreVendor(await asked({ vendorId: undo.fields["vendorId"] ?? "", version: Number(undo.fields["version"]) }));
    expect((await page()).vendors.map(({ name }) => name)).toEqual(["B", "A"]);
  });

  it("compares offers in one currency without tax, and warns of old rates and ended ones", async () => {
    await fillScorecard(context.db, projectId, { currency: "CNY" });
    const id = await entered("Yunfan");
    await entered("Beacon");
    await saveOffer(await asked(offer, { vendorId: id }));
    const { vendors } = await page();
    expect(vendors[0]?.offer).toMatchObject({
      years: ["CN¥7,000", "CN¥0", "CN¥3,504", "CN¥0", "CN¥0", "CN¥0"],
      total: "CN¥10,504",
      presentValue: "CN¥10,004",
    });
    expect(vendors[1]?.offer).toMatchObject({ years: null, warnings: ["noBid"] });
    await expect(saveOffer(await asked({ ...offer, rate: undefined, version: 1 }, { vendorId: id }))).rejects.toMatchObject({
      code: "vendor.rate",
      field: "rate",
    });
    const wrong = { ...offer, version: 1, rows: [{ ...offer.rows[0]!, amounts: ["12.345,678"] }] };
    await expect(saveOffer(await asked(wrong, { vendorId: id }))).rejects.toMatchObject({ field: "rows[0].amounts[0]" });
    await expect(saveOffer(await asked(offer, { vendorId: id }))).rejects.toMatchObject({
      code: "form.stale",
      detail: { theirs: { "rows[0].label": "Users", "rows[0].amounts[0]": "1000.00" } },
    });
  });

  it("keeps prices closed to everybody until the second envelope is opened", async () => {
    await fillScorecard(context.db, projectId, { currency: "CNY", envelopes: 1 });
    const id = await entered("Yunfan");
    await saveOffer(await asked(offer, { vendorId: id }));
    const method = JSON.stringify({ currency: "CNY", envelopes: 2 });
    await context.db.updateTable("evaluation").set({ method }).where("projectId", "=", projectId).execute();
    const member = await addUser(context, "member@example.com");
    const role: ProjectRole = "committeeMember";
    await addMember(context, projectId, member, role);
    const closed = await page(member);
    expect(closed.arePricesClosed).toBe(true);
    expect(closed.vendors[0]?.offer).toMatchObject({ years: null, total: null, presentValue: null });
    expect(JSON.stringify(closed)).not.toMatch(/7,?000|10,?504/);
    expect((await page()).vendors[0]?.offer.total).toBeNull();
    await expect(saveOffer(await asked({ ...offer, version: 1 }, { vendorId: id }))).rejects.toMatchObject({ code: "vendor.pricesSealed" });
  });

  it("asks for the evidence of a verdict, and writes only what was changed", async () => {
    await fillScorecard(context.db, projectId);
    const id = await entered("Yunfan");
    const requirementId = scorecardId("residency", projectId);
    const row = { requirementId, version: 0, isMet: "no" as const, evidence: "" };
    await expect(saveCompliance(await asked({ rows: [row] }, { vendorId: id }))).rejects.toMatchObject({
      code: "vendor.evidence",
      field: "rows[0].evidence",
    });
    await saveCompliance(await asked({ rows: [{ ...row, evidence: "Servers abroad" }] }, { vendorId: id }));
    expect((await page()).vendors[0]?.unmet).toBe(1);
    const facts = [{ criterionId: scorecardId("weeks", projectId), version: 0, amount: 26, source: "Offer" }];
    await saveFacts(await asked({ facts }, { vendorId: id }));
    await saveFacts(await asked({ facts: [{ ...facts[0]!, version: 1 }] }, { vendorId: id }));
    expect((await readEvents(context.db, projectId, 100)).filter(({ command }) => command === "vendor.state")).toHaveLength(1);
  });

  it("changes no offer once the scores are revealed", async () => {
    const { vendorIds } = await insertScoredRound(context.db, { projectId, userId: owner.id });
    const [id = ""] = vendorIds;
    await expect(saveOffer(await asked(offer, { vendorId: id }))).rejects.toMatchObject({ code: "vendor.offersLocked" });
    await expect(removeVendor(await asked({ vendorId: id, version: 1 }))).rejects.toMatchObject({ code: "vendor.inRound" });
  });
});
