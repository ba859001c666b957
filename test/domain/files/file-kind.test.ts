import { expect, it } from "vitest";
import { brokenPromise, fileKind } from "#app/domain/files/file-kind.ts";

const bytes = (text: string) => Uint8Array.from(text.padEnd(2_000), (letter) => letter.charCodeAt(0));
const unknown = "application/octet-stream";

it.each([
  ["report.pdf", "%PDF-1.7", "application/pdf"],
  ["report.pdf", "\u00ef\u00bb\u00bf%PDF-1.7", "application/pdf"],
  ["report.PDF", `@PJL ${" ".repeat(1_014)}%PDF-1.7`, "application/pdf"],
  ["report.pdf", `@PJL ${" ".repeat(1_020)}%PDF-1.7`, unknown],
  ["notes.txt", "It begins with %PDF-1.7", unknown],
  ["photo.jpg", "\u00ff\u00d8\u00ff\u00e1 cut short", "image/jpeg"],
  ["photo.jpg", "MZ", unknown],
])("%s is taken for what it is by its beginning", (name, content, contentType) => {
  expect(fileKind(bytes(content), name).contentType).toBe(contentType);
});

it.each([
  ["photo.jpg", "\u00ff\u00d8\u00ff\u00e1 cut short", null],
  ["photo.JPG", "MZ", "JPG"],
  ["photo.jpg", "%PDF-1.7", "JPG"],
  ["report.pdf", "\r\n%PDF-1.7", null],
  ["report.pdf", "MZ", "PDF"],
  ["plan.mpp", "MZ", null],
])("%s, kept without its kind, is told from a false name by its beginning", (name, content, kind) => {
  expect(brokenPromise(unknown, name, bytes(content))).toBe(kind);
  expect(brokenPromise(unknown, name)).toBeNull();
});
