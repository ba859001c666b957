import { expect, it } from "vitest";
import { topicOf } from "#app/domain/webhook/topics.ts";
import { locales } from "#app/i18n/locale.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";
import { readSourceFiles } from "#test/support/source-files.ts";

/** Of the instance's own log, after the webhooks are gone with the project. */
const toldToNobody = new Set(["project.delete"]);

/** What the code writes into the log and what the history has words for. */
function loggedCommands(): string[] {
  const commands = new Set<string>(["plan.undo", "plan.redo", "plan.revert", "webhook.test"]);
  for (const [file, content] of readSourceFiles("app")) {
    for (const [, command = ""] of content.matchAll(/(?:command:|recordPerson\(|record\() "([a-z]+\.[a-zA-Z]+)"/g)) commands.add(command);
    // Other files tell other things apart by dotted words, such as warnings.
    if (file.includes("history/")) for (const [, command = ""] of content.matchAll(/case "([a-z]+\.[a-zA-Z]+)"/g)) commands.add(command);
    if (file.endsWith("history/event-words.server.ts"))
      for (const [, kind = ""] of content.matchAll(/case "([a-zA-Z]+)":/g)) commands.add(`plan.${kind}`);
  }
  const isTold = (command: string) => !toldToNobody.has(command) && (topicOf(command) !== null || command === "webhook.test");
  return [...commands].filter(isTold).sort();
}

it("names every event that a webhook can be told of in words of each language", () => {
  const commands = loggedCommands();
  expect(commands.length).toBeGreaterThan(40);

  for (const locale of locales) {
    const nameless = commands.filter((command) => !serverI18n(locale).exists(`eventNames:${command}`));
    expect(nameless, locale).toEqual([]);
  }
});
