import { useTranslation } from "#app/i18n/use-translation.ts";
import { RemovedEntry } from "./removed-entry.tsx";

interface RemovedFileListProps {
  readonly projectId: string;
  readonly files: readonly {
    readonly id: string;
    readonly version: number;
    readonly taskId: string;
    readonly taskName: string;
    readonly name: string;
    readonly sender: string;
    readonly removed: string;
    readonly by: string | null;
    readonly until: string;
    readonly canRestore: boolean;
  }[];
}

export function RemovedFileList({ files, projectId }: RemovedFileListProps) {
  const { t } = useTranslation("trash");
  return (
    <section className="mt-8">
      <h2>{t("files.heading")}</h2>
      {files.length === 0 ? <p className="text-muted">{t("files.empty")}</p> : null}
      {files.some(({ canRestore }) => !canRestore) ? <p className="text-muted">{t("files.theirs")}</p> : null}
      <ul className="divide-y divide-line">
        {files.map(({ id, version, taskId, taskName, name, sender, canRestore, ...entry }) => (
          <RemovedEntry
            key={id}
            entry={{ id, ...entry }}
            name={name}
            form={
              canRestore ? { intent: "restoreFile", fields: { fileId: id, version: String(version), taskId }, idField: "fileId" } : null
            }
          >
            <p className="break-words font-medium">{name}</p>
            <p className="text-[13px] text-muted">
              {t("files.of", { sender })} ·{" "}
              <a href={`/projects/${projectId}/tasks/${taskId}`} className="link">
                {taskName}
              </a>
            </p>
          </RemovedEntry>
        ))}
      </ul>
    </section>
  );
}
