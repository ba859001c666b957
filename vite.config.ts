import optimizeLocales from "@react-aria/optimize-locales-plugin";
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), { ...optimizeLocales.vite({ locales: ["en-GB", "zh-CN"] }), enforce: "pre" }],
  // The content security policy allows no data: fonts, so nothing is put into the style sheets.
  build: { target: "es2022", sourcemap: false, assetsInlineLimit: 0 },
  ssr: { noExternal: ["chinese-days"] },
  optimizeDeps: { exclude: ["better-sqlite3"] },
});
