import { describe, expect, it } from "vitest";
import { decodeXml } from "#app/workers/decode-xml.ts";

const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>需求</a>`;
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, "utf16le");
  return bigEndian ? bytes.swap16() : bytes;
};
const problemOf = (bytes: Uint8Array): unknown => {
  try {
    return decodeXml(bytes);
  } catch (error) {
    return error;
  }
};

describe("decodeXml", () => {
  it("reads UTF-8 with and without mark and declaration", () => {
    for (const text of ["<a>需求</a>", declared("UTF-8"), declared("utf8"), `\ufeff${declared("UTF-8")}`]) {
      expect(decodeXml(Buffer.from(text))).toContain("<a>需求</a>");
    }
  });

  it("reads UTF-16 in both byte orders, with the mark or by its first character", () => {
    for (const bigEndian of [false, true]) {
      expect(decodeXml(utf16(`\ufeff${declared("UTF-16")}`, bigEndian))).toContain("<a>需求</a>");
      expect(decodeXml(utf16(declared("UTF-16"), bigEndian))).toContain("<a>需求</a>");
      expect(decodeXml(utf16("\ufeff<a>需求</a>", bigEndian))).toContain("<a>需求</a>");
    }
  });

  it("reads GB18030 and its older names when the declaration says so", () => {
    const body = Buffer.concat([Buffer.from("<a>"), Buffer.from([0xd0, 0xe8, 0xc7, 0xf3]), Buffer.from("</a>")]);

    for (const label of ["GB18030", "gbk", "GB2312"]) {
      expect(decodeXml(Buffer.concat([Buffer.from(`<?xml version="1.0" encoding='${label}'?>`), body]))).toContain("<a>需求</a>");
    }
  });

  it("names an encoding it does not read", () => {
    expect(problemOf(Buffer.from(declared("UTF-7")))).toMatchObject({
      code: "import.encoding",
      detail: { encoding: "utf-7", reason: "unknown" },
    });
  });

  it("refuses a declaration that contradicts the bytes", () => {
    expect(problemOf(Buffer.from(declared("UTF-16")))).toMatchObject({ code: "import.encoding", detail: { reason: "contradiction" } });
    expect(problemOf(utf16(`\ufeff${declared("UTF-8")}`))).toMatchObject({ code: "import.encoding", detail: { reason: "contradiction" } });
  });

  it("refuses bytes the encoding does not have instead of guessing", () => {
    const gb18030AsUtf8 = Buffer.from([0x3c, 0x61, 0x3e, 0xd0, 0xe8, 0xc7, 0xf3]);

    expect(problemOf(gb18030AsUtf8)).toMatchObject({ code: "import.encoding", detail: { encoding: "utf-8", reason: "invalidBytes" } });
  });
});
