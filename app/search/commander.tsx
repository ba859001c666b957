import { useLocation, useNavigate } from "@remix-run/react";
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from "react";
import { useLocale } from "#app/i18n/use-translation.ts";
import { boundCommands, useAllCommands, type PageCommand } from "#app/ui/page-commands.ts";
import { editHere, focusRow } from "./list-keys.ts";
import { rememberPage } from "./recent-pages.ts";
import { useShellCommands, type ShellRights } from "./shell-commands.ts";
import { useShortcuts } from "./shortcuts.ts";

const Palette = lazy(async () => ({ default: (await import("./palette/palette.tsx")).Palette }));
const KeySheet = lazy(async () => ({ default: (await import("./key-sheet.tsx")).KeySheet }));

interface CommanderProps {
  readonly account: string;
  /** Whether keys without Ctrl, Cmd or Alt do something. */
  readonly hasSingleKeys: boolean;
  readonly rights: ShellRights;
  /** What the palette opens with; null while it is closed. */
  readonly typed: string | null;
  onType(typed: string | null): void;
}

/** Listens to the keys of every page, and opens the palette and the list of keys, which are fetched when they are first asked for. */
export function Commander({ account, hasSingleKeys, rights, typed, onType }: CommanderProps) {
  const navigate = useNavigate();
  const location = useLocation();
  const [showsKeys, setShowsKeys] = useState(false);
  const commands = useAllCommands();
  const locale = useLocale();
  useEffect(() => rememberPage(account, location.pathname, locale), [account, location.pathname, locale]);
  const carryOut = useCallback(
    (command: PageCommand) => {
      if ("to" in command) void navigate(command.to);
      else command.run();
    },
    [navigate],
  );
  const openPalette = useCallback(() => onType(""), [onType]);
  const openKeys = useCallback(() => setShowsKeys(true), []);
  useShellCommands(rights, openKeys);
  const bindings = useMemo(() => {
    const own: Record<string, () => void> = { "$mod+k": openPalette };
    if (!hasSingleKeys) return own;
    const shell = { "/": openPalette, "Shift+/": openPalette, "?": openKeys, "Shift+?": openKeys, e: editHere };
    const lists = { j: () => focusRow(1), k: () => focusRow(-1) };
    const ofPage = [...boundCommands(commands)].map(([keys, command]) => [keys, () => carryOut(command)] as const);
    return { ...own, ...shell, ...lists, ...Object.fromEntries(ofPage) };
  }, [commands, hasSingleKeys, carryOut, openPalette, openKeys]);
  useShortcuts(bindings);
  // A boundary that stands empty in the page bears no update while the page comes alive.
  if (typed === null && !showsKeys) return null;
  return (
    <Suspense>
      {typed === null ? null : <Palette account={account} typed={typed} onClose={() => onType(null)} onCarryOut={carryOut} />}
      {showsKeys ? <KeySheet hasSingleKeys={hasSingleKeys} onClose={() => setShowsKeys(false)} /> : null}
    </Suspense>
  );
}
