import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextAreaField, TextField } from "#app/ui/field.tsx";
import type { ReferencePage } from "./references-page.server.ts";

export const referenceFieldNames = ["company", "contact", "industry", "users", "since", "about"] as const;

/** Who can be asked about a vendor. */
export function ReferenceFields({ typed }: { readonly typed?: ReferencePage["reference"]["typed"] }) {
  const { t } = useTranslation("vendors");
  return (
    <>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <TextField name="company" label={t("reference.company")} maxLength={200} defaultValue={typed?.company ?? ""} autoComplete="off" />
        <TextField
          name="contact"
          label={t("reference.contact")}
          maxLength={200}
          defaultValue={typed?.contact ?? ""}
          optional
          autoComplete="off"
        />
        <TextField
          name="industry"
          label={t("reference.industry")}
          maxLength={200}
          defaultValue={typed?.industry ?? ""}
          optional
          autoComplete="off"
        />
        <TextField
          name="users"
          type="number"
          min={0}
          label={t("reference.users")}
          defaultValue={typed?.users ?? ""}
          optional
          autoComplete="off"
        />
        <TextField name="since" label={t("reference.since")} maxLength={60} defaultValue={typed?.since ?? ""} optional autoComplete="off" />
      </div>
      <TextAreaField name="about" label={t("reference.about")} rows={2} maxLength={2000} defaultValue={typed?.about ?? ""} optional />
    </>
  );
}
