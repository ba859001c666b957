import { createRegistry } from "./registry.ts";

/** What a command is about: the chosen task, something new, another page, or how this page is shown. */
export type CommandGroup = "selection" | "create" | "go" | "page";

/** Something that can be done on the page as it is now, found in the palette and, when it has keys, in the list of keys. */
export type PageCommand = {
  /** Unique on the page. */
  readonly id: string;
  readonly group: CommandGroup;
  readonly label: string;
  /** What it is done to. */
  readonly about?: string;
  /** Keys that the shell listens to, as tinykeys writes them: `g p`. */
  readonly keys?: string;
  /** Keys that the page itself listens to, as people write them: `Ctrl+]`. */
  readonly ownKeys?: readonly string[];
} & ({ readonly to: string } | { run(): void });

const commands = createRegistry<PageCommand>();
export const usePageCommands = commands.useRegistered;
export const useAllCommands = commands.useAll;

/** Keys of a page that are no commands: how to get about in it. */
export interface PageKeys {
  readonly title: string;
  readonly rows: readonly { readonly keys: readonly string[]; readonly label: string }[];
}

const keys = createRegistry<PageKeys>();
export const usePageKeys = keys.useRegistered;
export const useAllPageKeys = keys.useAll;
