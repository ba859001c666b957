import { useMemo } from "react";
import { createRegistry } from "./registry.ts";

/** What a command is about: the chosen task, something new, another page, or how this page is shown. */
export type CommandGroup = "selection" | "create" | "go" | "page";

/** Something that can be done on the page as it is now, found in the palette and, when it has keys, in the list of keys. */
export type PageCommand = {
  /** Unique on the page. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** Other words that people look for it by; they are not shown. */
  readonly otherWords?: string;
  /** What it is done to. */
  readonly about?: string;
  /** Keys that the shell listens to, as tinykeys writes them: `g p`. */
  readonly keys?: string;
  /** Offered only once something is typed: one of many. */
  readonly isOnlyFound?: true;
  /** Keys that the page itself listens to, as people write them: `Ctrl+]`. */
  readonly ownKeys?: readonly string[];
} & ({ readonly to: string } | { run(): void });

const commands = createRegistry<PageCommand>();
export const usePageCommands = commands.useRegistered;
export const useAllCommands = commands.useAll;

/**
 * The command that each key carries out, which the list of keys shows, too. Where two want the same one, what is done on this page stands
 * before what leads to another.
 */
export function boundCommands(all: readonly PageCommand[]): ReadonlyMap<string, PageCommand> {
  const bound = new Map<string, PageCommand>();
  for (const command of all) {
    const other = command.keys === undefined ? undefined : bound.get(command.keys);
    if (command.keys !== undefined && (!other || ("to" in other && "run" in command))) bound.set(command.keys, command);
  }
  return bound;
}

/** Keys of a page that are no commands: how to get about in it. */
export interface PageKeys {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly label: string }[];
}

/** The commands as people are offered them: each once, what is done on this page before the way to where it is done, with the keys it is bound to. */
export function offeredCommands(all: readonly PageCommand[]): readonly PageCommand[] {
  const bound = boundCommands(all);
  const isDoneHere = (command: PageCommand) =>
    all.some(
      (other) => other !== command && "run" in other && "to" in command && other.group === command.group && other.label === command.label,
    );
  return all
    .filter((command) => !isDoneHere(command))
    .map((command) => {
      const { keys, ...rest } = command;
      return keys === undefined || bound.get(keys) === command ? command : (rest as PageCommand);
    });
}

/** A command of a page, also by the key `c`, that goes to the field in which something new is made, wherever that is folded away. */
export function useCreateCommand(label: string, selector: string, isAllowed: boolean): void {
  usePageCommands(
    useMemo((): PageCommand[] => {
      if (!isAllowed) return [];
      return [{ id: `create ${selector}`, group: "create", label, keys: "c", run: () => goToField(selector) }];
    }, [label, selector, isAllowed]),
  );
}

/** Goes to a field, wherever that is folded away, with as much of its form in sight as there is room for. */
export function goToField(selector: string): void {
  const field = document.querySelector<HTMLElement>(selector);
  const fold = field?.closest("details");
  if (fold) fold.open = true;
  field?.closest("form")?.scrollIntoView({ block: "nearest" });
  field?.focus();
}

const keys = createRegistry<PageKeys>();
export const usePageKeys = keys.useRegistered;
export const useAllPageKeys = keys.useAll;
