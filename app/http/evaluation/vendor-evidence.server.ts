import { amountUnits } from "#app/domain/scorecard/scorecard.ts";
import { questionsOf, type Questionnaire } from "#app/domain/scorecard/questionnaire.ts";
import type { ReferenceQuestion } from "#app/domain/scorecard/reference-check.ts";
import { formatDay, formatNumber, inLanguage } from "#app/i18n/format.ts";
import { listScenarios, readDemoNotes } from "#db/queries/demonstrations.ts";
import { listAnswerInvitations, listAnswers, listQuestionnaires, listQuestions } from "#db/queries/questionnaires.ts";
import { listAnswerDocuments, listVendorDocuments } from "#db/queries/vendor-documents.ts";
import { listReferenceAnswers, listVendorReferences } from "#db/queries/vendor-references.ts";
import { readOfferBasis, readVendorOffers, type OfferBasis } from "#db/queries/vendors.ts";
import type { QuestionnaireQuestionRow } from "#db/tables/vendor-questions.ts";
import type { ProjectCaller } from "../guarded.server.ts";
import type { Reader } from "../reader.server.ts";
import { answerText, areAnswersReadable } from "./answer-text.server.ts";
import { readPriceEnvelopes } from "./price-envelopes.server.ts";
import { readSealedAnswers } from "./sealed-answers.server.ts";

/** The ready content that says what its questions bear on. */
export interface EvidenceLibrary {
  readonly questionnaires: Readonly<Record<string, Questionnaire>>;
  readonly referenceQuestions: readonly ReferenceQuestion[];
}

interface Bearing {
  /** Ids of criteria of the project or of the ready scorecard; none for the vendor as a whole. */
  readonly criteria: readonly string[];
}

export interface LinkedFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
}

/** What a vendor says of itself. */
export interface Claim extends Bearing {
  readonly id: string;
  /** Ids of mandatory requirements of the ready scorecard. */
  readonly requirements: readonly string[];
  readonly source: string;
  readonly question: string;
  readonly answer: string;
  readonly explanation: string;
  readonly files: readonly LinkedFile[];
}

export interface DemonstrationNote extends Bearing {
  readonly id: string;
  readonly scenario: string;
  /** Null for the reader's own. */
  readonly by: string | null;
  readonly note: string;
}

/** What a customer of the vendor says. */
export interface CustomerWord extends Bearing {
  readonly id: string;
  readonly company: string;
  readonly question: string;
  readonly answer: string;
  readonly asked: string;
}

export interface VendorEvidence {
  readonly claims: readonly Claim[];
  readonly documents: readonly (LinkedFile & Bearing)[];
  readonly notes: readonly DemonstrationNote[];
  readonly customers: readonly CustomerWord[];
  readonly facts: readonly { readonly criterionId: string; readonly name: string; readonly amount: string; readonly source: string }[];
  readonly requirements: readonly {
    readonly id: string;
    readonly libraryId: string | null;
    readonly text: string;
    readonly isMet: boolean | null;
    readonly evidence: string;
  }[];
}

type Caller = Pick<ProjectCaller, "context" | "project" | "user">;

/**
 * What is known of one vendor beside its scores, each with the criteria that it bears on. It reads no score, and of notes on demonstrations the reader's own and
 * those that are told: nothing here depends on what other members said before the reveal. What tells prices is left out while they are sealed.
 */
export async function readVendorEvidence(
  caller: Caller,
  vendorId: string,
  library: EvidenceLibrary,
  reader: Reader,
): Promise<VendorEvidence> {
  const { db } = caller.context;
  const projectId = caller.project.id;
  const basis = await readOfferBasis(db, projectId);
  const isSealed = await readSealedAnswers(db, projectId);
  const isOpen = ({ criteria }: Bearing) => !isSealed(vendorId, criteria);
  const arePricesSealed = (await readPriceEnvelopes(db, projectId)).isSealed(vendorId);
  return {
    claims: (await readClaims(caller, vendorId, library, reader)).filter(isOpen),
    documents: (await readDocuments(caller, vendorId, arePricesSealed)).filter(isOpen),
    notes: await readNotes(caller, vendorId, reader),
    customers: (await readCustomers(caller, vendorId, library, reader)).filter(isOpen),
    ...(await readVerdicts(caller, vendorId, basis, reader)),
  };
}

