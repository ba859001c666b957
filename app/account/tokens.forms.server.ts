import { z } from "zod";

export const tokenLifetimes = ["30", "90", "365", "never"] as const;

export const createTokenForm = z
  .object({
    name: z.string().trim().min(1).max(100),
    access: z.enum(["read", "write"]),
    scope: z.enum(["all", "chosen"]),
    projects: z.array(z.string().min(1).max(60)).max(500).default([]),
    /** Days. */
    lifetime: z.enum(tokenLifetimes),
  })
  .refine(({ scope, projects }) => scope === "all" || projects.length > 0, { path: ["projects"], error: "token.noProject" });

export const revokeTokenForm = z.object({ tokenId: z.string().min(1).max(60) });
