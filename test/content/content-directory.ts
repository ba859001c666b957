import { fileURLToPath } from "node:url";

/** The content that ships with the product. */
export const contentDirectory = fileURLToPath(new URL("../../content", import.meta.url));
