import type { ReactNode } from "react";
import { useTranslation } from "#app/i18n/use-translation.ts";
import type { PackPart, PackSection } from "./pack-sections.ts";

interface PackPartSectionProps {
  readonly sections: readonly PackSection[];
  readonly part: PackPart;
  readonly children: ReactNode;
}

/** A part of the evidence under its number; nothing where the evidence has no such part. */
export function PackPartSection({ sections, part, children }: PackPartSectionProps) {
  const { t } = useTranslation("decision");
  const section = sections.find((each) => each.part === part);
  if (!section) return null;
  return (
    <section className="pack-part" data-appendix={isAppendix(section) || undefined}>
      <h2 id={part}>{t("pack.marked", { mark: section.mark, title: t(`pack.part.${part}`) })}</h2>
      {children}
    </section>
  );
}

/** Where everything is, with a link to each part. */
export function PackContents({ sections }: { readonly sections: readonly PackSection[] }) {
  const { t } = useTranslation("decision");
  const lists = [
    { key: "body", title: t("pack.contents"), items: sections.filter((section) => !isAppendix(section)) },
    { key: "appendix", title: t("pack.appendix"), items: sections.filter(isAppendix) },
  ];
  return (
    <nav aria-label={t("pack.contents")} className="pack-contents">
      {lists.map(({ key, title, items }) => (
        <div key={key}>
          <p className="font-medium">{title}</p>
          <ul className="mt-1">
            {items.map(({ part, mark }) => (
              <li key={part}>
                <a className="link" href={`#${part}`}>
                  {t("pack.marked", { mark, title: t(`pack.part.${part}`) })}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function isAppendix({ mark }: PackSection): boolean {
  return mark >= "A";
}
