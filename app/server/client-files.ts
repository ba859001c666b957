import path from "node:path";

import express, { Router } from "express";

import { refuse } from "./guard/refusal.ts";
import { sendRefusal } from "./refusal-page.ts";

/** The files of the built client. What lies under `/assets/` carries a hash of its content in its name and never changes. */
export function clientFiles(clientDirectory: string): Router {
  const router = Router();
  const shared = { index: false, redirect: false, etag: true, dotfiles: "ignore" } as const;
  router.use(
    "/assets",
    express.static(path.join(clientDirectory, "assets"), {
      ...shared,
      setHeaders: (response) => {
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
      },
    }),
    (request, response) => {
      sendRefusal(request, response, refuse(404, "notFound"));
    },
  );
  const otherFiles = express.static(clientDirectory, shared);
  // A page's address has no dot: it need not be looked for on the disk.
  router.use((request, response, next) => (request.path.includes(".") ? otherFiles(request, response, next) : next()));
  return router;
}
