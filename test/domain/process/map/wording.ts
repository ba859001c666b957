import type { MapWording } from "#app/domain/process/map/map-labels.ts";

/** Letters half as wide as Chinese characters. */
export const wording: MapWording = {
  language: "zh",
  measure: (text, size) => [...text].reduce((sum, sign) => sum + (sign > "\u2e80" ? 1 : 0.56), 0) * size,
  noRole: "无角色",
  percent: (share) => `${Math.round(share * 1000) / 10}%`,
};
