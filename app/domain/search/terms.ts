import { splitWords, type ReadAloud } from "./words.ts";

/** How much of a name can be asked for by its sound at once. */
const longestReading = 40;
const longestInitials = 12;
const mostWordsOfPerson = 8;

/** What terms of names begin with: `n` for tasks, `w` for whoever and whatever else has a name. */
export type NamePlace = "n" | "w";

/** Tasks and requirements are many; what projects and people are called stands in lists of its own, which are short. */
export function namePlaceOf(kind: string): NamePlace {
  return kind === "task" || kind === "comment" || kind === "requirement" ? "n" : "w";
}

/**
 * What a name is found by: its words, every character and pair of neighbouring characters, and for each character of a Chinese name the
 * syllables and the initials from there on. Each begins with its place; a text in words of letters alone has as many as it has words.
 */
export function nameTerms(name: string, place: NamePlace, readAloud: ReadAloud): string[] {
  const terms = textTerms(name, place);
  for (const { kind, text } of splitWords(name)) {
    if (kind !== "characters") continue;
    const syllables = readAloud(text);
    syllables.forEach((_, first) => {
      terms.push(place + joined(syllables, first), place + initialsOf(syllables.slice(first, first + longestInitials)));
    });
  }
  return terms;
}

/**
 * What the name of a person is found by beyond that, as people type names in a hurry: the words in letters run together, their initials,
 * and the initial of the one before the others in full, as in `jsmith`; the same for the characters of a Chinese name.
 */
export function personTerms(name: string, readAloud: ReadAloud): string[] {
  const words = splitWords(name).slice(0, mostWordsOfPerson);
  const letters = words.flatMap(({ kind, text }) => (kind === "letters" ? [text] : []));
  const spoken = words.flatMap(({ kind, text }) => (kind === "characters" ? [readAloud(text)] : []));
  return [letters, ...spoken].flatMap((syllables) =>
    syllables.flatMap((syllable, first) => [
      `w${joined(syllables, first)}`,
      `w${initialsOf(syllables.slice(first))}`,
      `w${(initialsOf([syllable]) + joined(syllables, first + 1)).slice(0, longestReading)}`,
    ]),
  );
}

/** What a longer text is found by: its words, characters and pairs of characters. Each begins with `b`. */
export function bodyTerms(body: string): string[] {
  return textTerms(body, "b");
}

/** What everything that belongs to a project is found by. */
export function projectTerm(projectId: string): string {
  return `p${projectId.replaceAll("-", "")}`;
}

/** What everything of a kind is found by. */
export function kindTerm(kind: string): string {
  return `k${kind}`;
}

function textTerms(text: string, prefix: NamePlace | "b"): string[] {
  return splitWords(text).flatMap((word) => {
    if (word.kind === "letters") return [prefix + word.text];
    const characters = [...word.text];
    return [...characters, ...pairs(characters)].map((part) => prefix + part);
  });
}

/** Neighbouring characters, two at a time. */
export function pairs(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function joined(syllables: readonly string[], first: number): string {
  let reading = "";
  for (let index = first; index < syllables.length && reading.length < longestReading; index++) reading += syllables[index] ?? "";
  return reading.slice(0, longestReading);
}

function initialsOf(syllables: readonly string[]): string {
  return syllables.map((syllable) => [...syllable][0] ?? "").join("");
}
