import { deflateSync } from "node:zlib";

/** The objects of a PDF, numbered from 1, and the file they make. */
export class PdfFile {
  readonly #objects: (readonly [head: string, body: Uint8Array | null])[] = [];

  /** A number for an object that is put there later. */
  reserve(): number {
    return this.#objects.push(["null", null]);
  }

  put(number: number, object: string): void {
    this.#objects[number - 1] = [object, null];
  }

  /** A stream comes with its dictionary. */
  add(object: string | readonly [head: string, body: Uint8Array]): number {
    return this.#objects.push(typeof object === "string" ? [object, null] : object);
  }

  bytes(catalog: number, information: number): Uint8Array {
    const parts: Uint8Array[] = [];
    const offsets: number[] = [];
    let length = 0;
    const push = (part: string | Uint8Array) => {
      const bytes = typeof part === "string" ? Buffer.from(part, "latin1") : part;
      parts.push(bytes);
      length += bytes.length;
    };
    push("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
    for (const [index, [head, body]] of this.#objects.entries()) {
      offsets.push(length);
      push(`${index + 1} 0 obj\n${head}`);
      if (body) {
        push("\nstream\n");
        push(body);
        push("\nendstream");
      }
      push("\nendobj\n");
    }
    const table = length;
    push(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
    push(offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join(""));
    push(`trailer\n<</Size ${offsets.length + 1}/Root ${catalog} 0 R/Info ${information} 0 R>>\nstartxref\n${table}\n%%EOF\n`);
    return Buffer.concat(parts);
  }
}

/** A stream with its dictionary, compressed. */
export function streamOf(content: string | Uint8Array, entries = ""): readonly [head: string, body: Uint8Array] {
  const body = deflateSync(typeof content === "string" ? Buffer.from(content, "latin1") : content);
  return [`<<${entries}/Filter/FlateDecode/Length ${body.length}>>`, body];
}
