import type { AppLoadContext } from "@remix-run/node";
import { beforeEach, expect, it } from "vitest";
import { loadScorecards } from "#app/content/scorecards.server.ts";
import { readVendorEvidence } from "#app/http/evaluation/vendor-evidence.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import type { SignedInUser } from "#app/http/session.server.ts";
import { downloadAnswers, downloadVendorFile } from "#app/vendors/answer-files-download.server.ts";
import { readAnswersPage } from "#app/vendors/answers-page.server.ts";
import { ask, attachAnswer, removeAnswerFile, saveAnswers, submitAnswers, withdrawAnswers } from "#app/vendors/answers.server.ts";
import { addVendor, moveVendor, removeVendor } from "#app/vendors/keep-vendors.server.ts";
import { saveAnswersForm } from "#app/vendors/questionnaires.forms.server.ts";
import { readQuestionnairePage } from "#app/vendors/questionnaires-page.server.ts";
import {
  addQuestion,
  addQuestionnaire,
  answerInquiry,
  closeLink,
  editQuestion,
  moveDeadline,
  publishQuestionnaire,
  removeQuestionnaire,
  renewLink,
  restoreQuestionnaire,
} from "#app/vendors/questionnaires.server.ts";
import { verifyEvaluation } from "#db/queries/evaluation-integrity.ts";
import { addMember, addProject, addUser, openContext, projectCallerOf } from "#test/support/context.ts";
import { fillScorecard, scorecardId } from "#test/support/scorecard.ts";
import { forEachDatabase } from "#test/support/database.ts";

