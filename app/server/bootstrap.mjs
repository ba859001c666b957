// Entry of the npm scripts: brings the installation and the build up to date, then runs what was asked for. It runs before anything is
// installed, so it is plain JavaScript and uses nothing but Node.
import { requireNode } from "./bootstrap/node-version.mjs";

requireNode(process.versions.node);
const { runVerb } = await import("./bootstrap/verbs.mjs");
process.exitCode = await runVerb(process.argv[2], process.argv.slice(3));
