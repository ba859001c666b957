import type { Bilingual } from "../template/template.ts";
import type { Priority, RequirementKind } from "./requirement.ts";

/** A requirement to begin with. */
export interface ExampleRequirement {
  /** Such as `E07`. */
  readonly id: string;
  readonly kind: RequirementKind;
  readonly priority: Priority;
  readonly statement: Bilingual;
  readonly source: Bilingual;
  /** The mandatory requirement, such as `M03`, or the criterion, such as `C07a`, of the ready scorecard that asks the same; null for none. */
  readonly judgedBy: string | null;
}