forEachDatabase((_dialect, openTest) => {
  let context: AppLoadContext;
  let owner: SignedInUser;
  let projectId: string;
  let questionnaireId: string;
  let now = "";
  let tokens: Record<string, string> = {};

  const blank = {
    ...{ section: "", sectionZh: null, textZh: null, help: "", helpZh: null, unit: "", unitZh: null, choices: "" },
    ...{ isRequired: false, criterionId: null },
  };

  beforeEach(async () => {
    const opened = await openContext(await openTest());
    now = opened.now();
    context = { ...opened, now: () => now };
    owner = await addUser(context, "owner@example.com");
    projectId = await addProject(context, owner);
    questionnaireId = "";
    questionnaireId = await addQuestionnaire(await asked({ from: "ownRfi" as const, title: "Questions" }));
    await addQuestion(await asked({ ...blank, text: "Who owns the company?", kind: "longText" as const, isRequired: true }));
    await addQuestion(await asked({ ...blank, text: "How many people?", kind: "number" as const }));
    const vendorIds: string[] = [];
    for (const name of ["Yunfan", "Beacon"])
      vendorIds.push(await addVendor(await asked({ name, website: "", profile: "", stage: "long" as const })));
    const { links } = await publishQuestionnaire(await asked({ version: 1, deadline: "2090-01-15T18:00", vendorIds }));
    tokens = Object.fromEntries(links.map(({ vendor, url }) => [vendor, url.split("/").at(-1) ?? ""]));
  });

  async function asked<Value>(value: Value) {
    return {
      ...(await projectCallerOf(context, owner, projectId)),
      value,
      request: new Request("http://localhost:3000/?format=csv"),
      params: { projectId, questionnaireId },
      formKey: undefined,
    };
  }
  const byLink = <Value>(vendor: string, value: Value) => ({
    context,
    value,
    request: new Request("http://localhost:3000/"),
    params: { token: tokens[vendor] ?? "" },
  });
  const opened = (vendor: string) => readAnswersPage(byLink(vendor, {}));
  const page = async () => {
    const caller = await asked({});
    return readQuestionnairePage(caller, await readReader(caller.request, context));
  };
  const questionIds = async () => (await page()).questions.map(({ id }) => id);
  const answer = async (vendor: string, text: string, revision = 0, index = 0) => {
    const questionId = (await questionIds())[index] ?? "";
    return saveAnswers(byLink(vendor, { answers: [{ questionId, revision, answer: text, explanation: "" }] }));
  };

  it("opens by its private link alone, of which only a hash is kept, and shows nothing of other vendors", async () => {
    await answer("Yunfan", "Its founders, secretly");
    const shown = await opened("Beacon");
    expect(shown).toMatchObject({ vendor: "Beacon", state: "open", answered: 0 });
    expect(JSON.stringify(shown)).not.toMatch(/Yunfan|founders/);
    await expect(readAnswersPage({ ...byLink("Beacon", {}), params: { token: "x".repeat(43) } })).rejects.toMatchObject({ status: 404 });
    const stored = await context.db.selectFrom("questionnaireInvitation").selectAll().where("projectId", "=", projectId).execute();
    expect(JSON.stringify(stored)).not.toContain(tokens["Beacon"]);
  });

  it("saves over what its window has seen, gives back what comes too late, and keeps every revision", async () => {
    expect(await answer("Yunfan", "One")).toMatchObject({ stale: [] });
    const late = await answer("Yunfan", "Two");
    expect(late.stale).toMatchObject([{ mine: { answer: "Two" }, theirs: { answer: "One", revision: 1 } }]);
    expect(await answer("Yunfan", "Two", 1)).toMatchObject({ stale: [] });
    const revisions = await context.db
      .selectFrom("answerRevision")
      .select("answer")
      .where("projectId", "=", projectId)
      .orderBy("revision")
      .execute();
    expect(revisions.map((each) => each.answer)).toEqual(["One", "Two"]);
    await expect(answer("Yunfan", "many", 0, 1)).rejects.toMatchObject({ code: "answers.number" });
  });

  it("refuses a form that answers one question twice, and keeps nothing of it", async () => {
    const questionId = (await questionIds())[0] ?? "";
    const twice = ["One", "Two"].map((text) => ({ questionId, revision: 0, answer: text, explanation: "" }));
    await expect(saveAnswers(byLink("Yunfan", { answers: twice }))).rejects.toMatchObject({
      code: "field.invalid",
      field: "answers[1].questionId",
    });
    expect((await opened("Yunfan")).answered).toBe(0);
  });

  it("leaves what nobody touched in a second window, and gives back no more of an answer than it says", async () => {
    const [first = "", second = ""] = await questionIds();
    await answer("Yunfan", "Its founders");
    const untouched = { questionId: first, revision: 0, answer: "", explanation: "", answerBefore: "", explanationBefore: "" };
    const typed = { questionId: second, revision: 0, answer: "120", explanation: "", answerBefore: "", explanationBefore: "" };
    expect(await saveAnswers(byLink("Yunfan", { answers: [untouched, typed] }))).toEqual({ saved: { [first]: 1, [second]: 1 }, stale: [] });
    const [question, other] = (await opened("Yunfan")).sections[0]?.questions ?? [];
    expect([question?.answer, other?.answer]).toEqual(["Its founders", "120"]);
    const late = await saveAnswers(byLink("Yunfan", { answers: [{ ...untouched, answer: "Others" }] }));
    expect(late.stale.map(({ theirs }) => theirs)).toEqual([{ answer: "Its founders", explanation: "", revision: 1 }]);
  });

  it("takes line ends of browsers alike", () => {
    const sent = { questionId: "q", revision: "0", answer: "One\r\nTwo", answerBefore: "One\nTwo" };
    const [read] = saveAnswersForm.parse({ answers: [sent] }).answers;
    expect(read).toMatchObject({ answer: "One\nTwo", answerBefore: "One\nTwo", explanation: "" });
  });

  it("takes no more files of a vendor than its own room holds, those that it removed among them", async () => {
    const questionId = (await questionIds())[0] ?? "";
    const attach = async (vendor: string) =>
      attachAnswer(byLink(vendor, { questionId, files: [new File(["certified"], "certificate.pdf")] }));
    await attach("Yunfan");
    const fileId = (await opened("Yunfan")).sections[0]?.questions[0]?.files[0]?.id ?? "";
    await context.db.updateTable("vendorDocument").set({ byteSize: 199_999_995 }).where("id", "=", fileId).execute();
    await removeAnswerFile(byLink("Yunfan", { fileId }));
    await expect(attach("Yunfan")).rejects.toMatchObject({ code: "answers.quota", field: "files", parameters: { limit: 200 } });
    await attach("Beacon");
    expect((await opened("Beacon")).sections[0]?.questions[0]?.files).toHaveLength(1);
  });

  it("ties a question to no criterion that there is not", async () => {
    const draft = await addQuestionnaire(await asked({ from: "ownRfi" as const, title: "Others" }));
    const add = async (criterionId: string) => {
      const caller = await asked({ ...blank, text: "Since when?", kind: "text" as const, criterionId });
      return addQuestion({ ...caller, params: { projectId, questionnaireId: draft } });
    };
    await expect(add("of-nothing")).rejects.toMatchObject({ code: "field.unknown", field: "criterionId" });
    await fillScorecard(context.db, projectId, { currency: "CNY" });
    const added = [await add(scorecardId("services", projectId)), await add("C02")];
    expect(new Set(added).size).toBe(2);
    const edit = {
      ...blank,
      text: "Since when?",
      kind: "text" as const,
      questionId: added[0] ?? "",
      version: 1,
      criterionId: "of-nothing",
    };
    const caller = await asked(edit);
    await expect(editQuestion({ ...caller, params: { projectId, questionnaireId: draft } })).rejects.toMatchObject({
      field: "criterionId",
    });
  });

  it("serves no file of a vendor or a questionnaire that was removed", async () => {
    const questionId = (await questionIds())[0] ?? "";
    await answer("Yunfan", "Its founders");
    await attachAnswer(byLink("Yunfan", { questionId, files: [new File(["certified"], "certificate.pdf")] }));
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    const [invitation] = (await page()).invitations;
    const vendorFileId = (await opened("Yunfan")).sections[0]?.questions[0]?.files[0]?.id ?? "";
    const download = async () => {
      const caller = await asked({});
      return downloadVendorFile({ ...caller, params: { projectId, vendorFileId } });
    };
    expect(await (await download()).text()).toBe("certified");
    await removeQuestionnaire(await asked({ questionnaireId, version: 2 }));
    await expect(download()).rejects.toMatchObject({ status: 404 });
    await restoreQuestionnaire(await asked({ questionnaireId, version: 3 }));
    expect((await download()).status).toBe(200);
    await removeVendor(await asked({ vendorId: invitation?.vendor.id ?? "", version: 1 }));
    await expect(download()).rejects.toMatchObject({ status: 404 });
  });

  it("lets the verification find answers and files that were changed past the product once they were submitted", async () => {
    const questionId = (await questionIds())[0] ?? "";
    await answer("Yunfan", "Its founders");
    await attachAnswer(byLink("Yunfan", { questionId, files: [new File(["certified"], "certificate.pdf")] }));
    const breaches = async () => (await verifyEvaluation(context.db, projectId)).breaches;
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    expect(await breaches()).toEqual([]);
    await withdrawAnswers(byLink("Yunfan", {}));
    await answer("Yunfan", "Its employees", 1);
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    expect(await breaches()).toEqual([]);

    await context.db.updateTable("questionnaireAnswer").set({ answer: "Nobody" }).where("questionId", "=", questionId).execute();
    expect(await breaches()).toEqual([{ table: "questionnaireSubmission", number: 1, about: ["Yunfan"] }]);
    await context.db
      .updateTable("vendorDocumentPart")
      .set({ content: new TextEncoder().encode("forgeries") })
      .execute();
    expect((await breaches()).map(({ table, about }) => [table, ...about])).toEqual([
      ["questionnaireSubmission", "Yunfan"],
      ["vendorDocument", "Yunfan", "certificate.pdf"],
    ]);
  });

  it("submits only when required answers are there, and takes that back until the deadline", async () => {
    const [required] = await questionIds();
    await expect(submitAnswers(byLink("Yunfan", { name: "Zhou Min" }))).rejects.toMatchObject({
      code: "answers.missing",
      detail: { missing: [required] },
    });
    await answer("Yunfan", "Its founders");
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    await expect(answer("Yunfan", "Others", 1)).rejects.toMatchObject({ code: "answers.submitted" });
    await withdrawAnswers(byLink("Yunfan", {}));
    await answer("Yunfan", "Others", 1);
    expect((await opened("Yunfan")).state).toBe("open");
  });

  it("is read-only from the deadline on, which moves for all with its reason", async () => {
    await answer("Yunfan", "Its founders");
    await moveDeadline(await asked({ version: 2, deadline: "2090-01-10T18:00", reason: "Asked for by two" }));
    expect((await opened("Beacon")).moved).toMatchObject([{ text: expect.stringContaining("Asked for by two") }]);
    now = "2090-01-11T00:00:00.000Z";
    await expect(answer("Yunfan", "Later", 1)).rejects.toMatchObject({ code: "answers.closed", status: 409 });
    const shown = await opened("Yunfan");
    expect(shown.state).toBe("closed");
    expect(shown.sections[0]?.questions[0]?.answer).toBe("Its founders");
    expect((await page()).invitations[0]?.answers).not.toEqual({});
  });

  it("shows the committee what was submitted, and of the others only how far they are", async () => {
    await answer("Yunfan", "Its founders");
    const { invitations } = await page();
    expect(invitations[0]).toMatchObject({ isReadable: false, answered: 1, answers: {} });
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    const [questionId = ""] = await questionIds();
    expect((await page()).invitations[0]?.answers[questionId]).toMatchObject({ text: "Its founders" });
  });

  it("answers what a vendor asks to all of them, without telling who asked", async () => {
    await ask(byLink("Yunfan", { text: "We at Yunfan ask: how many users?" }));
    expect((await opened("Beacon")).told).toEqual([]);
    const inquiryId = (await page()).inquiries[0]?.id ?? "";
    const reply = { inquiryId, version: 1, publishedText: "Yunfan asks for users", answer: "120" };
    await expect(answerInquiry(await asked(reply))).rejects.toMatchObject({ code: "questionnaire.namesVendor", field: "publishedText" });
    await context.db.updateTable("vendor").set({ name: "AI" }).where("name", "=", "Beacon").execute();
    await expect(answerInquiry(await asked({ ...reply, publishedText: "用AI吗？" }))).rejects.toMatchObject({ field: "publishedText" });
    await expect(answerInquiry(await asked({ ...reply, publishedText: "Is AI's mail in?" }))).rejects.toMatchObject({
      field: "publishedText",
    });
    await answerInquiry(await asked({ ...reply, publishedText: "How many users?", answer: "120, by e-mail" }));
    const shown = await opened("Beacon");
    expect(shown.told).toMatchObject([{ question: "How many users?", answer: "120, by e-mail" }]);
    expect(JSON.stringify(shown)).not.toContain("Yunfan");
  });

  it("shows nobody what an answer tells of prices while they are sealed", async () => {
    await fillScorecard(context.db, projectId, { currency: "CNY", envelopes: 2 });
    const cost = { criterionId: scorecardId("cost", projectId) };
    await context.db.updateTable("questionnaireQuestion").set(cost).where("text", "=", "How many people?").execute();
    await answer("Yunfan", "Its founders");
    await answer("Yunfan", "120", 0, 1);
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    const [open = "", sealed = ""] = await questionIds();
    const { answers } = (await page()).invitations[0]!;
    expect(answers[open]).toMatchObject({ text: "Its founders", isSealed: false });
    expect(answers[sealed]).toMatchObject({ text: "", isSealed: true });
    expect(await (await downloadAnswers(await asked({}))).text()).not.toContain("120");
    const { invitations } = await page();
    const library = await loadScorecards(context.contentDirectory);
    const caller = await asked({});
    const reader = await readReader(caller.request, context);
    const evidence = await readVendorEvidence(caller, invitations[0]!.vendor.id, library, reader);
    expect(evidence.claims.map(({ answer: said }) => said)).toEqual(["Its founders"]);
  });

  it("tells those who look after the vendors that answers came, and that something is asked", async () => {
    const manager = await addUser(context, "manager@example.com");
    await addMember(context, projectId, manager, "projectManager");
    await addMember(context, projectId, await addUser(context, "member@example.com"), "committeeMember");
    await ask(byLink("Yunfan", { text: "How many users?" }));
    await answer("Beacon", "Its founders");
    await submitAnswers(byLink("Beacon", { name: "Zhou Min" }));
    const told = await context.db
      .selectFrom("notification")
      .innerJoin("appUser", "appUser.id", "notification.userId")
      .select(["appUser.email", "kind", "reason", "data"])
      .orderBy("kind")
      .orderBy("appUser.email")
      .execute();
    expect(told.map(({ email, kind }) => [email, kind])).toEqual([
      ["manager@example.com", "answersSubmitted"],
      ["owner@example.com", "answersSubmitted"],
      ["manager@example.com", "vendorAsked"],
      ["owner@example.com", "vendorAsked"],
    ]);
    expect(told[0]).toMatchObject({ reason: "committee", data: JSON.stringify({ questionnaireId, vendor: "Beacon" }) });
  });

  it("refuses a file without content and says so, and keeps one that has some", async () => {
    const questionId = (await questionIds())[0] ?? "";
    const attach = (content: string) => attachAnswer(byLink("Yunfan", { questionId, files: [new File([content], "certificate.pdf")] }));
    await expect(attach("")).rejects.toMatchObject({ code: "file.empty", parameters: { name: "certificate.pdf" } });
    await attach("certified");
    expect((await opened("Yunfan")).sections[0]?.questions[0]?.files).toMatchObject([{ name: "certificate.pdf" }]);
  });

  it("exports what vendors wrote as text, whatever a spreadsheet might make of it", async () => {
    await answer("Yunfan", '=HYPERLINK("https://evil.example")');
    await submitAnswers(byLink("Yunfan", { name: "Zhou Min" }));
    const csv = await (await downloadAnswers(await asked({}))).text();
    expect(csv).toContain("HYPERLINK");
    expect(csv).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });

  it("opens no more by a link that was replaced or closed, nor writes for a vendor that withdrew", async () => {
    const [first, second] = (await page()).invitations;
    await renewLink(await asked({ invitationId: first?.id ?? "" }));
    await expect(opened("Yunfan")).rejects.toMatchObject({ status: 404 });
    await moveVendor(await asked({ vendorId: second?.vendor.id ?? "", version: 1, stage: "withdrawn" as const, reason: "No capacity" }));
    expect((await opened("Beacon")).state).toBe("closed");
    await expect(answer("Beacon", "Late")).rejects.toMatchObject({ code: "answers.closed" });
    await closeLink(await asked({ invitationId: second?.id ?? "" }));
    await expect(opened("Beacon")).rejects.toMatchObject({ status: 404 });
  });
});
