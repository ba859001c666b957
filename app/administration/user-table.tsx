import { formatInstant, formatNumber } from "#app/i18n/format.ts";
import { useLocale, useTranslation } from "#app/i18n/use-translation.ts";
import { ScrollRegion } from "#app/ui/scroll-region.tsx";

interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly usedAt: string | null;
  readonly projects: number | null;
  readonly isAdministrator: boolean;
  readonly isClosed: boolean;
  readonly hasSecondFactor: boolean;
}

/** Accounts with what an administrator looks for. */
export function UserTable({ accounts, timeZone }: { readonly accounts: readonly ListedAccount[]; readonly timeZone: string }) {
  const { t } = useTranslation("administration");
  const locale = useLocale();
  return (
    <ScrollRegion label={t("users.title")}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t("users.name")}</th>
            <th scope="col">{t("users.email")}</th>
            <th scope="col">{t("users.state")}</th>
            <th scope="col">{t("users.twoFactor")}</th>
            <th scope="col" className="number">
              {t("users.projects")}
            </th>
            <th scope="col">{t("users.seen")}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.id}>
              <td className="whitespace-nowrap">
                <a href={`/administration/users/${account.id}`} className="link font-medium">
                  {account.name}
                </a>
              </td>
              <td>{account.email}</td>
              <td className="whitespace-nowrap">
                {account.isClosed ? <span className="text-critical">{t("users.isClosed")}</span> : t("users.isOpen")}
                {account.isAdministrator ? ` · ${t("users.administrator")}` : ""}
              </td>
              <td className="whitespace-nowrap">
                {account.hasSecondFactor ? t("users.on") : <span className="text-muted">{t("users.off")}</span>}
              </td>
              <td className="number">{formatNumber(account.projects ?? 0, locale)}</td>
              <td className="whitespace-nowrap tabular-nums">
                {account.usedAt === null ? (
                  <span className="text-muted">{t("users.never")}</span>
                ) : (
                  formatInstant(account.usedAt, locale, timeZone)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
