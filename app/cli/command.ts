/** What a command may touch of the process it runs in. */
export type CommandSurroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative file arguments start from. */
  readonly workingDirectory: string;
  /** The result; nothing else goes to standard output. */
  readonly print: (text: string) => void;
  /** Messages for people. */
  readonly explain: (text: string) => void;
  /** Lets everything else that runs on this machine go first from here on. */
  readonly giveWay: () => void;
};

export type Command = {
  /** One line for the list of commands. */
  readonly summary: string;
  /** The arguments after the command's name. */
  readonly usage: string;
  /** Resolves to the exit status: 0 done, 1 the work found problems. Throws a UsageError for wrong arguments. */
  readonly run: (args: readonly string[], surroundings: CommandSurroundings) => Promise<number>;
};

/** Wrong arguments: ends with exit status 2 and the command's usage. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
