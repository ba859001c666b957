import { z } from "zod";
import { questionTypes } from "#app/domain/scorecard/questionnaire.ts";
import { mostFilesAtOnce } from "#app/http/file-limits.ts";
import { isCivilTime } from "#app/domain/time/day.ts";

const id = z.string().min(1).max(60);
const version = z.coerce.number().int().min(1).max(2_000_000_000);
const words = (most: number) => z.string().trim().max(most).default("");
const optionalWords = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .optional()
    .transform((text) => (text === undefined || text === "" ? null : text));
const civilTime = z.string().refine(isCivilTime, "field.day");
const checkbox = z
  .literal("yes")
  .optional()
  .transform((value) => value === "yes");

export const addQuestionnaireForm = z.object({ from: z.enum(["rfi", "rfp", "ownRfi", "ownRfp"]), title: words(200) });
const heading = { title: z.string().trim().min(1).max(200), titleZh: optionalWords(200), intro: words(4000), introZh: optionalWords(4000) };
export const editQuestionnaireForm = z.object({ ...heading, version });
export const questionnaireItemForm = z.object({ questionnaireId: id, version });

const question = {
  section: words(200),
  sectionZh: optionalWords(200),
  text: z.string().trim().min(1).max(1000),
  textZh: optionalWords(1000),
  help: words(1000),
  helpZh: optionalWords(1000),
  kind: z.enum(questionTypes),
  unit: words(40),
  unitZh: optionalWords(40),
  /** One a line; in Chinese behind a bar: `Cloud | 云端`. */
  choices: words(4000),
  isRequired: checkbox,
  criterionId: id.optional().transform((text) => text ?? null),
};
export const addQuestionForm = z.object({ ...question, position: z.coerce.number().int().min(1).max(100_000).optional() });
export const editQuestionForm = z.object({ ...question, questionId: id, version });
export const questionForm = z.object({ questionId: id, version });
export const moveQuestionForm = z.object({ questionId: id, direction: z.enum(["up", "down"]) });

export const publishForm = z.object({ version, deadline: civilTime, vendorIds: z.array(id).min(1, "questionnaire.vendors").max(100) });
export const inviteForm = z.object({ vendorId: id });
export const invitationForm = z.object({ invitationId: id });
export const deadlineForm = z.object({ version, deadline: civilTime, reason: z.string().trim().min(1).max(1000) });
export const inquiryForm = z.object({
  inquiryId: id,
  version,
  publishedText: z.string().trim().min(1).max(2000),
  answer: z.string().trim().min(1).max(4000),
});

/** What a vendor sends by its private link. */
const longestAnswer = 20_000;
/** Browsers end lines in two ways. */
const answerText = z.string().transform((text) => text.replace(/\r\n?/g, "\n"));
const answer = answerText.pipe(z.string().max(longestAnswer)).default("");
export const saveAnswersForm = z.object({
  answers: z
    .array(
      z.object({
        questionId: id,
        revision: z.coerce.number().int().min(0).max(2_000_000_000),
        answer,
        explanation: answer,
        /** As the form was made; left out where it is not known. What nobody touched is not written. */
        answerBefore: answerText.optional(),
        explanationBefore: answerText.optional(),
      }),
    )
    .min(1)
    .max(300),
});
export const attachAnswerForm = z.object({ questionId: id, files: z.array(z.instanceof(File)).min(1).max(mostFilesAtOnce) });
export const removeAnswerFileForm = z.object({ fileId: id });
export const submitAnswersForm = z.object({ name: z.string().trim().min(1).max(120) });
export const withdrawAnswersForm = z.object({});
export const askForm = z.object({ text: z.string().trim().min(1).max(2000) });
