import { longestFieldName, mostOptions, type FieldOption } from "#app/domain/plan/custom-field.ts";
import type { BilingualText } from "#app/domain/plan/model.ts";
import { foldText } from "#app/domain/search/held-words.ts";
import { Refusal } from "#app/http/refusal.ts";

/** An option as people type it: one name for both languages, or `Sales | 销售`. */
export function writeOption({ text, zh }: BilingualText): string {
  return zh === null || zh === text ? text : `${text} | ${zh}`;
}

interface TypedOption {
  readonly key: string;
  /** Empty for one that is to go. */
  readonly name: string;
  readonly place: number;
}

/**
 * The options of a choice after an edit: those there were, renamed, in the places they were given, then new ones, a line for each. One that was emptied is kept
 * as removed, so that tasks which have it still say so; typed again, it comes back.
 */
export function editedOptions(former: readonly FieldOption[], typed: readonly TypedOption[], newLines: string): readonly FieldOption[] {
  const options = new Map(former.map((option) => [option.key, option]));
  const stays = typed
    .filter(({ key, name }) => name !== "" && options.get(key)?.isRemoved === false)
    .sort((left, right) => left.place - right.place)
    .map(({ key, name }, index): FieldOption => ({ key, name: readOption(name, `options[${index}].name`), isRemoved: false }));
  const named = new Set(typed.map(({ key }) => key));
  const untouched = former.filter((option) => !option.isRemoved && !named.has(option.key));
  const present = [...stays, ...untouched];
  let number = former.reduce((most, { key }) => Math.max(most, Number(key.slice(1))), 0);
  const removed = former.filter((option) => !present.some(({ key }) => key === option.key));
  const back = new Set<string>();
  const added = newLines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line): FieldOption => {
      const name = readOption(line, "newOptions");
      const same = removed.find((option) => option.isRemoved && !back.has(option.key) && folded(option.name) === folded(name));
      if (same) back.add(same.key);
      return { key: same?.key ?? `o${++number}`, name, isRemoved: false };
    });
  const all = [...present, ...added];
  refuseTwins(all);
  if (all.length > mostOptions)
    throw new Refusal("customField.options.tooMany", { field: "newOptions", parameters: { limit: mostOptions } });
  return [...all, ...removed.filter(({ key }) => !back.has(key)).map((option) => ({ ...option, isRemoved: true }))];
}

function readOption(text: string, field: string): BilingualText {
  const [name = "", zh, ...more] = text.split(/[|｜]/).map((part) => part.trim());
  if (name === "" || zh === "" || more.length > 0) throw new Refusal("customField.options.unreadable", { field, parameters: { text } });
  if (name.length > longestFieldName || (zh?.length ?? 0) > longestFieldName)
    throw new Refusal("customField.options.tooLong", { field, parameters: { limit: longestFieldName } });
  return { text: name, zh: zh ?? null };
}

/** No two options are called the same in one of the languages: a sheet could not tell them apart. */
function refuseTwins(options: readonly FieldOption[]): void {
  const seen = new Map<string, string>();
  for (const { key, name } of options)
    for (const text of [name.text, name.zh ?? name.text]) {
      const taken = seen.get(foldText(text));
      if (taken !== undefined && taken !== key)
        throw new Refusal("customField.options.taken", { field: "newOptions", parameters: { name: text } });
      seen.set(foldText(text), key);
    }
}

function folded(name: BilingualText): string {
  return foldText(writeOption(name));
}
