const ofWord = /[\p{Script=Latin}\p{N}]/u;

/**
 * Whether a text says a name, in capitals or not. Latin letters and digits at the ends of the name must end a word of the text: "AI" is not
 * said by "e-mail", but by "AI's". Chinese has no spaces between words, so a Chinese name is found anywhere.
 */
export function saysName(text: string, name: string): boolean {
  const [within, sought] = [text.toLowerCase(), name.toLowerCase()];
  if (sought === "") return false;
  for (let at = within.indexOf(sought); at !== -1; at = within.indexOf(sought, at + 1))
    if (!runsOn(within[at - 1], sought[0]) && !runsOn(sought.at(-1), within[at + sought.length])) return true;
  return false;
}

function runsOn(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && after !== undefined && ofWord.test(before) && ofWord.test(after);
}
