/** Options of Remix; vite.config.ts hands them to its plugin. */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  ssr: true,
  // Files of routes are named in app/routes.ts.
  ignoredRouteFiles: ["**/*"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_routeConfig: true,
    // On, one anonymous request can keep the server busy for seconds.
    v3_lazyRouteDiscovery: false,
    unstable_optimizeDeps: true,
  },
};
