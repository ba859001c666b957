/** One field of a type as people read it. */
export interface FieldLine {
  readonly name: string;
  /** Such as `string`, `"FS" | "SS"` or `Task[]`. */
  readonly type: string;
  readonly isRequired: boolean;
}

interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly format?: string | undefined;
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly anyOf?: readonly unknown[] | undefined;
  readonly oneOf?: readonly unknown[] | undefined;
}

/** The fields of an object type; a reference is followed where the types are given. */
export function describeFields(schema: unknown, schemas: Readonly<Record<string, unknown>> = {}): FieldLine[] {
  const { $ref, properties = {}, required = [] } = asSchema(schema);
  const known = $ref === undefined ? undefined : schemas[nameOf($ref)];
  if (known) return describeFields(known, schemas);
  return Object.entries(properties).map(([name, field]) => ({ name, type: typeOf(field), isRequired: required.includes(name) }));
}

/** A type in one line. */
export function typeOf(value: unknown): string {
  const schema = asSchema(value);
  if (schema.$ref !== undefined) return nameOf(schema.$ref);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((entry) => JSON.stringify(entry)).join(" | ");
  if (schema.items !== undefined) return listOf(typeOf(schema.items));
  if (schema.properties) {
    const fields = describeFields(schema).map((field) => `${field.name}${field.isRequired ? "" : "?"}: ${field.type}`);
    return `{ ${fields.join(", ")} }`;
  }
  const type = typeof schema.type === "string" ? schema.type : (schema.type ?? ["any"]).join(" | ");
  return schema.format === undefined ? type : `${type} (${schema.format})`;
}

function listOf(type: string): string {
  return type.includes(" ") ? `(${type})[]` : `${type}[]`;
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

function asSchema(value: unknown): Schema {
  return typeof value === "object" && value !== null ? value : {};
}
