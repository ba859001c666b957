import { useEffect, useState } from "react";
import type { ReadAloud } from "#app/domain/search/words.ts";
import { useLocale } from "#app/i18n/use-translation.ts";

const silent: ReadAloud = () => [];
let known: Promise<ReadAloud> | undefined;

/** How the characters of our own texts are read, so that commands are found by pinyin and its initials. Fetched once, in Chinese only. */
export function useReadings(): ReadAloud {
  const locale = useLocale();
  const [readAloud, setReadAloud] = useState<{ readonly now: ReadAloud }>({ now: silent });
  useEffect(() => {
    if (locale !== "zh") return;
    known ??= fetchReadings();
    known.then(
      (now) => setReadAloud({ now }),
      () => (known = undefined),
    );
  }, [locale]);
  return readAloud.now;
}

async function fetchReadings(): Promise<ReadAloud> {
  const response = await fetch("/search/readings", { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`The readings were answered with ${response.status}`);
  // The server makes it: each character with its syllable.
  const syllables = new Map(Object.entries((await response.json()) as Record<string, string>));
  return (characters) => [...characters].map((character) => syllables.get(character) ?? character);
}
