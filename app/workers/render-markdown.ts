import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { renderUserMarkdown } from "./user-markdown.ts";

/** Entry of the worker that turns texts into HTML: the texts come with the start, their HTML in the same order is the only message. */
parentPort?.postMessage(z.array(z.string()).parse(workerData).map(renderUserMarkdown));
