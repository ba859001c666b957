import { useTranslation } from "#app/i18n/use-translation.ts";
import type { Understanding } from "./sheet-page.server.ts";

/** Which column becomes which field, with what stands in it. */
export function SheetColumns({ page }: { readonly page: Understanding }) {
  const { t } = useTranslation("imports");
  return (
    <section>
      <h2 className="mb-1">{t("sheet.columns")}</h2>
      <p className="mb-2 text-muted">{t("sheet.columnsHelp")}</p>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-[13px]">
          <thead>
            <tr className="border-b border-line text-start text-muted">
              <th scope="col" className="w-10 py-1 pe-2 text-start font-medium">
                {t("sheet.column")}
              </th>
              <th scope="col" className="py-1 pe-3 text-start font-medium">
                {t("sheet.header")}
              </th>
              <th scope="col" className="w-60 py-1 pe-3 text-start font-medium">
                {t("sheet.field")}
              </th>
              <th scope="col" className="py-1 text-start font-medium max-sm:hidden">
                {t("sheet.samples")}
              </th>
            </tr>
          </thead>
          <tbody>
            {page.columns.map(({ letters, header, target, samples }, index) => (
              <tr key={letters} className="border-b border-line">
                <td className="py-1 pe-2 align-top leading-8 text-muted">{letters}</td>
                <th scope="row" className="min-w-24 break-words py-1 pe-3 text-start align-top font-medium leading-8">
                  {header}
                </th>
                <td className="py-1 pe-3 align-top">
                  <select
                    name={`columns[${index}]`}
                    defaultValue={target ?? "none"}
                    className="input"
                    aria-label={t("sheet.fieldOf", { letters })}
                  >
                    <option value="none">{t("sheet.leaveOut")}</option>
                    {page.fields.map((each) => (
                      <option key={each} value={each}>
                        {t(`field.${each}`)}
                      </option>
                    ))}
                    {page.ownFields.length > 0 ? (
                      <optgroup label={t("sheet.ownFields")}>
                        {page.ownFields.map(({ key, name }) => (
                          <option key={key} value={key}>
                            {name}
                          </option>
                        ))}
                      </optgroup>
                    ) : null}
                  </select>
                </td>
                <td className="break-words py-1 align-top leading-8 text-muted max-sm:hidden">{samples.join(" · ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
