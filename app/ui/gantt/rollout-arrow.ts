import type { FrappeArrowClass } from "frappe-gantt";
import { linkPath, type LinkEnd } from "./link-path.ts";
import type { ChartLinkType } from "./scene.ts";

/** What an arrow asks of the chart: where a row's bar lies, and the type of the link that is being drawn. */
export interface ArrowSurface {
  readonly endOf: (row: number) => LinkEnd;
  readonly typeBeingDrawn: () => ChartLinkType;
}

/** The library's arrow with a path by link type; the library itself knows one kind only. */
export function rolloutArrowClass(Base: FrappeArrowClass, surface: ArrowSurface): FrappeArrowClass {
  return class RolloutArrow extends Base {
    override calculate_path(): void {
      this.path = linkPath(surface.typeBeingDrawn(), surface.endOf(this.from_task.task._index), surface.endOf(this.to_task.task._index));
    }
  };
}
