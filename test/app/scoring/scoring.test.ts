import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";

import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { readModerationPage } from "#app/moderation/moderation-page.server.ts";
import { moderate } from "#app/moderation/moderate.server.ts";
import { readOwnSeats, readSeatRecords, recuse } from "#app/scoring/ballots.server.ts";
import { abandonRound, finaliseRound, readNextCard, setWindow } from "#app/scoring/rounds.server.ts";
import { remindSeat } from "#app/scoring/remind.server.ts";
import { readSelectionCard } from "#app/scoring/selection-card.server.ts";
import { readScorePage } from "#app/scoring/score-page.server.ts";
import { readScoringPage } from "#app/scoring/scoring-page.server.ts";
import { changeSeat, removeSeat, restoreSeat } from "#app/scoring/seats.server.ts";
import { readRevealedRound } from "#app/http/evaluation/revealed-round.server.ts";
import { readOwnBallots, readRevealedBallots, readRevealedRevisions, verifyRevisions } from "#db/queries/ballots.ts";
import { insertDemo, insertScenarios } from "#db/queries/demonstrations.ts";
import { saveNotes } from "#app/vendors/sessions.server.ts";
import { insertVendorDocument } from "#db/queries/vendor-documents.ts";
import { findCurrentRound } from "#db/queries/rounds.ts";
import { listSeats } from "#db/queries/seats.ts";
import { committeeArgs, makeCommittee, openScoring, reveal, score, type Committee } from "#test/support/committee.ts";
import { addMember, addProject, addUser, openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let committee: Committee;
  let now = "";

  beforeEach(async () => {
    now = "2027-03-01T08:00:00.000Z";
    context = await openContext(await openTest(), { now: () => now });
    owner = await addUser(context, "owner@example.com");
    committee = await makeCommittee(context, await addProject(context, owner));
  });

  const args = <Value>(user: SignedInUser, value: Value) => committeeArgs(context, user, committee.projectId, value);
  const say = (
    user: SignedInUser,
    vendor: number,
    said: number | "abstain" | "clear",
    more: { revision?: number; comment?: string } = {},
  ) => score(context, committee, user, { vendorId: committee.vendorIds[vendor] ?? "", said, ...more });
  const round = async () => (await findCurrentRound(context.db, committee.projectId))!;
  const seatOf = async (user: SignedInUser) => (await listSeats(context.db, committee.projectId)).find(({ userId }) => userId === user.id)!;
  /** A demonstration of a vendor whose one scenario bears on the criterion that is scored; gives the way to note something on it. */
  const noteOnDemonstration = async (vendorId: string) => {
    const place = { projectId: committee.projectId };
    const life = { removedAt: null, removedBy: null, version: 1 };
    const words = {
      title: "A lead",
      titleZh: null,
      painPoint: "",
      painPointZh: null,
      steps: "",
      stepsZh: null,
      lookFor: "",
      lookForZh: null,
    };
    const about = { audience: "sales", minutes: 10, criterionIds: JSON.stringify([committee.criterionId]), itemIds: "[]", libraryId: null };
    await insertScenarios(context.db, [{ id: `scenario-${place.projectId}`, ...place, position: 1, ...words, ...about, ...life }]);
    const when = { startsAt: "2027-02-01T09:00", minutes: 60, place: "", attendees: "", taskId: null, createdAt: now };
    await insertDemo(context.db, { id: `demo-${place.projectId}`, ...place, vendorId, ...when, ...life });
    return async (user: SignedInUser, note: string) => {
      const caller = await args(user, { notes: [{ scenarioId: `scenario-${place.projectId}`, version: 0, note }] });
      await saveNotes({ ...caller, params: { ...caller.params, demoId: `demo-${place.projectId}` } });
    };
  };
  const [first, second] = [() => committee.members[0]!, () => committee.members[1]!];

  describe("a round", () => {
    it("is not fixed before there is a scorecard with vendors and two members", async () => {
      const bare = await addProject(context, owner);
      expect(await readNextCard(context.db, bare)).toEqual({ ok: false, problem: ["noScorecard"] });
      await context.db.updateTable("vendor").set({ stage: "long" }).where("projectId", "=", committee.projectId).execute();
      expect(await readNextCard(context.db, committee.projectId)).toEqual({ ok: false, problem: ["noVendors"] });
      await expect(finaliseRound(await args(committee.chair, { reason: "" }))).rejects.toMatchObject({ code: "round.notReady" });
    });

    it("is fixed once, and another one takes a reason after the reveal", async () => {
      await openScoring(context, committee);
      await expect(finaliseRound(await args(committee.chair, { reason: "Again" }))).rejects.toMatchObject({ code: "round.stands" });
      await reveal(context, committee);
      await expect(finaliseRound(await args(committee.chair, { reason: "" }))).rejects.toMatchObject({ field: "reason" });
      await finaliseRound(await args(committee.chair, { reason: "A vendor has improved its offer" }));
      expect(await round()).toMatchObject({ number: 2, state: "finalised" });
    });

    it("that is given up stays sealed for ever", async () => {
      const id = await openScoring(context, committee);
      await say(first(), 0, 4);
      await abandonRound(await args(committee.chair, { version: (await round()).version, reason: "The offer was changed" }));
      expect(await readRevealedBallots(context.db, id)).toEqual([]);
      expect(await findCurrentRound(context.db, committee.projectId)).toBeUndefined();
    });

    it("takes scores only within its days, by the server's clock at the project's place", async () => {
      await openScoring(context, committee);
      await setWindow(
        await args(committee.chair, { version: (await round()).version, scoresFrom: "2027-03-02", scoresUntil: "2027-03-03" }),
      );
      await expect(say(first(), 0, 4)).rejects.toMatchObject({ code: "ballot.outsideWindow" });
      now = "2027-03-03T08:00:00.000Z";
      await say(first(), 0, 4);
      now = "2027-03-04T08:00:00.000Z";
      await expect(say(first(), 0, 3, { revision: 1 })).rejects.toMatchObject({ code: "ballot.outsideWindow" });
      expect(
        await readOwnBallots(context.db, { roundId: (await round()).id, seatId: (await seatOf(first())).id }, first().id),
      ).toMatchObject([{ value: 4 }]);
    });

    it("is not revealed over unfinished members unawares", async () => {
      await openScoring(context, committee);
      const { version } = await round();
      const { revealRound } = await import("#app/scoring/rounds.server.ts");
      await expect(revealRound(await args(committee.chair, { version }))).rejects.toMatchObject({
        code: "round.unfinished",
        field: "early",
      });
      for (const user of [committee.chair, ...committee.members]) for (const vendor of [0, 1, 2]) await say(user, vendor, 3);
      await revealRound(await args(committee.chair, { version }));
      expect((await round()).state).toBe("revealed");
    });
  });

  describe("a score", () => {
    beforeEach(async () => void (await openScoring(context, committee)));

    it("lies on the scale, in halves at the finest", async () => {
      for (const said of [-1, 6, 3.3])
        await expect(say(first(), 0, said)).rejects.toMatchObject({ code: "ballot.offScale", field: "said" });
      expect(await say(first(), 0, 3.5)).toMatchObject({ revision: 1 });
    });

    it("is written over the revision that was seen, else both are shown", async () => {
      await say(first(), 0, 3);
      await say(first(), 0, 4, { revision: 1, comment: "The second demonstration" });
      await expect(say(first(), 0, 2, { revision: 1 })).rejects.toMatchObject({
        code: "form.stale",
        detail: { version: 2, theirs: { said: "4", comment: "The second demonstration" } },
      });
    });

    it("at an end of the scale, or changed, wants a comment before it counts as done", async () => {
      const next = (saved: { next: { vendorId: string } | null }) => saved.next?.vendorId;
      await say(first(), 0, 3);
      await say(first(), 1, 5);
      expect(next(await say(first(), 2, 3))).toBe(committee.vendorIds[1]);
      expect(next(await say(first(), 1, 5, { revision: 1, comment: "Did all of it live" }))).toBeUndefined();
      expect(next(await say(first(), 0, 4, { revision: 1 }))).toBe(committee.vendorIds[0]);
      expect(next(await say(first(), 0, "abstain", { revision: 2 }))).toBeUndefined();
    });

    it("that wants a comment is named on the page of scoring, with what was given", async () => {
      await say(first(), 0, 5);
      await say(first(), 1, 3);
      const { value: _value, ...caller } = await args(first(), {});
      const page = await readScoringPage(caller, await readReader(caller.request, context));
      const named = page.own[0]?.vendors.map(({ id, uncommented }) => [id, uncommented.map(({ score: said }) => said)]);
      expect(new Map(named as [string, string[]][])).toEqual(new Map(committee.vendorIds.map((id, at) => [id, at === 0 ? ["5"] : []])));
    });

    it("leaves no entry in the log, whatever is said", async () => {
      const count = async () => (await context.db.selectFrom("event").select("sequence").execute()).length;
      const before = await count();
      await say(first(), 0, 3);
      await say(first(), 0, "clear", { revision: 1 });
      expect(await count()).toBe(before);
    });

    it("is not taken from who is recused, and what was said before does not count", async () => {
      await say(first(), 0, 5, { comment: "Good" });
      await recuse(
        await args(first(), { seatId: (await seatOf(first())).id, vendorId: committee.vendorIds[0]!, reason: "Former employer" }),
      );
      await expect(say(first(), 0, 4, { revision: 1 })).rejects.toMatchObject({ code: "ballot.recused" });
      await say(second(), 0, 2);
      await say(committee.chair, 0, 2);
      await reveal(context, committee);
      const { model } = (await readRevealedRound(context.db, committee.projectId))!;
      const seat = await seatOf(first());
      expect(model.scores.filter(({ member }) => member === seat.id)).toEqual([
        { state: "recused", member: seat.id, vendor: committee.vendorIds[0], criterion: null },
      ]);
    });

    it("of a member who is removed in the middle is kept and does not count, until the seat is given back", async () => {
      await say(first(), 0, 5, { comment: "Good" });
      const seat = await seatOf(first());
      await removeSeat(await args(committee.chair, { seatId: seat.id, version: seat.version, reason: "Left the company" }));
      expect(await readOwnSeats(context.db, committee.projectId, first().id)).toEqual([]);
      await restoreSeat(await args(committee.chair, { seatId: seat.id, version: seat.version + 1 }));
      await say(first(), 1, 3);
      await removeSeat(await args(committee.chair, { seatId: seat.id, version: seat.version + 2, reason: "Left the company" }));
      await reveal(context, committee);
      const revealed = (await readRevealedRound(context.db, committee.projectId))!;
      expect(revealed.ballots.filter(({ seatId }) => seatId === seat.id)).toHaveLength(2);
      expect(revealed.model.members.map(({ id }) => id)).not.toContain(seat.id);
    });

    it("counts in a revealed round as it did at the reveal, whoever comes and goes later", async () => {
      for (const user of [committee.chair, first(), second()]) for (const vendor of [0, 1, 2]) await say(user, vendor, 3);
      const [kept, gone] = [await seatOf(first()), await seatOf(second())];
      await removeSeat(await args(committee.chair, { seatId: gone.id, version: gone.version, reason: "Left the company" }));
      await reveal(context, committee);
      const members = async () => (await readRevealedRound(context.db, committee.projectId))!.model.members.map(({ id }) => id);
      const before = await members();
      expect(before).toContain(kept.id);
      expect(before).not.toContain(gone.id);
      const substitute = await addUser(context, "substitute@example.com");
      await addMember(context, committee.projectId, substitute, "committeeMember");
      const delegation = { seatId: kept.id, version: kept.version, weight: 1, delegateId: substitute.id };
      await expect(changeSeat(await args(committee.chair, delegation))).rejects.toMatchObject({ code: "seat.revealed" });

      await removeSeat(await args(committee.chair, { seatId: kept.id, version: kept.version, reason: "Lost access" }));
      await restoreSeat(await args(committee.chair, { seatId: gone.id, version: gone.version + 1 }));

      expect(await members()).toEqual(before);
    });

    it("is given by the delegate in the seat, who continues it, and by nobody else", async () => {
      await say(first(), 0, 3);
      const substitute = await addUser(context, "substitute@example.com");
      await addMember(context, committee.projectId, substitute, "committeeMember");
      const seat = await seatOf(first());
      const delegation = { seatId: seat.id, version: seat.version, weight: 1, delegateId: substitute.id };
      await changeSeat(await args(committee.chair, delegation));
      await say(substitute, 0, 4, { revision: 1, comment: "After the second demonstration" });
      await expect(say(first(), 1, 4)).rejects.toMatchObject({ status: 404 });
      const toOwner = { ...delegation, version: seat.version + 1, delegateId: owner.id };
      await expect(changeSeat(await args(committee.chair, toOwner))).rejects.toMatchObject({ code: "seat.delegateChair" });
      const { delegateId: _delegateId, ...takenBack } = toOwner;
      await changeSeat(await args(committee.chair, takenBack));
      expect(await readOwnBallots(context.db, { roundId: (await round()).id, seatId: seat.id }, substitute.id)).toEqual([]);
    });
  });

  it("keeps each seat's chain so that one tampered entry is found", async () => {
    const roundId = await openScoring(context, committee);
    for (const user of committee.members) for (const vendor of [0, 1, 2]) await say(user, vendor, 2 + vendor);
    await reveal(context, committee);
    const check = async () =>
      verifyRevisions(await readRevealedRevisions(context.db, roundId), await readRevealedBallots(context.db, roundId));
    expect(await check()).toEqual([]);
    const seat = await seatOf(second());
    const row = { roundId, seatId: seat.id };
    await context.db
      .updateTable("ballotRevision")
      .set({ value: 5 })
      .where((where) => where.and({ ...row, sequence: 2 }))
      .execute();
    expect(await check()).toContainEqual(expect.objectContaining({ seatId: seat.id, sequence: 2 }));
    await context.db
      .updateTable("ballotRevision")
      .set({ value: 3 })
      .where((where) => where.and({ ...row, sequence: 2 }))
      .execute();
    expect(await check()).toEqual([]);
    await context.db.updateTable("ballot").set({ comment: "Other words" }).where("seatId", "=", seat.id).execute();
    expect(await check()).not.toEqual([]);
  });

  it("lets the chair delegate a seat to those alone who would not be refused, and says who was reminded", async () => {
    await openScoring(context, committee);
    const substitute = await addUser(context, "substitute@example.com");
    await addMember(context, committee.projectId, substitute, "committeeMember");
    const { value: _value, ...caller } = await args(committee.chair, {});
    const { chair } = await readScoringPage(caller, await readReader(caller.request, context));
    expect(chair?.seats.map(({ delegates }) => delegates.map(({ userId }) => userId))).toEqual(chair?.seats.map(() => [substitute.id]));
    const seatId = (await seatOf(first())).id;
    expect(await remindSeat(await args(committee.chair, { seatId }))).toEqual({ seatId, isSent: true });
    for (const vendor of [0, 1, 2]) await say(first(), vendor, 3);
    expect(await remindSeat(await args(committee.chair, { seatId }))).toEqual({ seatId, isSent: false });
  });

  it("is told on the project's home as far as each may know: who has finished to the chair alone, nothing to outsiders", async () => {
    const card = async (user: SignedInUser) => {
      const { value: _value, ...caller } = await args(user, {});
      return readSelectionCard(caller, { locale: "en" });
    };
    expect(await card(first())).toBeNull();
    await openScoring(context, committee);
    for (const vendor of [0, 1, 2]) await say(first(), vendor, 3);
    expect(await card(committee.chair)).toMatchObject({ state: "open", finished: { done: 1, of: 3 } });
    expect(await card(second())).toMatchObject({ state: "open", finished: null, vendor: null });
    const consultant = await addUser(context, "consultant@example.com");
    await addMember(context, committee.projectId, consultant, "consultant");
    expect(await card(consultant)).toBeNull();
  });

  it("says before a round of two envelopes that the prices are known from one of one envelope", async () => {
    const chair = async () => {
      const { value: _value, ...caller } = await args(committee.chair, {});
      return (await readScoringPage(caller, await readReader(caller.request, context))).chair!;
    };
    await openScoring(context, committee);
    await reveal(context, committee);
    expect((await chair()).next?.pricesShownBy).toBeNull();
    const { method } = await context.db
      .selectFrom("evaluation")
      .select("method")
      .where("projectId", "=", committee.projectId)
      .executeTakeFirstOrThrow();
    const sealed = JSON.stringify({ ...(JSON.parse(method) as object), envelopes: 2 });
    await context.db.updateTable("evaluation").set({ method: sealed }).where("projectId", "=", committee.projectId).execute();
    expect((await chair()).next?.pricesShownBy).toBe(1);
    await finaliseRound(await args(committee.chair, { reason: "Sealed prices" }));
    expect((await chair()).pricesShownBy).toBe(1);
  });

  it("shows after the reveal where members differ, and counts what they agree on", async () => {
    await openScoring(context, committee);
    for (const [at, user] of [committee.chair, ...committee.members].entries())
      for (const vendor of [0, 1, 2]) await say(user, vendor, vendor === 0 ? [1, 3, 4.5][at]! : 3);
    const page = async (search = "") => {
      const { value: _value, ...caller } = await args(committee.chair, {});
      const request = new Request(`http://localhost/${search}`);
      return readModerationPage({ ...caller, request }, await readReader(request, context));
    };
    expect((await page()).scores).toBeNull();
    await reveal(context, committee);
    const [alpha] = committee.vendorIds;
    const cell = { vendorId: alpha!, criterionId: committee.criterionId };
    const shown = (await page(`?vendor=${alpha}&criterion=${committee.criterionId}`)).scores!;
    expect(shown.agenda[0]).toMatchObject({ vendor: alpha, criterion: committee.criterionId, isFlagged: true });
    expect(shown.chosen).toMatchObject({ ...cell, mean: 8.5 / 3 });
    await moderate(await args(committee.chair, { ...cell, version: 0, value: 2, reason: "The reference was weak" }));
    await expect(moderate(await args(committee.chair, { ...cell, version: 0, value: 4, reason: "No" }))).rejects.toMatchObject({
      code: "form.stale",
      detail: { version: 1, theirs: { value: "2", reason: "The reference was weak" } },
    });
    const after = (await page()).scores!.cells.find((each) => each.vendorId === alpha);
    expect(after).toMatchObject({ mean: 2, moderated: { value: 2, reason: "The reference was weak" } });
    expect(after?.votes.map(({ value }) => value)).toEqual([1, 3, 4.5]);
  });

  it("sends a member the same bytes whatever another one says", async () => {
    await openScoring(context, committee);
    await say(first(), 0, 3);
    const seen = async () => {
      const { value: _value, ...caller } = await args(first(), {});
      const { request } = caller;
      const reader = await readReader(request, context);
      const { formKey: _formKey, ...overview } = await readScoringPage(caller, reader);
      const sheet = await readScorePage({ ...caller, request, params: { ...caller.params, vendorId: committee.vendorIds[0] } }, reader);
      const [own] = await readOwnSeats(context.db, committee.projectId, first().id);
      return JSON.stringify([overview, sheet, await readSeatRecords(context.db, own!, first().id)], (_key, part: unknown) =>
        part instanceof Set ? [...part] : part,
      );
    };
    const note = await noteOnDemonstration(committee.vendorIds[0]!);
    const before = await seen();
    expect(before).not.toContain("Between you and me");
    await note(second(), "Between you and me");
    for (const vendor of [0, 1, 2]) await say(second(), vendor, 1 + vendor, { comment: "Seen" });
    for (const vendor of [0, 1, 2]) await say(committee.chair, vendor, 4);
    await say(second(), 0, 4.5, { revision: 1, comment: "Another mind" });
    expect(await seen()).toBe(before);
  });

  it("shows beside a criterion what the vendor, its customers and one's own notes say, and of the vendor as a whole", async () => {
    await openScoring(context, committee);
    const [vendorId = ""] = committee.vendorIds;
    const note = await noteOnDemonstration(vendorId);
    await note(first(), "It worked on our data");
    await note(second(), "Between you and me");
    const place = { projectId: committee.projectId, vendorId };
    const file = { name: "terms.txt", byteSize: 5, contentType: "text/plain", imageWidth: null, imageHeight: null, sha256: "0".repeat(64) };
    const kind = { kind: "general", invitationId: null, questionId: null, criterionId: committee.criterionId };
    const sender = { uploadedBy: null, uploaderName: "Li Na", createdAt: now, removedAt: null, removedBy: null, version: 1 };
    await insertVendorDocument(context.db, { id: `terms-${place.projectId}`, ...place, ...file, ...kind, ...sender }, new Uint8Array(5));
    const { value: _value, ...caller } = await args(first(), {});
    const reader = await readReader(caller.request, context);
    const page = await readScorePage({ ...caller, params: { ...caller.params, vendorId } }, reader);
    const known = page.leaves.find(({ id }) => id === committee.criterionId)?.known;
    expect(known).toMatchObject({ notes: [{ note: "It worked on our data" }], documents: [{ name: "terms.txt" }] });
    expect(page.known).toMatchObject({ unmet: [], open: 0, facts: [{ amount: "20" }] });
    const other = page.leaves.find(({ id }) => id !== committee.criterionId)?.known;
    if (other) expect(other.notes).toEqual([]);
  });

  it("keeps all of many scores that are given at once", async () => {
    const roundId = await openScoring(context, committee);
    const users = [committee.chair, ...committee.members];
    await Promise.all(users.flatMap((user) => [0, 1, 2].map((vendor) => say(user, vendor, 2 + vendor))));
    await Promise.all(users.flatMap((user) => [0, 1, 2].map((vendor) => say(user, vendor, 3, { revision: 1, comment: "Again" }))));
    await reveal(context, committee);
    const ballots = await readRevealedBallots(context.db, roundId);
    expect(ballots.map(({ value, revision }) => [value, revision])).toEqual(Array(9).fill([3, 2]));
    expect(verifyRevisions(await readRevealedRevisions(context.db, roundId), ballots)).toEqual([]);
  });
});
