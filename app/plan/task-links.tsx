import { useTranslation } from "#app/i18n/use-translation.ts";
import { TextField } from "#app/ui/field.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { TaskPageData } from "./task.route.tsx";
import { useTaskPlace } from "./use-task-place.ts";

/** What the task waits for; a project manager can link more and take links away. */
export function Predecessors({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  const reply = useFormReply("link");
  return (
    <section>
      <h2>{t("task.predecessors")}</h2>
      {page.predecessors.length === 0 ? <p className="text-muted">{shared("none")}</p> : null}
      <ul className="my-1">
        {page.predecessors.map((link) => (
          <li key={link.id} className="flex items-center gap-2 py-1">
            <LinkedTask projectId={page.projectId} link={link} />
            {page.canEdit ? (
              <ActionForm intent="unlink" reply={undefined} className="no-print">
                <input type="hidden" name="linkId" value={link.id} />
                <button type="submit" className="button px-2" data-quiet aria-label={t("task.unlink", { code: link.code })}>
                  {shared("remove")}
                </button>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
      {page.canEdit ? (
        <ActionForm
          key={page.predecessors.map(({ id, type, lag }) => `${id} ${type} ${lag}`).join()}
          intent="link"
          reply={reply}
          formKey={page.formKey}
          className="no-print mt-2"
        >
          <TextField name="predecessor" label={t("task.addPredecessor")} help={t("task.predecessorHelp")} autoComplete="off" />
          <SubmitButton primary={false}>{t("task.link")}</SubmitButton>
        </ActionForm>
      ) : null}
    </section>
  );
}

export function Successors({ page }: { readonly page: TaskPageData }) {
  const { t } = useTranslation("plan");
  const { t: shared } = useTranslation("ui");
  return (
    <section>
      <h2>{t("task.successors")}</h2>
      {page.successors.length === 0 ? <p className="text-muted">{shared("none")}</p> : null}
      <ul className="my-1">
        {page.successors.map((link) => (
          <li key={link.id} className="py-1">
            <LinkedTask projectId={page.projectId} link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LinkedTaskProps {
  readonly projectId: string;
  readonly link: TaskPageData["predecessors"][number];
}

function LinkedTask({ projectId, link }: LinkedTaskProps) {
  const { t } = useTranslation("plan");
  const { taskUrl } = useTaskPlace(projectId);
  return (
    <span className="min-w-0 flex-1">
      <a className="link" href={taskUrl(link.taskId)}>
        {link.code} {link.name}
      </a>{" "}
      <span className="text-muted tabular-nums">
        <abbr title={t(`task.linkType.${link.type}`)}>{link.type}</abbr> {link.lag}
      </span>
    </span>
  );
}
