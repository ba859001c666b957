import { useFetcher, type FetcherWithComponents } from "@remix-run/react";
import { useState } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Conflict, staleDetail } from "#app/ui/conflict.tsx";
import { ActionForm, SubmitButton } from "#app/ui/form.tsx";
import { TextField } from "#app/ui/field.tsx";
import { Icon } from "#app/ui/icon.tsx";
import { useLastReply, type ShownReply } from "#app/ui/form-reply.ts";
import { undoOf, useOfferedUndo } from "#app/ui/undo.tsx";
import { useClosingMenu } from "./use-closing-menu.ts";
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

/** How the forms of the menu are sent, beside the page, and what the last one was answered. */
interface Sending {
  readonly fetcher: FetcherWithComponents<ShownReply>;
  readonly reply: ShownReply | undefined;
}

const intents: ReadonlySet<string> = new Set(["saveView", "renameView", "shareView", "removeView", "chooseDefaultView"]);
/** What leaves nothing more to do in the menu. */
const closing: ReadonlySet<string> = new Set(["saveView", "removeView"]);

/** The views of a page: to go to, to keep the present one, to choose what opens first. */
export function ViewMenu({ views, query, canShare, formKey, isIcon = false }: ViewMenuProps) {
  const { t } = useTranslation("views");
  const fetcher = useFetcher<ShownReply>();
  const [past, setPast] = useState<ShownReply>();
  const answered = useLastReply();
  const sent = answered && intents.has(answered.intent) ? answered : undefined;
  const reply = fetcher.data ? (fetcher.data === past ? undefined : fetcher.data) : sent;
  const sending: Sending = { fetcher, reply };
  useOfferedUndo(fetcher.data && undoOf(fetcher.data));
  const isRefused = reply !== undefined && reply.outcome !== "done";
  const current = views.find((view) => view.query === query);
  const label = current ? `${t("menu")} · ${current.nameApart}` : t("menu");
  const done = reply?.outcome === "done" && closing.has(reply.intent) ? reply : undefined;
  const menu = useClosingMenu({ query, done }, () => setPast(fetcher.data));
  return (
    <details ref={menu} className="view-menu no-print" open={isRefused || undefined}>
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
                  <ViewEntry key={`${view.id} ${view.version ?? ""}`} view={view} isCurrent={view === current} sending={sending} />
                ))}
              </ul>
            </section>
          );
        })}
        {views.some((view) => view.isDefault) ? (
          <ActionForm intent="chooseDefaultView" reply={undefined} fetcher={fetcher}>
            <SubmitButton primary={false}>{t("dropDefault")}</SubmitButton>
          </ActionForm>
        ) : null}
        {current && !(isRefused && reply.intent === "saveView") ? null : (
          <SaveView query={query} canShare={canShare} formKey={formKey} sending={sending} />
        )}
      </div>
    </details>
  );
}

interface ViewEntryProps {
  readonly view: ShownView;
  readonly isCurrent: boolean;
  readonly sending: Sending;
}

function ViewEntry({ view, isCurrent, sending: { fetcher, reply: last } }: ViewEntryProps) {
  const { t } = useTranslation("views");
  const replyTo = (intent: string) =>
    last?.intent === intent && [last.values["viewId"], last.values["view"]].includes(view.id) ? last : undefined;
  const renamed = replyTo("renameView");
  const stale = staleDetail(renamed);
  return (
    <li>
      <a href={`?${view.query || "show=all"}`} aria-current={isCurrent ? "true" : undefined} className="link">
        {view.nameApart}
      </a>
      {view.isDefault ? (
        <span className="text-muted">{t("default")}</span>
      ) : (
        <ActionForm intent="chooseDefaultView" reply={replyTo("chooseDefaultView")} fetcher={fetcher}>
          <button type="submit" name="view" value={view.id} className="link">
            {t("makeDefault")} <span className="sr-only">{view.nameApart}</span>
          </button>
        </ActionForm>
      )}
      {view.version === null ? null : (
        <>
          <details open={renamed !== undefined && renamed.outcome !== "done"}>
            <summary className="link" aria-label={t("renameOf", { name: view.nameApart })}>
              {t("rename")}
            </summary>
            <ActionForm intent="renameView" reply={renamed} fetcher={fetcher}>
              <OfView view={view} version={stale?.version} />
              <Conflict reply={renamed} fields={[{ name: "name", label: t("name") }]} />
              <TextField name="name" label={t("name")} defaultValue={view.name} maxLength={80} />
              <SubmitButton>{t("rename")}</SubmitButton>
            </ActionForm>
          </details>
          {view.mayShare ? (
            <ActionForm intent="shareView" reply={replyTo("shareView")} fetcher={fetcher}>
              <OfView view={view} />
              <button type="submit" name="shared" value={view.kind === "shared" ? "no" : "yes"} className="link">
                {t(view.kind === "shared" ? "unshare" : "share")} <span className="sr-only">{view.nameApart}</span>
              </button>
            </ActionForm>
          ) : null}
          <ActionForm intent="removeView" reply={replyTo("removeView")} fetcher={fetcher}>
            <OfView view={view} />
            <button type="submit" className="link" aria-label={t("removeOf", { name: view.nameApart })}>
              {t("remove")}
            </button>
          </ActionForm>
        </>
      )}
    </li>
  );
}

interface OfViewProps {
  readonly view: ShownView;
  /** The one it has meanwhile, once both were compared. */
  readonly version?: number | undefined;
}

function OfView({ view, version = view.version ?? 1 }: OfViewProps) {
  return (
    <>
      <input type="hidden" name="viewId" value={view.id} />
      <input type="hidden" name="version" value={version} />
    </>
  );
}

type SaveViewProps = Omit<ViewMenuProps, "views" | "isIcon"> & { readonly sending: Sending };

function SaveView({ query, canShare, formKey, sending: { fetcher, reply: last } }: SaveViewProps) {
  const { t } = useTranslation("views");
  const reply = last?.intent === "saveView" ? last : undefined;
  return (
    <section>
      <h3>{t("save")}</h3>
      <ActionForm intent="saveView" reply={reply} formKey={formKey} fetcher={fetcher}>
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
