/**
 * The shape a translation must have to compile: every key of the English text. Chinese has one plural form, so the `_one` forms of
 * English have no counterpart.
 */
export type Translation<English> = {
  readonly [Key in keyof English as Key extends `${string}_one` ? never : Key]: English[Key] extends string
    ? string
    : Translation<English[Key]>;
};
