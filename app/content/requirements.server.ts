import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import type { ExampleRequirement } from "#app/domain/requirement/example.ts";
import { priorities, requirementKinds } from "#app/domain/requirement/requirement.ts";
import { bilingualSchema } from "./template-schema.ts";

const examplesSchema = z.strictObject({
  version: z.int().min(1),
  requirements: z
    .array(
      z.strictObject({
        id: z.string().regex(/^E\d\d$/),
        kind: z.enum(requirementKinds),
        priority: z.enum(priorities),
        statement: bilingualSchema,
        source: bilingualSchema,
        judgedBy: z
          .string()
          .regex(/^(?:M\d\d|C\d\d[a-z]?)$/)
          .nullable(),
      }),
    )
    .min(1),
});

const examples = new Map<string, Promise<readonly ExampleRequirement[]>>();

/** The requirements to begin with, read from the content directory once and kept. A directory that cannot be read is tried again the next time. */
export function loadExampleRequirements(contentDirectory: string): Promise<readonly ExampleRequirement[]> {
  const known = examples.get(contentDirectory);
  if (known !== undefined) return known;
  const read = readFile(join(contentDirectory, "requirements.yaml"), "utf8").then((yaml) => examplesSchema.parse(parse(yaml)).requirements);
  examples.set(contentDirectory, read);
  read.catch(() => examples.delete(contentDirectory));
  return read;
}
