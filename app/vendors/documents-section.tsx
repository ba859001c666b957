import { largestFileMegabytes } from "#app/http/file-limits.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SelectField } from "#app/ui/field.tsx";
import { FilesField } from "#app/ui/files-field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import { ItemButton } from "./item-button.tsx";
import { RemovedList } from "./removed-list.tsx";
import type { VendorPage } from "./vendor-page.server.ts";

/** Files about the vendor: offers, certificates, what was handed over. */
export function DocumentsSection({ page }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const { documents, removedDocuments, canEdit, arePricesClosed } = page;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents">{t("document.title")}</h2>
      {documents.length === 0 ? <p className="mt-1 text-muted">{t("document.none")}</p> : null}
      {arePricesClosed ? <p className="mt-1 text-[0.93em] text-muted">{t("document.closed")}</p> : null}
      <ul className="mt-2 divide-y divide-line">
        {documents.map(({ id, version, name, url, about, kind, evidenceFor }) => (
          <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-1 py-2">
            <div className="min-w-0 flex-1">
              <a className="link wrap-anywhere" href={url} download>
                <bdi>{name}</bdi>
              </a>
              <p className="text-[0.93em] break-words text-muted tabular-nums">
                {[
                  about,
                  kind === "price" ? t("document.price") : "",
                  evidenceFor === null ? "" : t("question.evidenceFor", { criterion: evidenceFor }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            {canEdit ? (
              <div className="no-print">
                <ItemButton intent="removeDocument" fields={{ fileId: id, version }} label={t("entry.removeNamed", { name })}>
                  {t("entry.remove")}
                </ItemButton>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {canEdit ? <AddDocuments key={page.formKey} page={page} /> : null}
      <RemovedList
        title={t("document.removed", { count: removedDocuments.length })}
        items={removedDocuments}
        intent="restoreDocument"
        field="fileId"
      />
    </section>
  );
}

function AddDocuments({ page: { criteria, mayEnterPrices, formKey } }: { readonly page: VendorPage }) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("addDocuments");
  const isRefused = reply !== undefined && reply.outcome !== "done";
  return (
    <details className="no-print mt-2" open={isRefused || undefined}>
      <summary className="button list-none [&::-webkit-details-marker]:hidden">{t("document.add")}</summary>
      <ActionForm intent="addDocuments" reply={reply} encType="multipart/form-data" formKey={formKey} className="card mt-2 max-w-xl">
        <div className="grid gap-x-4 sm:grid-cols-2">
          <SelectField name="criterionId" label={t("document.criterion")}>
            <option value="">{t("document.whole")}</option>
            {criteria.map(({ id, name, depth }) => (
              <option key={id} value={id}>
                {"\u2003".repeat(depth) + name}
              </option>
            ))}
          </SelectField>
          <SelectField name="kind" label={t("document.kind")}>
            <option value="general">{t("document.kinds.general")}</option>
            {mayEnterPrices ? <option value="price">{t("document.kinds.price")}</option> : null}
          </SelectField>
        </div>
        <FilesField label={t("document.files")} help={t("document.help", { limit: largestFileMegabytes })} />
        <SubmitButton>{t("document.submit")}</SubmitButton>
      </ActionForm>
    </details>
  );
}
