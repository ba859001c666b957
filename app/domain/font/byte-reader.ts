/** Reads big-endian numbers one after the other, as font files hold them. Throws a RangeError past the end. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  uint8(): number {
    return this.#view.getUint8(this.at++);
  }

  int8(): number {
    return this.#view.getInt8(this.at++);
  }

  uint16(): number {
    this.at += 2;
    return this.#view.getUint16(this.at - 2);
  }

  int16(): number {
    this.at += 2;
    return this.#view.getInt16(this.at - 2);
  }

  uint32(): number {
    this.at += 4;
    return this.#view.getUint32(this.at - 4);
  }

  /** A fraction from -2 to 2 in 16 bits. */
  fraction(): number {
    return this.int16() / 16_384;
  }

  tag(): string {
    this.at += 4;
    return String.fromCharCode(...this.#bytes.subarray(this.at - 4, this.at));
  }

  bytes(length: number): Uint8Array {
    if (this.at + length > this.#bytes.length) throw new RangeError("The font ends too early");
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  /** A number of up to 16 bits in one to three bytes, as WOFF 2 writes it. */
  packed16(): number {
    const first = this.uint8();
    if (first === 253) return this.uint16();
    if (first === 254) return 506 + this.uint8();
    return first === 255 ? 253 + this.uint8() : first;
  }

  /** A number in seven bits a byte, the highest first. */
  packed32(): number {
    let value = 0;
    for (;;) {
      const byte = this.uint8();
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  }
}
