import type { MetaFunction } from "@remix-run/node";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { projectPermissions, projectRoles, roleMay, type ProjectPermission } from "#app/domain/access/permissions.ts";
import { guardedLoader } from "#app/http/guarded.server.ts";
import { readReader } from "#app/http/reader.server.ts";
import { pageTitle } from "#app/i18n/page-title.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

export const meta: MetaFunction = pageTitle;

export const loader = guardedLoader("method.read", async (caller) => {
  const { t } = await readReader(caller.request, caller.context);
  return { title: t("library:roles.title") };
});

/** Which role may do what, drawn from the file that every check reads. */
export default function RolesPage() {
  const { t } = useTranslation("library");
  const { t: shared } = useTranslation("ui");
  const permissions = Object.keys(projectPermissions) as ProjectPermission[];
  return (
    <main id="main" className="mx-auto w-full max-w-6xl flex-1 px-4 py-8">
      <h1>{t("roles.title")}</h1>
      <p className="mb-5 mt-1 max-w-prose text-muted">{t("roles.lead")}</p>
      <ScrollRegion label={t("roles.title")}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t("roles.permission")}</th>
              {projectRoles.map((role) => (
                <th key={role} scope="col">
                  {shared(`role.${role}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {permissions.map((permission) => (
              <tr key={permission}>
                <th scope="row" className="min-w-36 !whitespace-normal !text-fg">
                  {t(`permission.${permission}`)}
                </th>
                {projectRoles.map((role) => (
                  <td key={role}>{roleMay(role, permission) ? shared("yes") : <span className="text-muted">{shared("no")}</span>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </main>
  );
}
