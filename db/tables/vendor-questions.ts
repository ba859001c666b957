import type { Flag, InstantText } from "./accounts.ts";

interface Removable {
  removedAt: InstantText | null;
  removedBy: string | null;
  version: number;
}

/** Somebody at a vendor whom one speaks to. */
export interface VendorContactRow extends Removable {
  id: string;
  projectId: string;
  vendorId: string;
  position: number;
  name: string;
  role: string;
  email: string;
  phone: string;
}

/** A file about a vendor: what the project keeps of it, or what it answered a question with. */
export interface VendorDocumentRow extends Removable {
  id: string;
  projectId: string;
  vendorId: string;
  /** `general`, `price` for what tells prices, or `answer`. */
  kind: string;
  /** Of an answer; null for all others. */
  invitationId: string | null;
  questionId: string | null;
  /** The criterion that it is evidence for; null for the vendor as a whole. */
  criterionId: string | null;
  name: string;
  byteSize: number;
  contentType: string;
  imageWidth: number | null;
  imageHeight: number | null;
  sha256: string;
  /** Null for what a vendor sent. */
  uploadedBy: string | null;
  uploaderName: string;
  createdAt: InstantText;
}

export interface VendorDocumentPartRow {
  documentId: string;
  /** From 0. */
  position: number;
  content: Uint8Array;
}

/** Questions that vendors are asked: a request for information, or for a proposal. */
export interface QuestionnaireRow extends Removable {
  id: string;
  projectId: string;
  position: number;
  /** `rfi` or `rfp`. */
  kind: string;
  title: string;
  titleZh: string | null;
  intro: string;
  introZh: string | null;
  /** After it nothing can be answered; null until somebody said. */
  deadlineAt: InstantText | null;
  /** Null while it is being written. */
  publishedAt: InstantText | null;
  publishedBy: string | null;
  createdBy: string | null;
  createdAt: InstantText;
}

export interface QuestionnaireQuestionRow {
  id: string;
  projectId: string;
  questionnaireId: string;
  position: number;
  /** Of the ready questionnaire; null for one of the project's own. */
  libraryId: string | null;
  section: string;
  sectionZh: string | null;
  text: string;
  textZh: string | null;
  help: string;
  helpZh: string | null;
  /** `text`, `longText`, `number`, `yesNo`, `choice` or `file`. */
  kind: string;
  unit: string;
  unitZh: string | null;
  /** JSON: `{ en, zh }` of each. */
  choices: string;
  isRequired: Flag;
  /** The criterion that its answer is evidence for, such as `C01`; null for none. */
  criterionId: string | null;
  version: number;
}

/** That a deadline was moved, and why. */
export interface QuestionnaireDeadlineRow {
  id: string;
  projectId: string;
  questionnaireId: string;
  previousAt: InstantText;
  deadlineAt: InstantText;
  reason: string;
  changedBy: string | null;
  changerName: string;
  changedAt: InstantText;
}

/** That a vendor is asked, by a private link of which only a hash is kept. */
export interface QuestionnaireInvitationRow {
  id: string;
  projectId: string;
  questionnaireId: string;
  vendorId: string;
  /** Null while no link is valid. */
  tokenHash: string | null;
  issuedAt: InstantText | null;
  /** When the link was first opened. */
  openedAt: InstantText | null;
  /** Null while nothing is submitted. */
  submittedAt: InstantText | null;
  submitterName: string;
  version: number;
}

export interface QuestionnaireAnswerRow {
  invitationId: string;
  questionId: string;
  projectId: string;
  answer: string;
  /** What goes with a yes or a no. */
  explanation: string;
  /** From 1. */
  revision: number;
  savedAt: InstantText;
}

/** Everything that was ever answered. */
export type AnswerRevisionRow = QuestionnaireAnswerRow;

/** That a vendor submitted its answers, or took that back. */
export interface QuestionnaireSubmissionRow {
  id: string;
  projectId: string;
  invitationId: string;
  submitterName: string;
  submittedAt: InstantText;
  /** SHA-256 of the answers as they were. */
  answersHash: string;
  withdrawnAt: InstantText | null;
}

/** What a vendor asks about a questionnaire, and what all vendors are told. */
export interface QuestionnaireInquiryRow {
  id: string;
  projectId: string;
  questionnaireId: string;
  /** Null for what is told without being asked. */
  invitationId: string | null;
  text: string;
  askedAt: InstantText;
  /** The question as all vendors read it. */
  publishedText: string;
  answer: string;
  answeredBy: string | null;
  answererName: string;
  /** Null while it is not answered. */
  answeredAt: InstantText | null;
  version: number;
}

/** What vendors are to show. */
export interface DemoScenarioRow extends Removable {
  id: string;
  projectId: string;
  position: number;
  libraryId: string | null;
  /** Whose pain it is about: `sales`, `marketing`, `customers`, `managers` or `other`. */
  audience: string;
  title: string;
  titleZh: string | null;
  painPoint: string;
  painPointZh: string | null;
  /** One a line. */
  steps: string;
  stepsZh: string | null;
  lookFor: string;
  lookForZh: string | null;
  minutes: number;
  /** JSON: ids of criteria such as `C07`. */
  criterionIds: string;
  /** JSON: items of the methodology such as `H17`. */
  itemIds: string;
}

/** When a vendor shows its product. */
export interface VendorDemoRow extends Removable {
  id: string;
  projectId: string;
  vendorId: string;
  /** A civil time of the project. */
  startsAt: string;
  minutes: number;
  place: string;
  /** Names, as somebody typed them. */
  attendees: string;
  taskId: string | null;
  createdAt: InstantText;
}

/** What somebody saw. */
export interface DemoNoteRow {
  demoId: string;
  scenarioId: string;
  authorId: string;
  projectId: string;
  authorName: string;
  note: string;
  notedAt: InstantText;
  version: number;
}

/** A customer of a vendor that can be asked. */
export interface VendorReferenceRow extends Removable {
  id: string;
  projectId: string;
  vendorId: string;
  position: number;
  company: string;
  contact: string;
  industry: string;
  users: number | null;
  /** Since when it works with the vendor, as it is said. */
  since: string;
  about: string;
  /** The last time; null until somebody asked. */
  askedOn: string | null;
  askedBy: string;
}

export interface ReferenceAnswerRow {
  referenceId: string;
  questionId: string;
  projectId: string;
  /** The question as it was asked. */
  question: string;
  answer: string;
  askedBy: string;
  askedOn: string | null;
  version: number;
}
