const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes an SVG element. Attribute values and text are set as values, never parsed as markup. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
  parent?: Element,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(svgNamespace, name);
  for (const key in attributes) element.setAttribute(key, String(attributes[key]));
  parent?.appendChild(element);
  return element;
}