async function readClaims(
  { context: { db, now }, project }: Caller,
  vendorId: string,
  { questionnaires }: EvidenceLibrary,
  reader: Reader,
): Promise<readonly Claim[]> {
  const ready = new Map(
    Object.values(questionnaires)
      .flatMap(questionsOf)
      .map((question) => [question.id, question]),
  );
  const asked = (await listQuestionnaires(db, project.id)).filter(
    ({ removedAt, publishedAt }) => removedAt === null && publishedAt !== null,
  );
  const invitations = (await listAnswerInvitations(db, project.id)).filter((invitation) => invitation.vendorId === vendorId);
  const claims: Claim[] = [];
  for (const invitation of invitations) {
    const row = asked.find(({ id }) => id === invitation.questionnaireId);
    if (!row || !areAnswersReadable(invitation, row, now())) continue;
    const answers = new Map((await listAnswers(db, { invitationId: invitation.id })).map((answer) => [answer.questionId, answer]));
    const files = await listAnswerDocuments(db, [invitation.id]);
    for (const question of await listQuestions(db, row.id)) {
      const { answer = "", explanation = "" } = answers.get(question.id) ?? {};
      const own = files.filter(({ questionId }) => questionId === question.id).map(({ id, name }) => linked(project.id, id, name));
      if (answer === "" && explanation === "" && own.length === 0) continue;
      const origin = ready.get(question.libraryId ?? "");
      claims.push({
        id: question.id,
        criteria: bearingOf(question, origin?.criteria ?? []),
        requirements: origin?.mandatory ?? [],
        source: inLanguage({ text: row.title, zh: row.titleZh }, reader.locale),
        question: inLanguage({ text: question.text, zh: question.textZh }, reader.locale),
        answer: answerText(question, answer, reader),
        explanation,
        files: own,
      });
    }
  }
  return claims;
}

/** What the ready question bears on, as long as nobody tied it to another criterion. */
function bearingOf({ criterionId }: Pick<QuestionnaireQuestionRow, "criterionId">, ready: readonly string[]): readonly string[] {
  if (criterionId === null) return [];
  return ready.includes(criterionId) ? ready : [criterionId];
}

async function readDocuments({ context: { db }, project }: Caller, vendorId: string, arePricesSealed: boolean) {
  const files = await listVendorDocuments(db, project.id, vendorId);
  return files
    .filter(({ removedAt, kind }) => removedAt === null && !(arePricesSealed && kind === "price"))
    .map(({ id, name, criterionId }) => ({ ...linked(project.id, id, name), criteria: criterionId === null ? [] : [criterionId] }));
}

async function readNotes({ context: { db }, project, user }: Caller, vendorId: string, { locale }: Reader) {
  const { notes } = await readDemoNotes(db, project.id, user.id, vendorId);
  if (notes.length === 0) return [];
  const scenarios = new Map((await listScenarios(db, project.id)).map((scenario) => [scenario.id, scenario]));
  return notes.flatMap(({ demoId, scenarioId, authorId, authorName, note }): DemonstrationNote[] => {
    const scenario = scenarios.get(scenarioId);
    if (!scenario || note === "") return [];
    return [
      {
        id: `${demoId} ${scenarioId} ${authorId}`,
        // Nobody but the product writes them.
        criteria: JSON.parse(scenario.criterionIds) as readonly string[],
        scenario: inLanguage({ text: scenario.title, zh: scenario.titleZh }, locale),
        by: authorId === user.id ? null : authorName,
        note,
      },
    ];
  });
}

async function readCustomers(
  { context: { db }, project }: Caller,
  vendorId: string,
  { referenceQuestions }: EvidenceLibrary,
  { locale, t }: Reader,
): Promise<readonly CustomerWord[]> {
  const present = (await listVendorReferences(db, project.id, vendorId)).filter(({ removedAt }) => removedAt === null);
  const companies = new Map(present.map(({ id, company }) => [id, company]));
  const ready = new Map(referenceQuestions.map((question) => [question.id, question]));
  return (await listReferenceAnswers(db, project.id, vendorId)).flatMap((row) => {
    const { referenceId, questionId, question, answer, askedBy, askedOn } = row;
    const company = companies.get(referenceId);
    if (company === undefined || answer === "") return [];
    return {
      id: `${referenceId} ${questionId}`,
      criteria: ready.get(questionId)?.criteria ?? [],
      company,
      question: ready.get(questionId)?.question[locale] ?? question,
      answer,
      asked: askedOn === null ? "" : t("vendors:reference.askedBy", { name: askedBy, day: formatDay(askedOn, locale) }),
    };
  });
}

async function readVerdicts({ context: { db }, project }: Caller, vendorId: string, basis: OfferBasis, { locale, t }: Reader) {
  const offers = await readVendorOffers(db, project.id, vendorId);
  return {
    facts: basis.amountCriteria.flatMap(({ id, name, nameZh, unit: countedIn }) => {
      const fact = offers.facts.find(({ criterionId }) => criterionId === id);
      if (!fact) return [];
      const unit = amountUnits.find((each) => each === countedIn);
      const amount = [formatNumber(fact.amount, locale), unit ? t(`scorecard:unit.${unit}`) : ""].filter(Boolean).join(" ");
      return [{ criterionId: id, name: inLanguage({ text: name, zh: nameZh }, locale), amount, source: fact.source }];
    }),
    requirements: basis.requirements.map(({ id, libraryId, text, textZh }) => {
      const row = offers.compliance.find(({ requirementId }) => requirementId === id);
      const isMet = row === undefined ? null : row.isMet === 1;
      return { id, libraryId, text: inLanguage({ text, zh: textZh }, locale), isMet, evidence: row?.evidence ?? "" };
    }),
  };
}

function linked(projectId: string, id: string, name: string): LinkedFile {
  return { id, name, url: `/projects/${projectId}/vendor-files/${id}` };
}
