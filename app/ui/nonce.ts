import { createContext } from "react";

/** The nonce that lets our scripts and styles run; known on the server only, browsers hide it from scripts. */
export const NonceContext = createContext<string | undefined>(undefined);
