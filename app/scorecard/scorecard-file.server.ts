import { allCriteria, type ScorecardCriterion } from "#app/domain/scorecard/scorecard.ts";
import { evaluationFile } from "#app/domain/scorecard/evaluation-file.ts";
import { attachment } from "#app/http/download.ts";
import { errorResponse, type ProjectCaller } from "#app/http/guarded.server.ts";
import { readReader, type Reader } from "#app/http/reader.server.ts";
import { askedFormat, tableFile } from "#app/http/table-file.server.ts";
import { inLanguage } from "#app/i18n/format.ts";
import { readLiveScorecard, type LiveScorecard } from "./read-scorecard.server.ts";
import { shapeOf } from "./shape-of.ts";

type FileCaller = ProjectCaller & { readonly request: Request };

/** The scorecard as a file: `xlsx` or `csv` with a row for each criterion, or `json` as `rollout evaluate` reads it. */
export async function downloadScorecard(caller: FileCaller): Promise<Response> {
  const { context, project, request, user } = caller;
  const reader = await readReader(request, context);
  const live = await readLiveScorecard(caller);
  if (!live) throw errorResponse(404, context);
  const name = reader.t("scorecard:file.name", { project: inLanguage({ text: project.name, zh: project.nameZh }, reader.locale) });
  if (new URL(request.url).searchParams.get("format") === "json") {
    const file = evaluationFile(live.scorecard, live.judgements, live.seats);
    return attachment(new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`), `${name}.json`, "application/json");
  }
  const format = askedFormat(request.url);
  if (!format) throw errorResponse(404, context);
  const file = await context.imports.admit(user.id, () => {
    const columns = columnsOf(live, reader);
    const rows = allCriteria(live.scorecard.criteria).map((criterion) => columns.map(({ cell }) => cell(criterion)));
    return tableFile({ format, columns: columns.map(({ header, width }) => ({ header, width })), rows }, name);
  });
  if (!file) throw errorResponse(429, context);
  return file;
}

interface Column {
  readonly header: string;
  readonly width: number;
  cell(criterion: ScorecardCriterion): string | number | null;
}

function columnsOf({ scorecard, shares }: LiveScorecard, { t }: Reader): Column[] {
  const codes = codesOf(scorecard.criteria);
  const scores = [...new Set(allCriteria(scorecard.criteria).flatMap(({ levels }) => levels.map(({ level }) => level)))].sort(
    (one, other) => one - other,
  );
  const share = (part: number | null | undefined) => (part === null || part === undefined ? null : Math.round(part * 1e6) / 1e6);
  return [
    { header: "#", width: 8, cell: ({ id }) => codes.get(id) ?? null },
    { header: t("scorecard:field.name"), width: 32, cell: ({ name }) => name.en },
    { header: t("scorecard:field.nameZh"), width: 24, cell: ({ name }) => name.zh },
    { header: t("scorecard:column.kind"), width: 16, cell: (criterion) => t(`scorecard:kindShort.${shapeOf(criterion)}`) },
    { header: t("scorecard:field.weight"), width: 10, cell: ({ weight }) => weight },
    { header: t("scorecard:column.share"), width: 12, cell: ({ id }) => share(shares.get(id)?.local) },
    { header: t("scorecard:column.whole"), width: 12, cell: ({ id }) => share(shares.get(id)?.whole) },
    { header: t("scorecard:field.scaleLow"), width: 10, cell: ({ scale }) => scale[0] },
    { header: t("scorecard:field.scaleHigh"), width: 10, cell: ({ scale }) => scale[1] },
    { header: t("scorecard:field.minimum"), width: 12, cell: ({ minimum }) => minimum },
    { header: t("scorecard:field.anchorBest"), width: 14, cell: ({ anchors }) => anchors?.[0] ?? null },
    { header: t("scorecard:field.anchorWorst"), width: 14, cell: ({ anchors }) => anchors?.[1] ?? null },
    { header: t("scorecard:field.guidance"), width: 48, cell: ({ guidance }) => guidance.en },
    { header: t("scorecard:field.guidanceZh"), width: 48, cell: ({ guidance }) => guidance.zh },
    ...scores.flatMap((level): Column[] => {
      const textOf = ({ levels }: ScorecardCriterion) => levels.find((each) => each.level === level)?.text;
      return [
        { header: t("scorecard:field.level", { level }), width: 40, cell: (criterion) => textOf(criterion)?.en ?? null },
        { header: t("scorecard:field.levelZh", { level }), width: 40, cell: (criterion) => textOf(criterion)?.zh ?? null },
      ];
    }),
  ];
}

function codesOf(criteria: readonly ScorecardCriterion[], above = ""): ReadonlyMap<string, string> {
  return new Map(
    criteria.flatMap(({ id, children }, at) => {
      const code = `${above}${at + 1}`;
      return [[id, code] as const, ...codesOf(children, `${code}.`)];
    }),
  );
}
