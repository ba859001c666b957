import { expect, it } from "vitest";

import { UsageError } from "#app/cli/command.ts";
import type { Command } from "#app/cli/command.ts";
import { readArguments, runCommandLine } from "#app/cli/command-line.ts";

const greet: Command = {
  summary: "Greets.",
  usage: "NAME [--json]",
  run: async (args, { print }) => {
    const { values, positionals } = readArguments(args, { json: { type: "boolean", default: false } });
    if (positionals.length !== 1) {
      throw new UsageError("Whom?");
    }
    print(values.json ? JSON.stringify({ greeted: positionals[0] }) : `Hello ${positionals[0] ?? ""}`);
    return positionals[0] === "nobody" ? 1 : 0;
  },
};

const failing: Command = {
  summary: "Fails.",
  usage: "",
  run: () => Promise.reject(new Error("The disk is full.")),
};

async function run(...args: string[]): Promise<{ status: number; printed: string; explained: string }> {
  let printed = "";
  let explained = "";
  const status = await runCommandLine(
    args,
    { greet: async () => greet, failing: async () => failing },
    {
      env: {},
      workingDirectory: "/",
      print: (text) => (printed += text),
      explain: (text) => (explained += text),
      giveWay: () => undefined,
    },
  );
  return { status, printed, explained };
}

it("prints the result of a command, and nothing else, on standard output", async () => {
  expect(await run("greet", "Ada", "--json")).toEqual({ status: 0, printed: '{"greeted":"Ada"}', explained: "" });
});

it("passes on that a command found problems", async () => {
  expect((await run("greet", "nobody")).status).toBe(1);
});

it.each([[["greet"]], [["greet", "Ada", "--loud"]], [["greet", "--json=yes", "Ada"]]])(
  "answers the wrong usage %j with status 2 and the usage",
  async (args) => {
    const { status, printed, explained } = await run(...args);

    expect([status, printed]).toEqual([2, ""]);
    expect(explained).toContain("Usage: rollout greet NAME [--json]");
  },
);

it.each([[[]], [["deploy"]], [["toString"]], [["__proto__"]]])(
  "answers %j, which is no command, with status 2 and what there is",
  async (args) => {
    const { status, printed, explained } = await run(...args);

    expect([status, printed]).toEqual([2, ""]);
    expect(explained).toContain("greet");
  },
);

it("explains a failure without a stack trace", async () => {
  expect(await run("failing")).toEqual({ status: 1, printed: "", explained: "The disk is full." });
});

it("lists the commands when asked", async () => {
  const { status, printed } = await run("--help");

  expect(status).toBe(0);
  expect(printed).toMatch(/greet +Greets\.\n +failing +Fails\./);
});
