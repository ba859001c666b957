import { describe, expect, it } from "vitest";
import { refuseContainer } from "#app/domain/sheet/sheet-container.ts";

const compound = [0xd0, 0xcf, 0x11, 0xe0];
const encrypted = [...compound, ...Array<number>(600).fill(0x45), ...Buffer.from("EncryptedPackage", "utf16le")];

describe("a file that is offered as a sheet", () => {
  it.each([
    ["plan.xlsx", [0x50, 0x4b, 3, 4], undefined],
    ["plan.xls", [0x50, 0x4b, 3, 4], undefined],
    ["plan.csv", [0x4e, 0x6f], undefined],
    ["plan.xlsx", [0x4e, 0x6f], "import.noWorkbook"],
    ["plan.XLS", [0x3c, 0x68, 0x74], "import.noWorkbook"],
    ["plan.pdf", [0x25, 0x50, 0x44, 0x46], "import.fileType"],
    ["plan.xls", compound, "import.oldExcel"],
    ["plan.xlsx", encrypted, "import.password"],
    ["plan.csv", encrypted, "import.password"],
  ])("%s is refused where it cannot be one", (name, bytes, code) => {
    expect(refuseContainer(name, Uint8Array.from(bytes))?.code).toBe(code);
  });
});
