import { useTranslation } from "#app/i18n/use-translation.ts";

interface BranchBannerProps {
  readonly page: {
    readonly projectId: string;
    readonly branch: { readonly id: string; readonly name: string; readonly changes: number; readonly isOpen: boolean };
    readonly end: string;
    readonly liveEnd: string;
    readonly isGoLive: boolean;
  };
}

/** Says above the plan of a what-if that it is one, and where it leads. */
export function BranchBanner({ page: { projectId, branch, end, liveEnd, isGoLive } }: BranchBannerProps) {
  const { t } = useTranslation("branches");
  const which = isGoLive ? "goLive" : "finish";
  return (
    <div className="branch-banner">
      <div>
        <h1>{t("banner.title", { name: branch.name })}</h1>
        <p>{end === liveEnd ? t(`banner.${which}Same`, { end }) : t(`banner.${which}`, { end, liveEnd })}</p>
      </div>
      <p className="no-print flex flex-wrap gap-2">
        <a className="button" href={`/projects/${projectId}/branches/${branch.id}`}>
          {t(branch.isOpen ? "banner.compare" : "banner.closed")}
        </a>
        <a className="button" href={`/projects/${projectId}/plan`}>
          {t("banner.live")}
        </a>
      </p>
      <noscript>
        <p className="basis-full">{t("banner.noScript")}</p>
      </noscript>
    </div>
  );
}
