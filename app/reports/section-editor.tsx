import { useSearchParams } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { longestSection } from "#app/domain/report/sections.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { keepDraft, readDraft } from "#app/ui/drafts.ts";
import { TextAreaField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ReportPage } from "./reports-page.server.ts";

interface SectionEditorProps {
  readonly reportId: string;
  readonly entry: ReportPage["sections"][number];
}

/** The text of a section as it is typed; this browser keeps it until it is saved. */
export function SectionEditor({ reportId, entry: { section, body, version } }: SectionEditorProps) {
  const { t } = useTranslation("reports");
  const field = useRef<HTMLTextAreaElement>(null);
  const reply = useFormReply("saveSection");
  const stale = staleDetail(reply);
  const key = `rollout.report.${reportId}.${section}`;
  const [, setSearch] = useSearchParams();
  useEffect(() => {
    const kept = readDraft(key);
    if (kept && kept.version === version && field.current) field.current.value = kept.body;
    field.current?.focus();
  }, [key, version]);
  useEffect(() => {
    if (reply?.outcome !== "done") return;
    keepDraft(key, null);
    setSearch({}, { preventScrollReset: true });
  }, [reply, key, setSearch]);
  return (
    <ActionForm intent="saveSection" reply={reply} className="no-print mt-2">
      <input type="hidden" name="section" value={section} />
      <input type="hidden" name="version" value={stale?.version ?? version} />
      <Conflict reply={reply} fields={[{ name: "body", label: t("edit.label") }]} />
      <TextAreaField
        ref={field}
        name="body"
        optional="unmarked"
        label={t("edit.label")}
        defaultValue={body}
        maxLength={longestSection}
        rows={Math.min(Math.max(body.split("\n").length + 2, 8), 24)}
        help={t("edit.help")}
        onInput={(event) => keepDraft(key, { version, body: event.currentTarget.value })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton>{t("edit.save")}</SubmitButton>
        <a className="link" href={`?#${section}`} onClick={() => keepDraft(key, null)}>
          {t("edit.cancel")}
        </a>
      </div>
    </ActionForm>
  );
}
