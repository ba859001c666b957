import type { EvaluationRecord } from "#app/domain/evaluation/evaluation-record.ts";
import { modelOfRecord } from "#app/domain/evaluation/evaluation-record.ts";
import { evaluateVendors } from "#app/domain/scoring/evaluate-vendors.ts";
import { evidenceWords } from "#app/domain/scoring/evidence/words.ts";
import { evidenceWorkbook } from "#app/domain/scoring/evidence-workbook.ts";
import { prepareModel } from "#app/domain/scoring/prepare-model.ts";
import { rankVendors } from "#app/domain/scoring/rank-vendors.ts";
import type { Workbook, WorkbookCell, WorkbookSheet } from "#app/domain/sheet/workbook.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { packNames, type PackNames } from "./pack-names.ts";
import type { EvidencePack } from "./read-pack.server.ts";

/** The workbook of an evaluation: every step from the scores to the ranks by formula, and beside it what was said, agreed on, ruled and signed. */
export function packWorkbook(pack: EvidencePack, reader: Reader): Workbook {
  const { record } = pack;
  const names = packNames(record, reader.locale);
  const prepared = prepareModel(modelOfRecord(record));
  const results = evaluateVendors(prepared);
  const words = evidenceWords[reader.locale];
  const { sheets, names: ranges } = evidenceWorkbook({ prepared, results, standings: rankVendors(results), names, words });
  const source = { record, names, reader };
  return {
    sheets: [...sheets, commentSheet(source), moderationSheet(source), knockOutSheet(source), decisionSheet(pack, source)],
    names: ranges,
  };
}

interface Source {
  readonly record: EvaluationRecord;
  readonly names: PackNames;
  readonly reader: Reader;
}

const remarks = { widths: [26, 30, 26, 10, 60, 40, 20], frozen: { rows: 1, columns: 0 } };

function commentSheet({ record, names, reader }: Source): WorkbookSheet {
  const { t } = reader;
  return {
    name: t("decision:sheet.comments"),
    ...remarks,
    rows: [
      [
        t("decision:pack.vendor"),
        t("decision:pack.criterion"),
        t("decision:pack.member"),
        t("decision:pack.score"),
        t("decision:pack.comment"),
        t("decision:pack.evidence"),
        t("decision:pack.savedAt"),
      ],
      ...record.ballots.map(({ vendorId, criterionId, seatId, state, value, comment, evidence, savedAt }): readonly WorkbookCell[] => [
        names.vendor(vendorId),
        names.criterion(criterionId),
        names.member(seatId),
        value ?? t(`decision:pack.state.${state}`),
        comment,
        evidence,
        instantText(savedAt, reader),
      ]),
      ...record.recusals.map(({ vendorId, seatId, reason, declaredAt }): readonly WorkbookCell[] => [
        names.vendor(vendorId),
        null,
        names.member(seatId),
        t("decision:pack.recused"),
        reason,
        null,
        instantText(declaredAt, reader),
      ]),
    ],
  };
}

function moderationSheet({ record, names, reader }: Source): WorkbookSheet {
  const { t } = reader;
  return {
    name: t("decision:sheet.moderation"),
    widths: [26, 30, 12, 60, 24, 20],
    frozen: { rows: 1, columns: 0 },
    rows: [
      [
        t("decision:pack.vendor"),
        t("decision:pack.criterion"),
        t("decision:pack.agreed"),
        t("decision:pack.reason"),
        t("decision:pack.by"),
        t("decision:pack.at"),
      ],
      ...record.moderated.map(({ vendorId, criterionId, value, reason, by, at }): readonly WorkbookCell[] => [
        names.vendor(vendorId),
        names.criterion(criterionId),
        value,
        reason,
        by,
        instantText(at, reader),
      ]),
    ],
  };
}

function knockOutSheet({ record, names, reader }: Source): WorkbookSheet {
  const { t } = reader;
  return {
    name: t("decision:sheet.knockOuts"),
    widths: [26, 50, 20, 60, 24, 20, 24, 20],
    frozen: { rows: 1, columns: 0 },
    rows: [
      [
        t("decision:pack.vendor"),
        t("decision:pack.requirement"),
        t("decision:pack.finding"),
        t("decision:pack.reason"),
        t("decision:pack.by"),
        t("decision:pack.at"),
        t("decision:pack.second"),
        t("decision:pack.at"),
      ],
      ...record.compliance.map(({ vendorId, requirementId, isMet, evidence, by, at }): readonly WorkbookCell[] => [
        names.vendor(vendorId),
        names.requirement(requirementId),
        t(isMet ? "decision:pack.met" : "decision:pack.notMet"),
        evidence,
        by,
        instantText(at, reader),
        null,
        null,
      ]),
      ...record.rulings.map((ruling): readonly WorkbookCell[] => [
        names.vendor(ruling.vendorId),
        names.requirement(ruling.subjectId),
        t(ruling.withdrawnAt === null ? `decision:pack.ruled.${ruling.outcome}` : "decision:pack.rulingWithdrawn"),
        ruling.reason,
        ruling.firstName,
        instantText(ruling.firstAt, reader),
        ruling.secondName,
        ruling.secondAt === null ? null : instantText(ruling.secondAt, reader),
      ]),
    ],
  };
}

function decisionSheet({ decision, signatures, signatories, record }: EvidencePack, { reader }: Source): WorkbookSheet {
  const { t } = reader;
  const signed = new Set(signatures.map(({ signedBy }) => signedBy));
  const words: readonly (readonly WorkbookCell[])[] = decision
    ? [
        [t("decision:pack.decision"), decision.number],
        [t("decision:pack.vendor"), decision.vendorName],
        [t("decision:words.recommendation"), decision.recommendation],
        [t("decision:words.conditions"), decision.conditions],
        [t("decision:words.dissent"), decision.dissent],
        [t("decision:pack.by"), decision.draftedBy],
        [t("decision:pack.at"), instantText(decision.draftedAt, reader)],
        [t("decision:pack.snapshotHash"), decision.snapshotHash],
        ...(decision.withdrawal === null ? [] : [[t("decision:pack.withdrawn"), decision.withdrawal]]),
      ]
    : [[t("decision:pack.undecided")]];
  return {
    name: t("decision:sheet.decision"),
    widths: [30, 24, 60, 24, 70],
    frozen: { rows: 0, columns: 0 },
    rows: [
      ...words,
      [t("decision:pack.scorecardHash"), record.round.scorecardHash],
      [],
      [t("decision:signatures.name"), t("decision:signatures.stance"), t("decision:signatures.note"), t("decision:signatures.at")],
      ...signatures.map(({ signerName, stance, note, signedAt }): readonly WorkbookCell[] => [
        signerName,
        t(`decision:signatures.${stance}`),
        note,
        instantText(signedAt, reader),
      ]),
      ...signatories
        .filter(({ userId }) => !signed.has(userId))
        .map(({ name }): readonly WorkbookCell[] => [name, t("decision:signatures.waiting")]),
    ],
  };
}

function instantText(instant: string, { locale, timeZone }: Reader): string {
  return formatInstant(instant, locale, timeZone);
}
