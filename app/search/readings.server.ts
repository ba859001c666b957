import { splitWords } from "#app/domain/search/words.ts";
import { readAloud } from "#app/http/read-aloud.server.ts";
import { serverI18n } from "#app/i18n/server-i18n.server.ts";

let readings: string | undefined;

/** Every character of our Chinese texts with the syllable it is mostly read as there, as JSON; made once. */
export function messageReadings(): string {
  return (readings ??= JSON.stringify(collect(texts(serverI18n("zh").getDataByLanguage("zh")))));
}

function collect(all: readonly string[]): Record<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const text of all)
    for (const { kind, text: characters } of splitWords(text)) {
      if (kind !== "characters") continue;
      const syllables = readAloud(characters);
      [...characters].forEach((character, index) => {
        const own = counts.get(character) ?? new Map<string, number>();
        const syllable = syllables[index] ?? character;
        counts.set(character, own.set(syllable, (own.get(syllable) ?? 0) + 1));
      });
    }
  return Object.fromEntries([...counts].map(([character, own]) => [character, mostFrequent(own)]));
}

function mostFrequent(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort((left, right) => right[1] - left[1])[0]?.[0] ?? "";
}

function texts(node: unknown): string[] {
  if (typeof node === "string") return [node];
  return typeof node === "object" && node !== null ? Object.values(node).flatMap(texts) : [];
}
