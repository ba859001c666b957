import { XMLBuilder } from "fast-xml-parser";
import { xmlText } from "#app/domain/xml-text.ts";
import type { XmlElement } from "#app/domain/interchange/xml-element.ts";

const builder = new XMLBuilder({ ignoreAttributes: false, format: true, indentBy: " ", suppressEmptyNode: true });

/** A Microsoft Project XML document with the content of its Project element. Characters that XML does not allow are left out. */
export function writeMspdi(project: XmlElement): string {
  const text: string = builder.build({ Project: { "@_xmlns": "http://schemas.microsoft.com/project", ...project } });
  // What is no character of XML comes from texts alone.
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xmlText(text)}`;
}
