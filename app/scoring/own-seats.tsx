import { Link } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Gap } from "#app/ui/gap.tsx";
import type { ScoringPageData } from "./scoring-page.server.ts";

/** What the reader has to judge, in each of their seats. */
export function OwnSeats({ page }: { readonly page: ScoringPageData }) {
  const { t } = useTranslation("scoring");
  const { own, round } = page;
  if (round?.state !== "open") return null;
  if (own.length === 0) return <p className="text-muted">{t("own.none")}</p>;
  return own.map((seat) => (
    <section key={seat.seatId} aria-labelledby={`seat-${seat.seatId}`} className="card">
      <h2 id={`seat-${seat.seatId}`}>{own.length === 1 ? t("own.title") : t("own.titleOf", { name: seat.seatName })}</h2>
      <Finish vendors={seat.vendors} />
      <ol className="mt-2 divide-y divide-line">
        {seat.vendors.map((vendor) => (
          <VendorLine key={vendor.id} vendor={vendor} to={`/projects/${page.projectId}/scoring/${vendor.id}?seat=${seat.seatId}`} />
        ))}
      </ol>
      <p className="mt-3 text-[13px] text-muted">{t("own.blind")}</p>
    </section>
  ));
}

/** Once every score is given: that all is done, or what is left to say. */
function Finish({ vendors }: Pick<ScoringPageData["own"][number], "vendors">) {
  const { t } = useTranslation("scoring");
  const judged = vendors.filter(({ isRecused, isWithdrawn }) => !isRecused && !isWithdrawn);
  const left = judged.reduce((sum, { done, of, uncommented }) => sum + of - done - uncommented.length, 0);
  const wanting = judged.reduce((sum, { uncommented }) => sum + uncommented.length, 0);
  if (left > 0 || judged.length === 0) return null;
  return wanting > 0 ? (
    <p className="mt-2 rounded-md border border-warn bg-warn-soft px-3 py-2">{t("own.almost", { count: wanting })}</p>
  ) : (
    <p className="mt-2 text-ok">{t("own.finished")}</p>
  );
}

interface VendorLineProps {
  readonly vendor: ScoringPageData["own"][number]["vendors"][number];
  readonly to: string;
}

function VendorLine({ vendor, to }: VendorLineProps) {
  const { t } = useTranslation("scoring");
  const { name, done, of, next, isRecused, isWithdrawn, uncommented } = vendor;
  const wanting = isRecused || isWithdrawn ? [] : uncommented;
  const state = isWithdrawn ? t("own.withdrawn") : isRecused ? t("own.recused") : t("own.progress", { done, of });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <Link className="link min-w-40 flex-1 font-medium" to={to} prefetch="intent">
        {name}
      </Link>
      <span className="tabular-nums">
        {state}
        {wanting.length > 0 ? (
          <>
            <Gap />
            <span className="text-warn">{t("own.uncommented", { count: wanting.length })}</span>
          </>
        ) : null}
      </span>
      {wanting.length === 0 ? null : (
        <p className="order-last w-full text-[13px]">
          <span className="me-2 text-warn">{t("own.wantsComment")}</span>
          {wanting.map((cell) => (
            <Link key={cell.id} className="link me-3 inline-block" to={`${to}&criterion=${cell.id}`}>
              {t("score.cell", { criterion: cell.name, score: cell.score })}
            </Link>
          ))}
        </p>
      )}
      {isRecused || isWithdrawn ? null : (
        <Link className="link text-[13px]" to={`${to}#recuse`}>
          {t("own.recuse")}
        </Link>
      )}
      {next === null ? null : (
        <Link className="button" data-primary to={`${to}&criterion=${next}`}>
          {done === 0 ? t("own.begin") : t("own.continue")}
        </Link>
      )}
    </li>
  );
}
