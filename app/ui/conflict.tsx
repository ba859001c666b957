import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { SubmitButton } from "./form.tsx";
import type { ShownReply } from "./form-reply.ts";

/** What a stale edit is refused with: the version that is saved now, and its values by field name as a form would send them. */
export interface StaleDetail {
  readonly version: number;
  readonly theirs: Readonly<Record<string, string>>;
  /** Who saved them; left out where that is not known. */
  readonly by?: string;
}

/** The newer state a form was refused for; undefined when it was not. */
export function staleDetail(reply: ShownReply | undefined): StaleDetail | undefined {
  if (reply?.outcome !== "refused" || reply.errors[""]?.code !== "form.stale") return undefined;
  // Every use case that refuses with form.stale sends this along.
  return reply.result as StaleDetail | undefined;
}

interface ConflictProps {
  readonly reply: ShownReply | undefined;
  readonly fields: readonly {
    readonly name: string;
    readonly label: string;
    /** Puts a value into words, where it is not one people typed. */
    readonly show?: (value: string) => string;
  }[];
}

/** Inside a form whose edit came too late: both versions side by side. Saving again writes what was typed over the newer one. */
export function Conflict({ reply, fields }: ConflictProps) {
  const { t } = useTranslation("ui");
  const stale = staleDetail(reply);
  if (!stale || !reply) return null;
  const differing = fields.filter(({ name }) => (reply.values[name] ?? "") !== (stale.theirs[name] ?? ""));
  const rows = differing.map(({ name, label, show = (value: string) => value }) => ({
    name,
    label,
    mine: show(reply.values[name] ?? "") || t("none"),
    theirs: show(stale.theirs[name] ?? "") || t("none"),
  }));
  return <TwoVersions rows={rows} by={stale.by} />;
}

interface TwoVersionsProps {
  readonly rows: readonly { readonly name: string; readonly label: string; readonly mine: string; readonly theirs: string }[];
  /** Who saved the newer one; left out where that is not known. */
  readonly by: string | undefined;
}

/** What was typed beside what somebody else saved, with both ways on. It stands in the form, and its button sends it. */
export function TwoVersions({ rows, by }: TwoVersionsProps) {
  const { t } = useTranslation("ui");
  const { pathname, search } = useLocation();
  return (
    <section className="card mb-4" aria-label={t("conflict.title")}>
      <table className="table table-fixed [&_:is(th,td)]:break-words [&_:is(th,td)]:whitespace-normal">
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.mine")}</th>
            <th scope="col">{by ? t("conflict.savedBy", { name: by }) : t("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, label, mine, theirs }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{mine}</td>
              <td>{theirs}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SubmitButton primary={false}>{t("conflict.keepMine")}</SubmitButton>
        <a href={`${pathname}${search}`} data-reload className="link">
          {t("conflict.takeTheirs")}
        </a>
      </p>
    </section>
  );
}
