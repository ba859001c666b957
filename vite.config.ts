import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig)],
  // The content security policy allows no data: fonts, so nothing is put into the style sheets.
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0 },
  ssr: { noExternal: ["chinese-days"] },
  optimizeDeps: { exclude: ["better-sqlite3"] },
});
