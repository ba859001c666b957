import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";

/** Switches keys without Ctrl, Cmd or Alt on or off: speech input, and a hand that slips, type letters without meaning them. */
export function KeysForm({ isOn }: { readonly isOn: boolean }) {
  const { t } = useTranslation("account");
  const reply = useFormReply("keys");
  return (
    <section className="card mt-6" id="keys">
      <h2 className="mb-1">{t("keys.title")}</h2>
      <p className="mb-4 text-muted">{t("keys.lead")}</p>
      <ActionForm intent="keys" reply={reply}>
        <p className="flex flex-wrap items-center gap-3">
          <span role={reply?.outcome === "done" ? "status" : undefined}>{t(isOn ? "keys.isOn" : "keys.isOff")}</span>
          <SubmitButton primary={false} name="singleKeys" value={isOn ? "off" : "on"}>
            {t(isOn ? "keys.switchOff" : "keys.switchOn")}
          </SubmitButton>
        </p>
      </ActionForm>
    </section>
  );
}
