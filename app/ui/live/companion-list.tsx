import { useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "../icon.tsx";
import type { Companion } from "./connect-live.ts";
import { initialsOf } from "./initials.ts";

/** Where the frame of the page leaves room for them. */
export const companionsPlace = "page-companions";

const mostInitials = 3;

const neverChanges = () => () => undefined;
const findPlace = () => document.getElementById(companionsPlace);
const noPlace = () => null;

/** Who else is on this page: initials, with their names and what they do one click away. */
export function CompanionList({ companions }: { readonly companions: readonly Companion[] }) {
  const { t } = useTranslation("ui");
  const place = useSyncExternalStore(neverChanges, findPlace, noPlace);
  if (!place || companions.length === 0) return null;
  const shown = companions.slice(0, mostInitials);
  const title = t("live.here", { count: companions.length });
  return createPortal(
    <details className="no-print relative">
      <summary className="flex cursor-pointer list-none items-center rounded-md p-1 [&::-webkit-details-marker]:hidden" title={title}>
        <span className="sr-only">{title}</span>
        <span aria-hidden="true" className={`${pillStyle} sm:hidden`}>
          <Icon name={companions.some(({ fields }) => fields.length > 0) ? "edit" : "people"} size={12} />
          {companions.length}
        </span>
        <span aria-hidden="true" className="flex items-center gap-1 max-sm:hidden">
          {shown.map((companion) => (
            <Initials key={companion.id} companion={companion} />
          ))}
          {companions.length > shown.length ? (
            <span className="text-[12px] text-muted tabular-nums">{`+${companions.length - shown.length}`}</span>
          ) : null}
        </span>
      </summary>
      <ul className="absolute end-0 z-40 mt-1 w-max max-w-[80vw] rounded-md border border-line bg-raised px-3 py-2">
        {companions.map(({ id, name, fields }) => (
          <li key={id} className="py-0.5">
            {fields.length > 0 ? t("live.isEditing", { name }) : t("live.isHere", { name })}
          </li>
        ))}
      </ul>
    </details>,
    place,
  );
}

const pillStyle =
  "flex h-6 min-w-8 items-center justify-center gap-1 rounded-full bg-accent-soft px-2 text-[12px] font-medium whitespace-nowrap text-accent-strong tabular-nums";

function Initials({ companion: { name, fields } }: { readonly companion: Companion }) {
  return (
    <span className={pillStyle}>
      {fields.length > 0 ? <Icon name="edit" size={12} /> : null}
      {initialsOf(name)}
    </span>
  );
}
