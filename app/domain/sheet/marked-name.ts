/** A name with what stands in brackets behind it. */
export interface MarkedName {
  readonly name: string;
  readonly mark: string;
}

/** Takes a name and the brackets behind it apart, wide ones as well; null where there are none. */
export function readMarkedName(text: string): MarkedName | null {
  const match = /[(（]([^()（）]*)[)）]$/.exec(text);
  return match && { name: text.slice(0, match.index).trimEnd(), mark: (match[1] ?? "").trim() };
}

/** A name as it is found again, whatever its case, its brackets, and the word for no account that its release used. */
export function nameKey(text: string): string {
  const marked = readMarkedName(text.toLowerCase());
  return marked ? `${marked.name} (${marked.mark.replace(/^无账号/, "无账户")})` : text.toLowerCase();
}

/** How people without an account are marked, and were in sheets of former releases. */
const noAccount: readonly string[] = ["no account", "无账户", "无账号"];
const address = /^[^\s<>@]{1,64}@[^\s<>@]{1,190}$/;

/** Whether a mark is one that tells people apart, now or once, and no part of a name: an address, no account, a number, or roles. */
export function isMarkApart(mark: string, roleNames: readonly string[]): boolean {
  const told = mark.toLowerCase().replace(/ · \d+$/, "");
  return /^\d+$/.test(told) || address.test(told) || noAccount.includes(told) || isListOfRoles(told, roleNames);
}

const between = /^(?:,? and |, |、|和)/;

/** Whether a text in small letters is a list, in either language, of some of the roles. */
function isListOfRoles(text: string, roleNames: readonly string[]): boolean {
  const longestFirst = roleNames.map((name) => name.toLowerCase()).sort((left, right) => right.length - left.length);
  let rest = text;
  while (rest !== "") {
    const next = longestFirst.find((name) => rest === name || (rest.startsWith(name) && between.test(rest.slice(name.length))));
    if (next === undefined) return false;
    if (next === rest) return true;
    rest = rest.slice(next.length).replace(between, "");
  }
  return false;
}
