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
      <ol className="mt-2 divide-y divide-line">
        {seat.vendors.map((vendor) => (
          <VendorLine key={vendor.id} vendor={vendor} to={`/projects/${page.projectId}/scoring/${vendor.id}?seat=${seat.seatId}`} />
        ))}
      </ol>
      <p className="mt-3 text-[13px] text-muted">{t("own.blind")}</p>
    </section>
  ));
}

interface VendorLineProps {
  readonly vendor: ScoringPageData["own"][number]["vendors"][number];
  readonly to: string;
}

function VendorLine({ vendor, to }: VendorLineProps) {
  const { t } = useTranslation("scoring");
  const { name, done, of, next, isRecused, isWithdrawn, uncommented } = vendor;
  const state = isWithdrawn ? t("own.withdrawn") : isRecused ? t("own.recused") : t("own.progress", { done, of });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <Link className="link min-w-40 flex-1 font-medium" to={to} prefetch="intent">
        {name}
      </Link>
      <span className="tabular-nums">
        {state}
        {!isRecused && !isWithdrawn && uncommented > 0 ? (
          <>
            <Gap />
            <span className="text-warn">{t("own.uncommented", { count: uncommented })}</span>
          </>
        ) : null}
      </span>
      {next === null ? null : (
        <Link className="button" data-primary to={`${to}&criterion=${next}`}>
          {done === 0 ? t("own.begin") : t("own.continue")}
        </Link>
      )}
    </li>
  );
}
