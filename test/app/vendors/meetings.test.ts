import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, describe, expect, it } from "vitest";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { downloadVendorFile } from "#app/vendors/answer-files-download.server.ts";
import { readDemonstrationsPage, readSessionPage } from "#app/vendors/demonstrations-page.server.ts";
import { addDocuments, removeDocument, restoreDocument } from "#app/vendors/documents.server.ts";
import { finaliseRound } from "#app/scoring/rounds.server.ts";
import { addVendor } from "#app/vendors/keep-vendors.server.ts";
import { editDemoForm } from "#app/vendors/meetings.forms.server.ts";
import { readReferencePage, readReferencesPage } from "#app/vendors/references-page.server.ts";
import { addReference, removeReference, restoreReference, saveReferenceAnswers } from "#app/vendors/references.server.ts";
import { chooseScenarios, editScenario, orderScenario, removeScenario, restoreScenario } from "#app/vendors/scenarios.server.ts";
import { addDemo, editDemo, removeDemo, restoreDemo, saveNotes } from "#app/vendors/sessions.server.ts";
import { saveAnswers, submitAnswers } from "#app/vendors/answers.server.ts";
import { readClaims } from "#app/vendors/claims.server.ts";
import { addQuestion, addQuestionnaire, publishQuestionnaire } from "#app/vendors/questionnaires.server.ts";
import { verifyEvaluation } from "#db/queries/evaluation-integrity.ts";
import { listQuestions } from "#db/queries/questionnaires.ts";
import { readVendorPage } from "#app/vendors/vendor-page.server.ts";
import { readDemoNotes } from "#db/queries/demonstrations.ts";
import { readEvents } from "#db/queries/events.ts";
import { committeeArgs, makeCommittee, openScoring, reveal, score, type Committee } from "#test/support/committee.ts";
import { addProject, addUser, openContext } from "#test/support/context.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let opened: Awaited<ReturnType<typeof openTest>>;
  let context: AppLoadContext;
  let owner: SignedInUser;
  let committee: Committee;
  let projectId: string;

  beforeEach(async () => {
    opened = await openTest();
    context = await openContext(opened);
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
    committee = await makeCommittee(context, projectId);
  });

  const first = () => committee.members[0]!;
  const second = () => committee.members[1]!;
  const alpha = () => committee.vendorIds[0]!;
  const asked = async <Value>(value: Value, params: Record<string, string> = {}, user = owner) => ({
    ...(await committeeArgs(context, user, projectId, value)),
    params: { projectId, ...params },
  });
  const script = async () => {
    const args = await asked({});
    return readDemonstrationsPage(args, await readReader(args.request, context));
  };
  const takeReady = async (...libraryIds: string[]) => chooseScenarios(await asked({ libraryIds }));
  const meet = async () =>
    addDemo(await asked({ vendorId: alpha(), startsAt: "2027-03-01T09:00", minutes: 120, place: "A101", attendees: "", taskId: null }));
  const session = async (demoId: string, user = owner) => {
    const args = await asked({}, { demoId }, user);
    return readSessionPage(args, await readReader(args.request, context));
  };
  const note = async (demoId: string, user: SignedInUser, text: string, version = 0) => {
    const [{ scenarios } = { scenarios: [] }] = (await script()).groups;
    await saveNotes(await asked({ notes: [{ scenarioId: scenarios[0]!.id, version, note: text }] }, { demoId }, user));
  };

  describe("the script", () => {
    it("takes ready scenarios once, by whose problem they are about, with their minutes", async () => {
      await takeReady("S01", "S02", "S04");
      await takeReady("S01");
      const { groups, count, minutes, ready } = await script();
      expect({ count, minutes }).toEqual({ count: 3, minutes: 37 });
      expect(groups.map(({ audience, scenarios }) => [audience, scenarios.length])).toEqual([
        ["sales", 2],
        ["marketing", 1],
      ]);
      expect(groups[0]?.scenarios[0]).toMatchObject({
        items: ["Sales problems (3)", "80/20 rule", "Customer filter"],
        painPoint: expect.stringContaining("trade fair"),
      });
      expect(ready.map(({ id }) => id)).not.toContain("S01");
    });

    it("puts scenarios in order, and one that was taken out back with its changes", async () => {
      await takeReady("S01", "S02");
      const before = (await script()).groups[0]!.scenarios;
      await orderScenario(await asked({ scenarioId: before[1]!.id, direction: "up" as const }));
      const { typed, audience } = before[0]!;
      const own = {
        ...typed,
        audience,
        scenarioId: before[0]!.id,
        version: 1,
        title: "Our own leads",
        criterionIds: [...typed.criterionIds],
      };
      await editScenario(await asked(own));
      await expect(editScenario(await asked(own))).rejects.toMatchObject({ code: "form.stale", detail: { version: 2 } });
      const { undo } = await removeScenario(await asked({ scenarioId: before[0]!.id, version: 2 }));
      expect((await script()).removedScenarios).toMatchObject([{ name: "Our own leads" }]);
      await restoreScenario(await asked({ scenarioId: undo.fields["scenarioId"]!, version: Number(undo.fields["version"]) }));
      expect((await script()).groups[0]!.scenarios.map(({ title }) => title)).toEqual([before[1]!.title, "Our own leads"]);
      await removeScenario(await asked({ scenarioId: before[0]!.id, version: 4 }));
      await takeReady("S01");
      expect((await script()).groups[0]!.scenarios.map(({ title }) => title)).toContain("Our own leads");
    });
  });

  describe("a session", () => {
    it("is scheduled, moved, cancelled and put back", async () => {
      const demoId = await meet();
      const moved = { startsAt: "2027-03-02T14:00", minutes: 90, place: "", attendees: "Li Na", taskId: null };
      await editDemo(await asked({ ...moved, demoId, version: 1 }));
      await expect(editDemo(await asked({ ...moved, demoId, version: 1 }))).rejects.toMatchObject({ detail: { version: 2 } });
      await expect(editDemo(await asked({ ...moved, taskId: "none", demoId, version: 2 }))).rejects.toMatchObject({ field: "taskId" });
      await removeDemo(await asked({ demoId, version: 2 }));
      await expect(session(demoId)).rejects.toMatchObject({ status: 404 });
      await restoreDemo(await asked({ demoId, version: 3 }));
      expect((await script()).sessions).toMatchObject([{ vendor: { name: "alpha" }, attendees: "Li Na", minutes: 90 }]);
    });

    it("stays with its vendor, whatever a form sends", async () => {
      const demoId = await meet();
      const sent = { vendorId: committee.vendorIds[1]!, demoId, version: "1", startsAt: "2027-03-02T14:00", minutes: "90" };
      await editDemo(await asked(editDemoForm.parse(sent)));
      expect((await script()).sessions).toMatchObject([{ vendor: { id: alpha() }, minutes: 90 }]);
    });

    it("is scheduled many times at once in a task of a plan that was not read yet", async () => {
      const planned = await addProject(context, owner, { template: "std6" });
      const { id: taskId } = await context.db
        .selectFrom("task")
        .select("id")
        .where("projectId", "=", planned)
        .where("kind", "=", "task")
        .executeTakeFirstOrThrow();
      const vendor = { name: "Delta", website: "", profile: "", stage: "long" as const };
      const vendorId = await addVendor(await committeeArgs(context, owner, planned, vendor));
      const value = { vendorId, startsAt: "2027-03-01T09:00", minutes: 60, place: "", attendees: "", taskId };
      const fresh = await openContext(opened);
      const calls = await Promise.all(Array.from({ length: 14 }, () => committeeArgs(fresh, owner, planned, value)));
      // More than the pool has connections: none of them may need a second one.
      expect(new Set(await Promise.all(calls.map(addDemo))).size).toBe(14);
    });

    it("keeps each one's notes to themselves until the scores are revealed, and again in the next round", async () => {
      await takeReady("S01");
      const demoId = await meet();
      await note(demoId, first(), "Slow");
      await note(demoId, second(), "Quick");
      const read = async () => {
        const { groups, areTold } = await session(demoId, second());
        const [seen] = groups.flatMap(({ scenarios }) => scenarios);
        return { areTold, own: seen?.own.note, others: seen?.others.map(({ note: text }) => text) };
      };
      const sealed = { areTold: false, own: "Quick", others: [] };
      expect(await read()).toEqual(sealed);
      await openScoring(context, committee);
      expect(await read()).toEqual(sealed);
      expect((await readDemoNotes(context.db, projectId, owner.id)).notes).toEqual([]);
      await reveal(context, committee);
      expect(await read()).toEqual({ areTold: true, own: "Quick", others: ["Slow"] });
    });

    it("keeps notes as they are while others read them, and takes new ones in the next round", async () => {
      await takeReady("S01");
      const demoId = await meet();
      await note(demoId, first(), "Slow");
      await openScoring(context, committee);
      await note(demoId, first(), "Slower", 1);
      expect((await session(demoId, first())).canNote).toBe(true);
      await reveal(context, committee);
      await expect(note(demoId, first(), "Splendid", 2)).rejects.toMatchObject({ code: "demo.notesTold", status: 409 });
      await expect(note(demoId, second(), "Late")).rejects.toMatchObject({ code: "demo.notesTold" });
      expect(await session(demoId, first())).toMatchObject({ areTold: true, canNote: false });
      const { notes } = await readDemoNotes(context.db, projectId, first().id);
      expect(notes.map(({ note: text }) => text)).toEqual(["Slower"]);
      await finaliseRound(await committeeArgs(context, committee.chair, projectId, { reason: "Again" }));
      await note(demoId, first(), "Quicker", 2);
    });

    it("leaves no entry in the log for a note, and shows both texts when a note was written in two windows", async () => {
      await takeReady("S01");
      const demoId = await meet();
      const before = (await readEvents(context.db, projectId, 100)).length;
      await note(demoId, first(), "Slow");
      await expect(note(demoId, first(), "Slower")).rejects.toMatchObject({
        code: "texts.stale",
        field: "notes[0].note",
        detail: { versions: { "notes[0].note": 1 }, theirs: { "notes[0].note": "Slow" } },
      });
      await note(demoId, first(), "Slower", 1);
      expect((await readEvents(context.db, projectId, 100)).length).toBe(before);
    });
  });

  it("leaves what nobody touched in a form as somebody else has written it meanwhile", async () => {
    await takeReady("S01", "S02");
    const demoId = await meet();
    const [one, two] = (await script()).groups[0]!.scenarios;
    const texts = (first: string, other: string) => [
      { scenarioId: one!.id, version: 0, note: first, before: "" },
      { scenarioId: two!.id, version: 0, note: other, before: "" },
    ];
    await saveNotes(await asked({ notes: texts("", "Quick") }, { demoId }));
    await saveNotes(await asked({ notes: texts("Slow", "") }, { demoId }));
    const { notes } = await readDemoNotes(context.db, projectId, owner.id);
    expect(notes.map(({ note: text }) => text).sort()).toEqual(["Quick", "Slow"]);
  });

  it("sets what a vendor claims beside the committee's verdict, which is told with the reveal", async () => {
    const questionnaireId = await addQuestionnaire(await asked({ from: "ownRfp" as const, title: "Questions" }));
    const words = { section: "", sectionZh: null, textZh: null, help: "", helpZh: null, unit: "", unitZh: null, choices: "" };
    const question = { ...words, text: "Who will come?", kind: "longText" as const, isRequired: false, criterionId: committee.criterionId };
    await addQuestion(await asked(question, { questionnaireId }));
    const publication = { version: 1, deadline: "2090-01-15T18:00", vendorIds: [alpha()] };
    const { links } = await publishQuestionnaire(await asked(publication, { questionnaireId }));
    const request = new Request("http://localhost:3000/");
    const byLink = <Value>(value: Value) => ({ context, value, request, params: { token: links[0]?.url.split("/").at(-1) } });
    const [asks] = await listQuestions(context.db, questionnaireId);
    await saveAnswers(byLink({ answers: [{ questionId: asks!.id, revision: 0, answer: "He Jun", explanation: "" }] }));
    const claims = async () => {
      const args = await asked({});
      return readClaims(args, alpha(), await readReader(args.request, context));
    };
    expect((await claims()).criteria).toEqual([]);
    await submitAnswers(byLink({ name: "Zhou Min" }));
    await openScoring(context, committee);
    for (const user of [committee.chair, first(), second()]) await score(context, committee, user, { vendorId: alpha(), said: 3 });
    const told = { id: committee.criterionId, claims: [{ answer: "He Jun" }] };
    expect((await claims()).criteria).toMatchObject([{ ...told, finding: "sealed", verdict: null }]);
    await reveal(context, committee);
    expect(await claims()).toMatchObject({ criteria: [{ ...told, finding: "known", verdict: "3 of 5" }], round: 1 });
  });

  describe("a reference", () => {
    const params = () => ({ vendorId: alpha() });
    const customer = { company: "Jiangnan Print", contact: "Sun Wei", industry: "Printing", users: 80, since: "2024", about: "" };
    const answers = (version: number, answer: string, askedOn = "2026-01-05") => ({
      ...{ askedBy: "Li Na", askedOn },
      answers: [{ questionId: "R01", version, answer }],
    });

    it("is asked the ready questions; each answer says who asked and when, and which criterion it bears on", async () => {
      const referenceId = await addReference(await asked(customer, params()));
      const place = { ...params(), referenceId };
      await saveReferenceAnswers(await asked(answers(0, "All modules"), place));
      await saveReferenceAnswers(await asked({ ...answers(1, "All modules"), askedBy: "Wu Qiang" }, place));
      const args = await asked({}, place);
      const { questions, reference } = await readReferencePage(args, await readReader(args.request, context));
      expect(reference.facts).toBe("Printing · 80 users · since 2024");
      expect(questions[0]).toMatchObject({ answer: "All modules", version: 1, asked: expect.stringContaining("Li Na") });
      await expect(saveReferenceAnswers(await asked(answers(0, "None"), place))).rejects.toMatchObject({ code: "texts.stale" });
      await expect(saveReferenceAnswers(await asked(answers(1, "x", "2098-01-01"), place))).rejects.toMatchObject({ field: "askedOn" });
      await expect(
        saveReferenceAnswers(await asked({ ...answers(0, "x"), answers: [{ questionId: "R99", version: 0, answer: "x" }] }, place)),
      ).rejects.toMatchObject({ status: 404 });
    });

    it("is removed and put back with what it said", async () => {
      const referenceId = await addReference(await asked(customer, params()));
      await saveReferenceAnswers(await asked(answers(0, "All modules"), { ...params(), referenceId }));
      const page = async () => {
        const args = await asked({}, params());
        return readReferencesPage(args, await readReader(args.request, context));
      };
      await removeReference(await asked({ referenceId, version: 1 }, params()));
      expect(await page()).toMatchObject({ references: [], removed: [{ name: "Jiangnan Print" }] });
      await restoreReference(await asked({ referenceId, version: 2 }, params()));
      expect((await page()).references).toMatchObject([{ answered: 1, answers: { R01: { text: "All modules" } } }]);
    });
  });

  describe("a document", () => {
    const params = () => ({ vendorId: alpha() });
    const add = async (file: File, kind: "general" | "price" = "general", criterionId: string | null = null) =>
      addDocuments(await asked({ files: [file], kind, criterionId }, params()));
    const page = async () => {
      const args = await asked({}, params());
      return readVendorPage(args, await readReader(args.request, context));
    };
    const offer = new File(["Offer"], "offer.txt");

    it("is kept, downloaded, removed and put back", async () => {
      const [id = ""] = await add(offer, "general", committee.criterionId);
      expect((await page()).documents).toMatchObject([{ name: "offer.txt", evidenceFor: expect.any(String) }]);
      const download = async () => downloadVendorFile(await asked({}, { ...params(), vendorFileId: id }));
      expect(await (await download()).text()).toBe("Offer");
      const breaches = async () => (await verifyEvaluation(context.db, committee.projectId)).breaches.map(({ about }) => about);
      expect(await breaches()).toEqual([]);
      const { sha256 } = await context.db.selectFrom("vendorDocument").select("sha256").where("id", "=", id).executeTakeFirstOrThrow();
      await context.db
        .updateTable("vendorDocument")
        .set({ sha256: "0".repeat(64) })
        .where("id", "=", id)
        .execute();
      expect(await breaches()).toEqual([[expect.any(String), "offer.txt"]]);
      await context.db.updateTable("vendorDocument").set({ sha256 }).where("id", "=", id).execute();
      const { undo } = await removeDocument(await asked({ fileId: id, version: 1 }, params()));
      await expect(download()).rejects.toMatchObject({ status: 404 });
      await expect(removeDocument(await asked({ fileId: id, version: 1 }, params()))).rejects.toMatchObject({
        code: "vendor.changedSince",
      });
      await restoreDocument(await asked({ fileId: id, version: Number(undo.fields["version"]) }, params()));
      expect(await (await download()).text()).toBe("Offer");
    });

    it("is refused where it is empty or too large, and for a criterion that there is not; nothing is kept then", async () => {
      await expect(add(new File([], "empty.pdf"))).rejects.toMatchObject({ code: "file.empty", field: "files" });
      const large = new File([new Uint8Array(25_000_001)], "large.pdf");
      await expect(add(large)).rejects.toMatchObject({ code: "file.tooLarge", field: "files" });
      await expect(add(offer, "general", "none")).rejects.toMatchObject({ field: "criterionId" });
      expect((await page()).documents).toEqual([]);
    });

    it("that tells prices lies in their envelope", async () => {
      const [id = ""] = await add(offer, "price");
      await context.db
        .updateTable("evaluation")
        .set({ method: JSON.stringify({ currency: "CNY", envelopes: 2 }) })
        .where("projectId", "=", projectId)
        .execute();
      expect((await page()).documents).toEqual([]);
      await expect(downloadVendorFile(await asked({}, { ...params(), vendorFileId: id }))).rejects.toMatchObject({ status: 404 });
      await expect(add(offer, "price")).rejects.toMatchObject({ code: "vendor.pricesSealed" });
    });
  });
});
