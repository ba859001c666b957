import { useTranslation } from "#app/i18n/use-translation.ts";
import { RemovedEntry } from "./removed-entry.tsx";

interface RemovedCommentListProps {
  readonly projectId: string;
  readonly comments: readonly {
    readonly id: string;
    readonly version: number;
    readonly taskId: string;
    readonly taskName: string;
    readonly author: string;
    readonly excerpt: string;
    readonly removed: string;
    readonly by: string | null;
    readonly until: string;
  }[];
}

export function RemovedCommentList({ comments, projectId }: RemovedCommentListProps) {
  const { t } = useTranslation("trash");
  return (
    <section>
      <h2>{t("comments.heading")}</h2>
      {comments.length === 0 ? <p className="text-muted">{t("comments.empty")}</p> : null}
      <ul className="divide-y divide-line">
        {comments.map(({ id, version, taskId, taskName, author, excerpt, ...entry }) => (
          <RemovedEntry
            key={id}
            entry={{ id, ...entry }}
            name={t("comments.of", { author })}
            form={{ intent: "restoreComment", fields: { commentId: id, version: String(version), taskId }, idField: "commentId" }}
          >
            <p className="break-words">{excerpt}</p>
            <p className="text-[13px] text-muted">
              {t("comments.of", { author })} ·{" "}
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
