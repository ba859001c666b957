import { useTranslation } from "#app/i18n/use-translation.ts";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useFormReply } from "#app/ui/form-reply.ts";
import type { ShownView } from "./views.server.ts";

interface ViewMenuProps {
  readonly views: readonly ShownView[];
  /** The state of the page as its address says it. */
  readonly query: string;
  readonly canShare: boolean;
  readonly formKey: string;
  /** Among other tools, where there is no room for a word. */
  readonly isIcon?: boolean;
}

/** The views of a page: to go to, to keep the present one, to choose what opens first. */
export function ViewMenu({ views, query, canShare, formKey, isIcon = false }: ViewMenuProps) {
  const { t } = useTranslation("views");
  const replies = [useFormReply("saveView"), useFormReply("renameView")];
  const isRefused = replies.some((reply) => reply !== undefined && reply.outcome !== "done");
  const current = views.find((view) => view.query === query);
  const label = current ? `${t("menu")} · ${current.name}` : t("menu");
  return (
    <details className="view-menu no-print" key={`${query} ${views.length}`} open={isRefused || undefined}>
      {isIcon ? (
        <summary className="button icon-button" aria-label={label} title={label}>
          <Icon name="views" />
        </summary>
      ) : (
        <summary className="button">{label}</summary>
      )}
      <div className="view-list">
        {(["builtIn", "shared", "own"] as const).map((kind) => {
          const own = views.filter((view) => view.kind === kind);
          return own.length === 0 ? null : (
            <section key={kind}>
              <h3>{t(kind)}</h3>
              <ul>
                {own.map((view) => (
                  <ViewEntry key={`${view.id} ${view.version ?? ""}`} view={view} isCurrent={view === current} />
                ))}
              </ul>
            </section>
          );
        })}
        {views.some((view) => view.isDefault) ? (
          <ActionForm intent="chooseDefaultView" reply={undefined}>
            <SubmitButton primary={false}>{t("dropDefault")}</SubmitButton>
          </ActionForm>
        ) : null}
        {current ? null : <SaveView query={query} canShare={canShare} formKey={formKey} />}
      </div>
    </details>
  );
}

function ViewEntry({ view, isCurrent }: { readonly view: ShownView; readonly isCurrent: boolean }) {
  const { t } = useTranslation("views");
  const renamed = useFormReply("renameView");
  const reply = renamed?.values["viewId"] === view.id ? renamed : undefined;
  return (
    <li>
      <a href={`?${view.query || "show=all"}`} aria-current={isCurrent ? "true" : undefined} className="link">
        {view.name}
      </a>
      {view.isDefault ? (
        <span className="text-muted">{t("default")}</span>
      ) : (
        <ActionForm intent="chooseDefaultView" reply={undefined}>
          <button type="submit" name="view" value={view.id} className="link">
            {t("makeDefault")}
          </button>
        </ActionForm>
      )}
      {view.version === null ? null : (
        <>
          <details open={reply !== undefined && reply.outcome !== "done"}>
            <summary className="link" aria-label={t("renameOf", { name: view.name })}>
              {t("rename")}
            </summary>
            <ActionForm intent="renameView" reply={reply}>
              <OfView view={view} />
              <TextField name="name" label={t("name")} defaultValue={view.name} maxLength={80} />
              <SubmitButton>{t("rename")}</SubmitButton>
            </ActionForm>
          </details>
          <ActionForm intent="removeView" reply={undefined}>
            <OfView view={view} />
            <button type="submit" className="link" aria-label={t("removeOf", { name: view.name })}>
              {t("remove")}
            </button>
          </ActionForm>
        </>
      )}
    </li>
  );
}

function OfView({ view }: { readonly view: ShownView }) {
  return (
    <>
      <input type="hidden" name="viewId" value={view.id} />
      <input type="hidden" name="version" value={view.version ?? 1} />
    </>
  );
}

function SaveView({ query, canShare, formKey }: Omit<ViewMenuProps, "views" | "isIcon">) {
  const { t } = useTranslation("views");
  const reply = useFormReply("saveView");
  return (
    <section>
      <h3>{t("save")}</h3>
      <ActionForm intent="saveView" reply={reply} formKey={formKey}>
        <input type="hidden" name="query" value={query} />
        <TextField name="name" label={t("name")} maxLength={80} />
        {canShare ? (
          <label className="mb-3 flex items-center gap-2">
            <input type="checkbox" name="shared" />
            {t("shareHelp")}
          </label>
        ) : null}
        <SubmitButton>{t("save")}</SubmitButton>
      </ActionForm>
    </section>
  );
}
