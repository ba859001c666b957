/**
 * A long value as one JSON text. What a loader returns is written into the page value by value, which for a hundred rows takes as long as
 * drawing them; one text is copied, and can be made once for many requests.
 */
export type Packed<Value> = string & { readonly packed: Value };

export function pack<Value>(value: Value): Packed<Value> {
  return JSON.stringify(value) as Packed<Value>;
}

export function unpack<Value>(packed: Packed<Value>): Value {
  return JSON.parse(packed) as Value;
}
