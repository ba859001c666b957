import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { FoldedForm } from "#app/ui/folded-form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { DemonstrationsPage, ShownSession } from "./demonstrations-page.server.ts";
import { ItemButton } from "./item-button.tsx";
import { SessionFields } from "./session-fields.tsx";

interface EditSessionProps {
  readonly page: Pick<DemonstrationsPage, "vendors" | "tasks" | "proposed">;
  readonly session: ShownSession;
}

/** Another time or place for a session, or none. */
export function EditSession({ page, session }: EditSessionProps) {
  const { t } = useTranslation("vendors");
  const reply = useFormReply("editDemo");
  const own = reply?.values["demoId"] === session.id ? reply : undefined;
  return (
    <div className="no-print mt-2 flex flex-wrap items-start gap-2">
      <FoldedForm intent="editDemo" title={t("demo.editSession")} submit={t("edit.submit")} about={{ name: "demoId", value: session.id }}>
        <input type="hidden" name="version" value={staleDetail(own)?.version ?? session.version} />
        <Conflict
          reply={own}
          fields={[
            { name: "taskId", label: t("demo.session.task"), show: (id) => page.tasks.find((each) => each.id === id)?.name ?? "" },
            { name: "startsAt", label: t("demo.session.startsAt"), show: (time) => time.replace("T", " ") },
            { name: "minutes", label: t("demo.session.minutes") },
            { name: "place", label: t("demo.session.place") },
            { name: "attendees", label: t("demo.session.attendees") },
          ]}
        />
        <SessionFields page={page} session={session} minutes={session.minutes} />
      </FoldedForm>
      <ItemButton
        intent="removeDemo"
        fields={{ demoId: session.id, version: session.version }}
        label={t("demo.cancelOf", { name: session.vendor.name, at: session.at })}
      >
        {t("demo.cancel")}
      </ItemButton>
    </div>
  );
}
