import { useParams } from "@remix-run/react";
import { useState, type MouseEvent } from "react";
import { longestQuery } from "#app/domain/search/query.ts";
import { useTranslation } from "#app/i18n/use-translation.ts";
import { Icon } from "#app/ui/icon.tsx";
import { paletteKeys } from "./shortcuts.ts";
import type { ShellRights } from "./shell-commands.ts";
import { Commander } from "./commander.tsx";

interface SearchBoxProps {
  /** The address of the account, under which the browser keeps what is recent. */
  readonly account: string;
  readonly hasSingleKeys: boolean;
  readonly rights: ShellRights;
}

/** The search field of the shell, which opens the palette; an icon where there is no room for it. Without scripts it is a form like any other. */
export function SearchBox({ account, hasSingleKeys, rights }: SearchBoxProps) {
  const { t } = useTranslation("search");
  const { projectId } = useParams();
  const [typed, setTyped] = useState<string | null>(null);
  const open = (event: MouseEvent) => {
    event.preventDefault();
    setTyped("");
  };
  return (
    <>
      <form action="/search" role="search" aria-label={t("title")} className="search-box">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          maxLength={longestQuery}
          placeholder={t("field")}
          aria-label={t("field")}
          aria-keyshortcuts="Control+K Meta+K"
          autoComplete="off"
          onMouseDown={open}
          onChange={(event) => {
            // What an input method is composing must not lose its field.
            if (!(event.nativeEvent instanceof InputEvent) || event.nativeEvent.isComposing || event.currentTarget.value === "") return;
            setTyped(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        />
        {projectId ? <input type="hidden" name="near" value={projectId} /> : null}
        <kbd aria-hidden="true">{paletteKeys}</kbd>
      </form>
      <a
        href={projectId ? `/search?near=${projectId}` : "/search"}
        className="button px-2 sm:hidden"
        data-quiet
        aria-label={t("short")}
        onClick={open}
      >
        <Icon name="search" />
      </a>
      <Commander account={account} hasSingleKeys={hasSingleKeys} rights={rights} typed={typed} onType={setTyped} />
    </>
  );
}
