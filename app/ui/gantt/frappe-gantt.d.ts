/** The parts of frappe-gantt 1.2.2 that the painter builds on; the package has no types of its own. */
declare module "frappe-gantt" {
  export interface FrappeTask {
    readonly id: string;
    readonly _index: number;
    readonly [field: string]: unknown;
  }

  export interface FrappeViewMode {
    readonly name: string;
    readonly step: string;
    readonly column_width: number;
    readonly padding: string;
  }

  export interface FrappeOptions {
    readonly view_modes: readonly FrappeViewMode[];
    readonly bar_height: number;
    readonly padding: number;
    readonly upper_header_height: number;
    readonly lower_header_height: number;
    readonly [option: string]: unknown;
  }

  export interface FrappeBar {
    gantt: Gantt;
    task: FrappeTask;
    group: SVGGElement;
    bar_group: SVGGElement;
    handle_group: SVGGElement;
    x: number;
    y: number;
    width: number;
    height: number;
    refresh(): void;
    prepare_helpers(): void;
    prepare_values(): void;
    compute_y(): void;
    draw(): void;
    bind(): void;
  }

  export type FrappeBarClass = new (gantt: Gantt, task: FrappeTask) => FrappeBar;

  export interface FrappeArrow {
    gantt: Gantt;
    from_task: { readonly task: FrappeTask };
    to_task: { readonly task: FrappeTask };
    path: string;
    element: SVGPathElement;
    calculate_path(): void;
    draw(): void;
  }

  export type FrappeArrowClass = new (gantt: Gantt, from: { readonly task: FrappeTask }, to: { readonly task: FrappeTask }) => FrappeArrow;

  export default class Gantt {
    constructor(wrapper: HTMLElement, tasks: readonly FrappeTask[], options: FrappeOptions);
    $container: HTMLElement;
    $svg: SVGSVGElement;
    $header: HTMLElement;
    $upper_header: HTMLElement;
    $lower_header: HTMLElement;
    $popup_wrapper: HTMLElement;
    $extras: HTMLElement;
    layers: Record<"grid" | "arrow" | "progress" | "bar", SVGGElement>;
    options: FrappeOptions;
    config: { column_width: number; header_height: number; step: number; unit: string; ignored_positions: number[] };
    tasks: FrappeTask[];
    bars: FrappeBar[];
    arrows: FrappeArrow[];
    dates: Date[];
    gantt_start: Date;
    gantt_end: Date;
    grid_height: number;
    setup_wrapper(element: HTMLElement): void;
    setup_options(options: FrappeOptions): void;
    setup_tasks(tasks: readonly FrappeTask[]): void;
    setup_dates(refresh?: boolean): void;
    update_view_scale(mode: FrappeViewMode): void;
    change_view_mode(mode?: string | FrappeViewMode, keepPosition?: boolean): void;
    refresh(tasks: readonly FrappeTask[]): void;
    render(): void;
    clear(): void;
    setup_layers(): void;
    make_grid_background(): void;
    make_grid_rows(): void;
    make_grid_header(): void;
    make_side_header(): void;
    make_grid_highlights(): void;
    make_grid_ticks(): void;
    make_dates(): void;
    make_bars(): void;
    make_arrows(): void;
    map_arrows_on_bars(): void;
    set_dimensions(): void;
    set_scroll_position(date?: unknown): void;
    bind_events(): void;
    create_el(options: {
      left?: number;
      top?: number;
      width?: number;
      height?: number;
      id?: string;
      classes: string;
      append_to?: Element;
      type?: string;
    }): HTMLElement;
  }
}
