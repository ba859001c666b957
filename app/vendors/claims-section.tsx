import { formatList } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import type { Claims } from "./claims.server.ts";

type Claim = Claims["criteria"][number]["claims"][number];

/** What the vendor says beside what the committee finds, criterion by criterion. */
export function ClaimsSection({ claims: { criteria, requirements, silent, round } }: { readonly claims: Claims }) {
  const { t } = useTranslation("vendors");
  const finds = round === null ? t("claims.finds") : t("claims.findsIn", { round });
  const locale = useLocale();
  const isEmpty = criteria.length + requirements.length === 0;
  return (
    <section aria-labelledby="claims">
      <h2 id="claims">{t("claims.title")}</h2>
      <p className="mt-1 max-w-prose text-[0.93em] text-muted">{t(isEmpty ? "claims.none" : "claims.lead")}</p>
      {isEmpty ? null : (
        <>
          <p aria-hidden className="mt-2 hidden gap-x-8 text-[0.93em] text-muted sm:grid sm:grid-cols-[3fr_1fr]">
            <span>{t("claims.says")}</span>
            <span>{finds}</span>
          </p>
          <ul className="mt-1 divide-y divide-line border-y border-line">
            {requirements.map(({ id, text, isMet, ground, claims }) => (
              <Row
                finds={finds}
                key={id}
                title={text}
                note={t("claims.requirement")}
                claims={claims}
                verdict={isMet === null ? t("requirements.open") : t(isMet ? "requirements.met" : "requirements.unmet")}
                ground={ground}
              />
            ))}
            {criteria.map(({ id, name, claims, finding, verdict }) => (
              <Row
                finds={finds}
                key={id}
                title={name}
                note=""
                claims={claims}
                verdict={finding === "known" ? (verdict ?? "") : t(`claims.finding.${finding}`)}
                ground=""
              />
            ))}
          </ul>
          {silent.length === 0 ? null : (
            <p className="mt-2 max-w-prose text-[0.93em] break-words text-muted">
              {t("claims.silent", { criteria: formatList(silent, locale) })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

interface RowProps {
  readonly finds: string;
  readonly title: string;
  readonly note: string;
  readonly claims: readonly Claim[];
  readonly verdict: string;
  readonly ground: string;
}

function Row({ finds, title, note, claims, verdict, ground }: RowProps) {
  const { t } = useTranslation("vendors");
  return (
    <li className="py-3 print:break-inside-avoid">
      <h3 className="break-words">
        {note === "" ? null : <span className="me-2 font-normal text-muted">{note}</span>}
        {title}
      </h3>
      <div className="mt-1 grid gap-x-8 gap-y-2 sm:grid-cols-[3fr_1fr]">
        <div>
          <p className="text-[0.93em] text-muted sm:sr-only">{t("claims.says")}</p>
          {claims.map(({ id, question, answer, explanation, files }) => (
            <div key={id} className="mb-1">
              <p className="text-[0.93em] break-words text-muted">{question}</p>
              <p className="break-words whitespace-pre-line">{[answer, explanation].filter(Boolean).join("\n")}</p>
              {files.map((file) => (
                <a key={file.id} className="link block wrap-anywhere" href={file.url} download>
                  <bdi>{file.name}</bdi>
                </a>
              ))}
            </div>
          ))}
        </div>
        <div>
          <p className="text-[0.93em] text-muted sm:sr-only">{finds}</p>
          <p className="break-words">{verdict}</p>
          {ground === "" ? null : <p className="break-words text-muted">{ground}</p>}
        </div>
      </div>
    </li>
  );
}
