import { describe, expect, it } from "vitest";
import { splitList } from "#app/workers/split-list.ts";
import { linkText, mspdiText, planOf, taskText } from "./mspdi-text.ts";

const manyTasks = Array.from({ length: 14_000 }, (_, index) => taskText(index + 1, index === 0 ? "" : linkText(index)));

describe("splitList", () => {
  it("cuts a long list behind items, so that every item is in one piece and in order", () => {
    const split = splitList(mspdiText(manyTasks.join("\n")), "Tasks", "Task")!;

    const uids = split.pieces.flatMap((piece) => [...piece.matchAll(/<UID>(\d+)</g)].map((match) => Number(match[1])));
    expect(split.pieces.length).toBeGreaterThan(2);
    expect(uids).toEqual(manyTasks.map((_, index) => index + 1));
    expect(split.pieces.every((piece) => piece.startsWith("<Tasks>") && piece.endsWith("</Tasks>"))).toBe(true);
    expect(split.rest).toContain("<Name>small.xml</Name>");
    expect(split.rest).not.toContain("<Task>");
  });

  it("leaves short documents and lists with comments or character data whole", () => {
    expect(splitList(mspdiText(taskText(1)), "Tasks", "Task")).toBeNull();
    expect(splitList(mspdiText(`${manyTasks.join("")}<!-- </Task> -->`), "Tasks", "Task")).toBeNull();
    expect(splitList(mspdiText(`${manyTasks.join("")}<Tasks></Tasks>`), "Tasks", "Task")).toBeNull();
  });

  it("does not change what is read", () => {
    const whole = planOf(mspdiText(`${manyTasks.join("")}<!-- whole -->`));

    const pieced = planOf(mspdiText(manyTasks.join("")));

    expect(pieced.tasks).toHaveLength(14_000);
    expect(pieced).toEqual(whole);
  });
});
