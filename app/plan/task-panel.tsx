import { useNavigate, useOutlet, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { viewOf } from "./workspace/view-query.ts";

interface TaskPanelProps {
  readonly projectId: string;
  readonly taskId: string;
}

/** A task beside the plan, at an address of its own. Escape closes it. */
export function TaskPanel({ projectId, taskId }: TaskPanelProps) {
  const { t } = useTranslation("plan");
  const navigate = useNavigate();
  const outlet = useOutlet();
  const panel = useRef<HTMLElement>(null);
  const [search] = useSearchParams();
  const query = new URLSearchParams(viewOf(search));
  query.set("task", taskId);
  const planUrl = `/projects/${projectId}/plan?${query.toString()}`;
  useEffect(() => {
    // A field in it may have the focus already.
    if (!panel.current?.contains(document.activeElement)) panel.current?.focus({ preventScroll: true });
  }, [taskId]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing || event.defaultPrevented) return;
    void navigate(planUrl, { preventScrollReset: true });
  };
  return (
    // Escape closes it from wherever the focus is inside; the link at its top does so, too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside ref={panel} className="task-panel" tabIndex={-1} aria-label={t("panel.label")} onKeyDown={onKeyDown}>
      <p className="no-print mb-2 flex items-center gap-2">
        <a href={`/projects/${projectId}/tasks/${taskId}`} className="link">
          {t("panel.asPage")}
        </a>
        <span className="flex-1" />
        <a href={planUrl} data-keep-scroll className="button px-2" data-quiet aria-label={t("panel.close")} title={t("panel.close")}>
          <Icon name="close" />
        </a>
      </p>
      {outlet}
    </aside>
  );
}
