import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import type { KnownOfLeaf, KnownOfVendor } from "./known-of-leaf.server.ts";

interface KnownPanelProps {
  readonly known: KnownOfLeaf;
  readonly whole: KnownOfVendor;
  readonly vendorPage: string;
  readonly isOpen: boolean;
  onToggle(isOpen: boolean): void;
}

/** What is known for the criterion, folded until somebody asks: what the vendor says, one's own notes, customers, documents; and of the vendor as a whole. */
export function KnownPanel({ known, whole, vendorPage, isOpen, onToggle }: KnownPanelProps) {
  const { t } = useTranslation("scoring");
  const { claims, notes, customers, documents } = known;
  const count = claims.length + notes.length + customers.length + documents.length;
  return (
    <details
      className="mt-3 rounded-md border border-line"
      open={isOpen}
      onToggle={(event) => onToggle(event.currentTarget.open)}
      data-known
    >
      <summary className="cursor-pointer px-3 py-2 font-medium">
        {t("known.title")} <span className="font-normal text-muted tabular-nums">{count === 0 ? t("known.none") : count}</span>
      </summary>
      <div className="flex max-h-[60vh] flex-col gap-3 overflow-y-auto border-t border-line px-3 py-2" tabIndex={-1}>
        {claims.length === 0 ? null : (
          <section aria-label={t("known.claims")}>
            <h3>{t("known.claims")}</h3>
            <dl>
              {claims.map(({ id, question, answer, explanation, files }) => (
                <div key={id} className="py-1">
                  <dt className="break-words text-muted">{question}</dt>
                  <dd className="break-words whitespace-pre-line">
                    {answer}
                    {explanation === "" ? null : <span className="block">{explanation}</span>}
                    <Files files={files} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {notes.length === 0 ? null : (
          <section aria-label={t("known.notes")}>
            <h3>{t("known.notes")}</h3>
            <dl>
              {notes.map(({ id, scenario, note }) => (
                <div key={id} className="py-1">
                  <dt className="break-words text-muted">{scenario}</dt>
                  <dd className="break-words whitespace-pre-line">{note}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {customers.length === 0 ? null : (
          <section aria-label={t("known.customers")}>
            <h3>{t("known.customers")}</h3>
            <dl>
              {customers.map(({ id, company, question, answer }) => (
                <div key={id} className="py-1">
                  <dt className="break-words text-muted">{t("known.customer", { company, question })}</dt>
                  <dd className="break-words whitespace-pre-line">{answer}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
        {documents.length === 0 ? null : (
          <section aria-label={t("known.documents")}>
            <h3>{t("known.documents")}</h3>
            <Files files={documents} />
          </section>
        )}
        <WholeVendor whole={whole} vendorPage={vendorPage} />
      </div>
    </details>
  );
}

function WholeVendor({ whole, vendorPage }: Pick<KnownPanelProps, "whole" | "vendorPage">) {
  const { t } = useTranslation("scoring");
  const { documents, facts, unmet, open, requirements } = whole;
  return (
    <section aria-label={t("known.whole")}>
      <h3>{t("known.whole")}</h3>
      {requirements === 0 ? null : unmet.length === 0 ? (
        <p>{t(open === 0 ? "known.allMet" : "known.open", { count: open })}</p>
      ) : (
        unmet.map(({ id, text, evidence }) => (
          <p key={id} className="break-words">
            <span className="inline-flex items-center gap-1.5 text-critical">
              <Icon name="close" />
              {t("known.unmet")}
            </span>{" "}
            {text} <span className="text-muted">{evidence}</span>
          </p>
        ))
      )}
      {facts.map(({ criterionId, name, amount, source }) => (
        <p key={criterionId} className="break-words">
          <span className="text-muted">{name}</span> <span className="tabular-nums">{amount}</span>{" "}
          <span className="text-muted">{source}</span>
        </p>
      ))}
      <Files files={documents} />
      <a className="link inline-block py-1" href={vendorPage} target="_blank" rel="noreferrer">
        {t("known.more")}
      </a>
    </section>
  );
}

function Files({ files }: { readonly files: readonly { readonly id: string; readonly name: string; readonly url: string }[] }) {
  return (
    <>
      {files.map(({ id, name, url }) => (
        <a key={id} className="link block py-1 wrap-anywhere" href={url} download>
          <bdi>{name}</bdi>
        </a>
      ))}
    </>
  );
}
