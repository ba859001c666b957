import { useLocation } from "@remix-run/react";
import { useTranslation } from "#app/i18n/use-translation.ts";
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
  const { pathname, search } = useLocation();
  const stale = staleDetail(reply);
  if (!stale || !reply) return null;
  const differing = fields.filter(({ name }) => (reply.values[name] ?? "") !== (stale.theirs[name] ?? ""));
  return (
    <div className="card mb-4 overflow-x-auto">
      <table className="table">
        <caption className="sr-only">{t("conflict.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("conflict.field")}</th>
            <th scope="col">{t("conflict.mine")}</th>
            <th scope="col">{stale.by ? t("conflict.savedBy", { name: stale.by }) : t("conflict.theirs")}</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ name, label, show = (value: string) => value }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{show(reply.values[name] ?? "") || t("none")}</td>
              <td>{show(stale.theirs[name] ?? "") || t("none")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-3">
        <a href={`${pathname}${search}`} data-reload className="link">
          {t("conflict.takeTheirs")}
        </a>
      </p>
    </div>
  );
}
