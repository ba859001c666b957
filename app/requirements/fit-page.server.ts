import { requirementCode } from "#app/domain/requirement/requirement.ts";
import type { ProjectCaller } from "#app/http/guarded.server.ts";
import type { Reader } from "#app/http/reader.server.ts";
import { formatNumber, inLanguage } from "#app/i18n/format.ts";
import { readFit } from "./fit.server.ts";

export type FitPage = Awaited<ReturnType<typeof readFitPage>>;

/** {@link readFit} in the reader's words, with how many of what must be there each vendor meets. */
export async function readFitPage(caller: ProjectCaller, reader: Reader) {
  const { t, locale } = reader;
  const { vendors, rows, isRevealed } = await readFit(caller, reader);
  const score = (value: number) => formatNumber(value, locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const mandatory = rows.filter(({ place }) => place === "mandatory");
  return {
    title: t("requirements:fit.title"),
    projectId: caller.project.id,
    isRevealed,
    vendors: vendors.map(({ id, name, stage }) => {
      const states = mandatory.map(({ fits }) => fits.find(({ vendorId }) => vendorId === id)?.state);
      return {
        id,
        name,
        isLong: stage === "long",
        met: states.filter((state) => state === "met").length,
        unmet: states.filter((state) => state === "unmet").length,
      };
    }),
    mandatory: mandatory.length,
    rows: rows.map(({ requirement: { id, number, statement, priority }, place, fits }) => ({
      ...{ id, priority, place, code: requirementCode(number), statement: inLanguage(statement, locale) },
      fits: fits.map(({ vendorId, state, mean, claims }) => ({
        ...{ vendorId, state, claims },
        score: mean === null ? null : t("requirements:fit.score", { score: score(mean.mean), highest: formatNumber(mean.highest, locale) }),
      })),
    })),
  };
}
