import type { PlanTask } from "./model.ts";

const written = /^(#?)(\d{1,9}(?:\.\d{1,9})*)$/;

/** Whether a text may stand for a task of a plan: a work breakdown code, `5.2`, or a task number, `#77`. */
export function isTaskCode(text: string): boolean {
  return written.test(plain(text));
}

/**
 * The task of a plan that a code stands for, given the codes of all of its tasks; null when it is no code or nobody's. Leading zeros do not
 * count. A plain number is a code of the top level, or else a task number; one with dots is never a number, not even `5.0`.
 */
export function findByCode(tasks: readonly PlanTask[], codes: ReadonlyMap<string, string>, text: string): PlanTask | null {
  const [, hash, digits = ""] = written.exec(plain(text)) ?? [];
  const code = digits.split(".").map(Number).join(".");
  const coded = hash === "" ? tasks.find(({ id }) => codes.get(id) === code) : undefined;
  const isNumber = !digits.includes(".");
  return coded ?? tasks.find(({ number }) => isNumber && number === Number(digits)) ?? null;
}

function plain(text: string): string {
  return text.normalize("NFKC").trim().replaceAll("。", ".");
}
