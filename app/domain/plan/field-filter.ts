import type { PlanTask } from "./model.ts";

/** Tasks with one value of a field, with any, or without. */
export interface FieldFilter {
  readonly key: string;
  /** A choice by the key of its option, a person by the id; `filled` and `empty` for any field. */
  readonly value: string;
}

/** `f3.o2`, as addresses keep it; null for anything else. */
export function readFieldFilter(text: string | null): FieldFilter | null {
  const match = /^(f[1-9]\d{0,6})\.([\w-]{1,60})$/.exec(text ?? "");
  return match ? { key: match[1]!, value: match[2]! } : null;
}

export function writeFieldFilter({ key, value }: FieldFilter): string {
  return `${key}.${value}`;
}

export function passesField({ custom }: Pick<PlanTask, "custom">, { key, value }: FieldFilter): boolean {
  const own = custom[key];
  if (value === "empty") return own === undefined;
  return value === "filled" ? own !== undefined : own === value;
}
