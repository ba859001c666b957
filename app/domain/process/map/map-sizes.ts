/** In points of 1/72 inch. */
export const mapSizes = {
  margin: 14,
  titleHeight: 26,
  laneHeader: 88,
  laneMargin: 14,
  leastLane: 64,
  taskWidth: 112,
  leastTask: 42,
  textMargin: 7,
  eventRadius: 13,
  gatewayHalf: 19,
  stepText: 9,
  flowText: 8,
  lineHeight: 1.32,
  /** How wide a label beside or above its shape may be. */
  labelRoom: 104,
  flowLabelRoom: 88,
  labelGap: 3,
  /** Least distances of what stands in one column, from border to border. */
  stepGap: 20,
  passingGap: 12,
  flowGap: 9,
  /** Of arrows that come into one step. */
  portGap: 9,
  /** Between a step and the first vertical line, between vertical lines, and in front of an arrow. */
  stub: 12,
  trackGap: 9,
  arrowRoom: 16,
} as const;

/** How near horizontal lines may be before they look like one. */
export const lineTolerance = 6;
